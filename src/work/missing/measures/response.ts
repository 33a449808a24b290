// Measures of the response: grading, deployment, ownership, reviews, handovers.
import { hours, minutesBetween, plus } from '../../../kernel/time.ts'
import type { Duty } from '../../../practice/duty.ts'
import { levelOrder } from '../grade/levels.ts'
import { isReal } from '../real-action.ts'
import {
  type FoldedEpisode,
  firstOwnersUnit,
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

/** M2: ever LOW or VERY_LOW, of all: whoever was never graded is in the count. */
export const everLow: Observe = ({ state }) =>
  state.reportedAt === null
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

/** M4a: the first grade in time, before anybody endorses it; who never is graded counts. */
export const timeToGrade: Observe = (folded) => fromFirstContact(folded, timed(folded, 'M4a', ['grade the risk']))

/** M5: raised more than two hours after the first contact with this force, on what was known at the report. */
export const raisedLate: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) => {
    const since = state.report?.acceptedAt ?? state.reportedAt
    if (fact.kind !== 'missing.raised/1' || since === null) return []
    return [
      said(
        state,
        'M5',
        fact.position,
        fact.happenedAt,
        fact.body.onInformationHeldAtReport && minutesBetween(since, fact.happenedAt) > 120,
      ),
    ]
  })

/** M6: first arrival within the level's target. */
export const arrivedInTime: Observe = (folded) => {
  // A grade that rose began a second clock: the arrival is judged by whichever ran out first.
  const [first] = timed(folded, 'M6', ['arrive'], gradeAtStart(folded), firstOwnersUnit(folded)).toSorted((a, b) =>
    (a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1,
  )
  return first === undefined ? [] : fromFirstContact(folded, [{ ...first, item: 1 }])
}

/** M8: ownership acknowledged in time; its sibling, the first real action, stands apart. */
export const acknowledged: Observe = (folded) => [
  ...timed(folded, 'M8', ['acknowledge ownership'], undefined, ownersUnit(folded)),
  ...timed(folded, 'M8a', ['take the first real action'], whoActed(folded), ownersUnit(folded)),
]

/** The first action of a search may be anybody's; whether it was the owner's is told apart. */
function whoActed({ steps }: FoldedEpisode): (duty: Duty) => string | null {
  return ({ metAt, ownerId }) => {
    if (metAt === null) return null
    const by = steps.find(({ fact }) => isReal(fact) && fact.happenedAt === metAt)?.fact.recordedBy
    return by === ownerId ? 'by the owner' : 'by somebody else'
  }
}

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
