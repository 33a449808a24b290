// Of a long plan the part that somebody looks for: one owner’s, or what one of the numbers at its head counts. Pure.
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

type Chosen = { readonly whose: string | null; readonly which: Which | null }

export const isChosen = (one: ShownAction, { whose, which }: Chosen): boolean =>
  (whose === null || one.owner === whose) && (which === null || counts[which](one))

/** What is shown instead of the whole plan; null where it is the whole. */
export function chosenWords({ whose, which }: Chosen): string | null {
  if (whose === null && which === null) return null
  return [which === null ? '' : whichOnes[which], whose === null ? '' : `of ${whose} alone`]
    .filter((words) => words !== '')
    .join(', ')
}
