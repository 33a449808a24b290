// A finding that repeats a recommendation is counted on it, in the same transaction: “found again”.
import type { Instant } from '../../../kernel/time.ts'
import { type Also, alsoOn } from '../../../registers/records.ts'
import { recommendation } from '../procedure.ts'
import type { Bodies } from './facts.ts'
import type { InspectionState } from './procedure.ts'

type From = { readonly recordId: string; readonly title: string; readonly publishedOn: string }

export const repeats = (
  { recordId, title, publishedOn }: From,
  findings: readonly Pick<Bodies['inspection.found/1'], 'again' | 'theme'>[],
  now: Instant,
): readonly Also[] =>
  findings.flatMap(({ again, theme }) => {
    if (again === null || again.recordId === null) return []
    const body = { inspection: title.slice(0, 200), inspectionId: recordId, on: publishedOn, says: theme }
    return [
      alsoOn(recommendation, again.recordId, () => [{ kind: 'recommendation.found-again/1', happenedAt: now, body }]),
    ]
  })

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
