// A finding that repeats a recommendation is counted on it, and on what that repeats in its turn, in the same transaction: “found again”.
import type { Instant } from '../../../kernel/time.ts'
import { type Also, alsoOn } from '../../../registers/records.ts'
import { recommendation } from '../procedure.ts'
import { isSameTitle } from '../same-title.ts'
import type { RecommendationState } from '../state.ts'
import type { Bodies } from './facts.ts'
import type { InspectionState } from './procedure.ts'

type From = { readonly recordId: string; readonly title: string; readonly publishedOn: string }

export const repeats = (
  from: From,
  findings: readonly Pick<Bodies['inspection.found/1'], 'again' | 'theme'>[],
  now: Instant,
): readonly Also[] =>
  findings.flatMap(({ again, theme }) => {
    if (again === null) return []
    const { recordId, title, publishedOn } = from
    const body = { inspection: title.slice(0, 200), inspectionId: recordId, on: publishedOn, says: theme }
    return recommendationsRepeated(again).map((one) =>
      alsoOn(recommendation, one, ({ state }) =>
        isCounted(state, from) ? [{ kind: 'recommendation.found-again/1', happenedAt: now, body }] : [],
      ),
    )
  })

/** The one that is named, and what that repeats in its turn. */
export const recommendationsRepeated = (again: Bodies['inspection.found/1']['again']): readonly string[] =>
  again === null ? [] : [...new Set([again.recordId ?? [], (again.earlier ?? []).map((one) => one.recordId)].flat())]

/** By another report, of a later day, and once for each: two findings of one inspection find it again once. */
function isCounted({ received, foundAgain }: RecommendationState, { recordId, title, publishedOn }: From): boolean {
  const own = received?.inspectionId === recordId
  const later = (received?.published ?? '') < publishedOn
  return (
    later && !own && !foundAgain.some((one) => one.inspectionId === recordId || isSameReport(one, title, publishedOn))
  )
}

/** Entered before by its title alone. */
const isSameReport = (
  one: { readonly inspection: string; readonly inspectionId: string | null; readonly on: string },
  title: string,
  publishedOn: string,
): boolean => one.inspectionId === null && one.on === publishedOn && isSameTitle(one.inspection, title)

/** What stands against naming it as found before; null where nothing does. Of a draft the day is looked at on publication. */
export function repeatWrong(
  named: { readonly inspectionId: string | null; readonly published: string | null },
  by: { readonly inspectionId: string; readonly published: string | null },
): string | null {
  if (named.inspectionId === by.inspectionId)
    return 'That is in this same report. To be found again, it must be in an earlier one'
  return by.published !== null && named.published !== null && named.published >= by.published
    ? 'That was published on this day or later. To be found again, it must be in an earlier report'
    : null
}

/** Of a draft nothing is counted elsewhere before it is published. */
export function countedAgain(
  { recorded, published }: Pick<InspectionState, 'recorded' | 'published'>,
  recordId: string,
  findings: Parameters<typeof repeats>[1],
  now: Instant,
): readonly Also[] {
  return recorded === null || published === null
    ? []
    : repeats({ recordId, title: recorded.title, publishedOn: published.on }, findings, now)
}
