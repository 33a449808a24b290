// Measures of the response: grading, deployment, ownership, reviews, handovers.
import { hours, minutesBetween, plus } from '../../../kernel/time.ts'
import { levelOrder } from '../grade/levels.ts'
import { fromFirstContact, type Observe, said, timed } from './observing.ts'

/** M1: the first grade at or above the minimum. */
export const gradedAtOrAbove: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) =>
    fact.kind === 'missing.graded/1'
      ? [said(state, 'M1', fact.position, fact.happenedAt, levelOrder(fact.body.level) >= levelOrder(fact.body.floor))]
      : [],
  )

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
export const arrivedInTime: Observe = (folded) =>
  fromFirstContact(
    folded,
    timed(folded, 'M6', ['arrive'], () => folded.state.grading?.level ?? null),
  )

/** As the default policy sets gap.high and gap.other; a case is judged by its own grade. */
const gapLimitMinutes = { HIGH: 60, other: 240 }

/** M7: a gap without real action longer than the level's limit, while missing. */
export const longestInactivity: Observe = ({ state, steps }) => {
  const limit = state.level === 'HIGH' ? gapLimitMinutes.HIGH : gapLimitMinutes.other
  const over = state.located ?? null
  if (over === null || state.level === null) return []
  return [
    {
      ...said(state, 'M7', 1, over.at, state.longestGapMinutes > limit),
      minutes: state.longestGapMinutes,
      part: steps.length === 0 ? null : state.level,
    },
  ]
}

/** M8: ownership acknowledged in time; its sibling, the first real action, stands apart. */
export const acknowledged: Observe = (folded) => [
  ...timed(folded, 'M8', ['acknowledge ownership']),
  ...timed(folded, 'M8a', ['take the first real action']),
]

/** M9: reviews on time, by level. */
export const reviewedOnTime: Observe = (folded) => timed(folded, 'M9', ['review the risk'], () => folded.state.level)

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

/** M11: handed over at the change of shift; signed by both, or by the incoming alone. */
export const handedOver: Observe = (folded) =>
  timed(folded, 'M11', ['hand over at the change of shift'], (duty) => {
    const signed = folded.state.handovers.find((one) => one.at === duty.metAt)
    return signed === undefined ? null : signed.bothSigned ? 'signed by both' : 'signed by the incoming alone'
  })

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
