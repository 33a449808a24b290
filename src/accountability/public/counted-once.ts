// A month is counted once: figures of the same twelve months stand as they were published before, in a release or beside an answer.
import type { PublicGap, PublicMeasure } from './facts.ts'
import { type Asked, keyOf } from './shown-measure.ts'

/** What was published of the same twelve months, the first of each first. */
export type Before = {
  readonly measures: readonly CountedBefore[]
  readonly gaps: readonly PublicGap[]
}
/** `together`: how many measures were read together where its change was said. */
type CountedBefore = { readonly one: PublicMeasure; readonly together: number }

/**
 * The figures of the same twelve months as they were published before, by measure, part and version of the definition: a month is counted
 * once, so that two publications of it cannot be held against each other.
 */
export function keptFrom(before: readonly CountedBefore[]): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>()
  for (const { one, together } of before) {
    const key = keptKey({ measure: one.measure, part: one.part ?? null }, one.version)
    const earlier = kept.get(key)
    kept.set(key, { one: earlier?.one ?? one, changes: [[together, saidOf(one)], ...(earlier?.changes ?? [])] })
  }
  return kept
}

type SaidOfChange = Pick<PublicMeasure, 'change' | 'verdict'>

export const saidOf = ({ change, verdict }: PublicMeasure): SaidOfChange => ({
  change,
  ...(verdict === undefined ? {} : { verdict }),
})

/** The figures, and what was said of their change where so many measures were read together: one among five must show more than one alone. */
type Kept = {
  readonly one: PublicMeasure
  readonly changes: readonly (readonly [together: number, said: SaidOfChange])[]
}

export const keptKey = (asked: Asked, version: number): string => `${keyOf(asked)}/${version}`
