// What a verifier found wrong, in words that name places and never people.
import type { Place } from './rows.ts'

export type Problem = {
  readonly kind: 'altered' | 'deleted' | 'reordered' | 'truncated' | 'inserted' | 'signature'
  readonly recordId?: string
  readonly position?: number
  readonly leafIndex?: number
  readonly sentence: string
}

/** So many are listed; the rest are counted. */
const listed = 1_000

export type Problems = { readonly list: Problem[]; more: number }

export function report(problems: Problems, problem: Problem): void {
  if (problems.list.length < listed) problems.list.push(problem)
  else problems.more += 1
}

/** What a whole loss is must not stand behind a thousand leaves of it: before all others, and counted as they are. */
export function reportFirst(problems: Problems, problem: Problem): void {
  problems.list.unshift(problem)
  if (problems.list.length <= listed) return
  problems.list.pop()
  problems.more += 1
}

export const at = (place: Place, leafIndex?: number) => ({
  recordId: place.record_id,
  position: place.position,
  ...(leafIndex === undefined ? {} : { leafIndex }),
})

export const factCalled = (place: Place): string =>
  `fact ${place.position} of record ${place.record_id} (${place.force_id})`

export const placeKey = (place: Place): string => `${place.force_id} ${place.record_id} ${place.position}`
