// Of a long plan the part that somebody looks for: one owner’s, one recommendation’s, or what one of the numbers at its head counts. Pure.
import type { ShownAction } from './shown.ts'

export const whichOnes = {
  unallocated: 'unallocated',
  overdue: 'overdue',
  unchecked: 'claimed but unchecked',
  moved: 'whose date moved',
} as const
export type Which = keyof typeof whichOnes

const counts: Readonly<Record<Which, (one: ShownAction) => boolean>> = {
  unallocated: (one) => one.state === 'unallocated',
  overdue: (one) => one.overdue,
  unchecked: (one) => one.state === 'claimed done',
  moved: (one) => one.date_changes > 0,
}

type Served = { readonly record_id: string; readonly reference: string }
type Chosen = { readonly whose: string | null; readonly which: Which | null; readonly serves: Served | null }

export const isChosen = (one: ShownAction, { whose, which, serves }: Chosen): boolean =>
  (whose === null || one.owner === whose) &&
  (which === null || counts[which](one)) &&
  (serves === null || one.recommendations.includes(serves.record_id))

/** What is shown instead of the whole plan; null where it is the whole. */
export function chosenWords({ whose, which, serves }: Chosen): string | null {
  if (whose === null && which === null && serves === null) return null
  return [
    which === null ? '' : whichOnes[which],
    whose === null ? '' : `owned by ${whose}`,
    serves === null ? '' : `for ${serves.reference}`,
  ]
    .filter((words) => words !== '')
    .join(', ')
}
