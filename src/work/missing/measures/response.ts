// Measures of the response: deployment, ownership, reviews, and going again.
import { hours, plus } from '../../../kernel/time.ts'
import type { Duty } from '../../../practice/duty.ts'
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

/**
 * M3: missing again within 28 days of a first episode in twelve clear months. Not yet, until the 28 days are over. Passed on and taken back, a
 * search counts once: by the record that was passed on.
 */
export const repeatedWithin28Days: Observe = ({ state }) => {
  const { report, reportedAt } = state
  if (report === null || reportedAt === null || report.history.reportsIn12Months > 1) return []
  if (report.history.earlier.some((one) => one.withAnotherForce === true && one.reportedAt === reportedAt)) return []
  const dueAt = plus(reportedAt, hours(24 * 28))
  const again = state.repeatedBy?.reportedAt ?? null
  const one = said(state, 'M3', 1, reportedAt, null)
  return again !== null && again <= dueAt
    ? [{ ...one, dueAt, doneAt: again, recordedAt: again }]
    : [{ ...one, dueAt, yes: false }]
}
