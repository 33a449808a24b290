// A month is counted once: figures of the same twelve months stand as they were published before.
import type { PublicMeasure, Release } from './facts.ts'
import type { Window } from './months-read.ts'
import { type Asked, keyOf } from './shown-measure.ts'

/**
 * The figures of the same twelve months as they were published before, by measure, part and version of the definition: a month is counted
 * once, so that two publications of it cannot be held against each other.
 */
export function keptFrom(before: Release | null, { names }: Window): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>()
  if (before?.format !== 2 || before.window?.last !== names.at(-1)) return kept
  const shared = [
    ...(before.besideAnswers ?? []).map((one) => ({ one, together: 1 })),
    ...before.recommendations.flatMap(({ measures }) => measures.map((one) => ({ one, together: measures.length }))),
  ]
  for (const { one, together } of shared) {
    const key = keptKey({ measure: one.measure, part: one.part ?? null }, one.version)
    const changes = kept.get(key)?.changes ?? []
    kept.set(key, { one, changes: [...changes, [together, saidOf(one)]] })
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
