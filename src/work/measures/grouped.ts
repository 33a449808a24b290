// The measures as they are read on a small screen: those that want a look before the others, and the rest by kind.
import type { MeasureDefinition } from '../../practice/measure.ts'

type Row = Pick<MeasureDefinition, 'better'> & {
  readonly kind: string
  /** From 0 to 1; null where the policy asks none. */
  readonly target: number | null
  readonly figure: { readonly proportion: number | null } | null
}

/** Short of what the policy asks. The figure itself counts, not its interval: a target is asked of it. */
export function isShort({ better, target, figure }: Row): boolean {
  const share = figure?.proportion ?? null
  if (share === null || target === null) return false
  return better === 'lower' ? share > target : share < target
}

/** `at`: places in the list, one group a kind. */
export const byKind = (rows: readonly Pick<Row, 'kind'>[]) =>
  [...Map.groupBy(rows.keys(), (at) => rows[at]?.kind ?? '')].map(([kind, at]) => ({ kind, at }))
