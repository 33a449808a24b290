// Measures of the response: grading, deployment, ownership, reviews, handovers.

import { hours, type Instant, minutesBetween, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { isReal } from '../actions.ts'
import { levelOrder } from '../grade/levels.ts'
import { isMissing } from '../state.ts'
import {
  type FoldedEpisode,
  fromFirstContact,
  gradeAtStart,
  type Observe,
  ownersUnit,
  said,
  timed,
} from './observing.ts'

/**
 * M1: the first grade at or above the minimum, or below it by a lowering that a second person agreed to; and not raised
 * afterwards on what had been known when the report was taken.
 */
export const gradedAtOrAbove: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) => {
    if (fact.kind !== 'missing.graded/1') return []
    const { level, floor } = fact.body
    const authorised = steps.some(
      ({ fact: later }) =>
        later.kind === 'missing.lowered/1' &&
        later.position > fact.position &&
        levelOrder(later.body.level) <= levelOrder(level),
    )
    const tooLow = steps.some(
      ({ fact: later }) =>
        later.kind === 'missing.raised/1' && later.position > fact.position && later.body.onInformationHeldAtReport,
    )
    const yes = (levelOrder(level) >= levelOrder(floor) || authorised) && !tooLow
    return [said(state, 'M1', fact.position, fact.happenedAt, yes)]
  })

/** M2: ever LOW or VERY_LOW. */
export const everLow: Observe = ({ state }) =>
  state.level === null || state.reportedAt === null
    ? []
    : [
        said(
          state,
          'M2',
          1,
          state.reportedAt,
          state.grades.some((grade) => levelOrder(grade.level) <= levelOrder('LOW')),
        ),
      ]

/** M4: from the first contact to the endorsed grade. */
export const timeToEndorsement: Observe = (folded) =>
  fromFirstContact(folded, timed(folded, 'M4', ['endorse the grade']))

/** M5: raised more than two hours after the first contact, on what was known at the report. */
export const raisedLate: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) => {
    if (fact.kind !== 'missing.raised/1' || state.reportedAt === null) return []
    return [
      said(
        state,
        'M5',
        fact.position,
        fact.happenedAt,
        fact.body.onInformationHeldAtReport && minutesBetween(state.reportedAt, fact.happenedAt) > 120,
      ),
    ]
  })

/** M6: first arrival within the level's target. */
export const arrivedInTime: Observe = (folded) => {
  // A grade that rose began a second clock: the arrival is judged by whichever ran out first.
  const [first] = timed(folded, 'M6', ['arrive'], gradeAtStart(folded)).toSorted((a, b) =>
    (a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1,
  )
  return first === undefined ? [] : fromFirstContact(folded, [{ ...first, item: 1 }])
}

/** M7: a time without real action longer than the grade allowed then, while missing. The minutes are the longest such time. */
export const longestInactivity: Observe = (folded) => {
  const { state } = folded
  if (state.located === null || state.level === null) return []
  const one = said(state, 'M7', 1, state.located.at, wasTooLong(folded), state.level)
  return [{ ...one, minutes: state.longestGapMinutes }]
}

/** Each time without action is judged by the grade it passed under and the force's limit of that day; a grade that rises begins its own shorter limit. */
function wasTooLong({ steps, policyAt }: FoldedEpisode): boolean {
  let raisedAt: Instant | null = null
  for (const { fact, before, state } of steps) {
    const [wasHigh, isHigh] = [before.level === 'HIGH', state.level === 'HIGH']
    const regraded = before.level !== null && wasHigh !== isHigh
    if (isMissing(before) && before.lastRealAt !== null && (isReal(fact) || regraded)) {
      const since: Instant = wasHigh && raisedAt !== null && raisedAt > before.lastRealAt ? raisedAt : before.lastRealAt
      const most = setting(policyAt(since), wasHigh ? 'gap.high' : 'gap.other')
      if (minutesBetween(since, fact.happenedAt) > most) return true
    }
    if (regraded) raisedAt = isHigh ? fact.happenedAt : null
  }
  return false
}

/** M8: ownership acknowledged in time; its sibling, the first real action, stands apart. */
export const acknowledged: Observe = (folded) => [
  ...timed(folded, 'M8', ['acknowledge ownership'], undefined, ownersUnit(folded)),
  ...timed(folded, 'M8a', ['take the first real action'], undefined, ownersUnit(folded)),
]

/** M9: reviews on time, by the grade under which each was due. */
export const reviewedOnTime: Observe = (folded) => timed(folded, 'M9', ['review the risk'], gradeAtStart(folded))

/** Above this share of words in common a review is shown as near the same as the one before. */
const nearDuplicate = 0.9

/** M10: reviews that set or closed an action. */
export const reviewsThatActed: Observe = ({ state }) =>
  state.reviews.map((review) =>
    said(
      state,
      'M10',
      review.position,
      review.at,
      review.actions > 0,
      (review.likeTheLast ?? 0) >= nearDuplicate ? 'like the one before' : 'its own words',
    ),
  )

/** M11: handed over at the change of shift; signed by both, or by the incoming alone. The team is the one that hands over. */
export const handedOver: Observe = (folded) => {
  const signed = new Map(folded.state.handovers.map((one) => [one.at, one.bothSigned]))
  const part = (metAt: Instant | null) => {
    const both = metAt === null ? undefined : signed.get(metAt)
    return both === undefined ? null : both ? 'signed by both' : 'signed by the incoming alone'
  }
  const duty = ['hand over at the change of shift']
  return timed(folded, 'M11', duty, ({ metAt }) => part(metAt), ownersUnit(folded))
}

/** M12: earlier episodes shown and answered for, where there are any. */
export const earlierConsidered: Observe = ({ state, steps }) =>
  (state.report?.history.earlier.length ?? 0) === 0
    ? []
    : steps.flatMap(({ fact }) =>
        fact.kind === 'missing.graded/1'
          ? [
              said(
                state,
                'M12',
                fact.position,
                fact.happenedAt,
                fact.body.earlierShown && (fact.body.earlierConsidered ?? '').trim() !== '',
              ),
            ]
          : [],
      )

/** M20: graded by somebody whose training was in date. */
export const gradedByCompetent: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) =>
    fact.kind === 'missing.graded/1' ? [said(state, 'M20', fact.position, fact.happenedAt, fact.body.competent)] : [],
  )

/** M3: missing again within 28 days of a first episode in twelve clear months. Not yet, until the 28 days are over. */
export const repeatedWithin28Days: Observe = ({ state }) => {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null || report.history.reportsIn12Months > 1) return []
  const dueAt = plus(reportedAt, hours(24 * 28))
  const again = state.repeatedBy?.reportedAt ?? null
  const one = said(state, 'M3', 1, reportedAt, null)
  return again !== null && again <= dueAt
    ? [{ ...one, dueAt, doneAt: again, recordedAt: again }]
    : [{ ...one, dueAt, yes: false }]
}
