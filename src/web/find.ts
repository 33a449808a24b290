// Finding among more choices than a list can hold: part of a name is typed, the form is shown again with those it fits, and nothing typed is lost.
import type { Choice } from './fields.ts'
import { first, type Typed } from './typed.ts'

/** The box beside a field of choices, as the form sends it. No schema has it: nothing of it is recorded. */
export const findName = (field: string): string => `_find.${field}`

/** The last of a list that is not whole; it is no choice, and no form draws it as one. */
export const moreThan = (most: number): Choice => ({
  value: MORE,
  text: `There are more than the ${most} listed here. Your unit comes first, then the order is by name.`,
})

/** What a form shows beside such a list; null where the list is whole and nothing was looked for. */
export type Finding = { readonly name: string; readonly typed: string; readonly words: string }

export function finding(choices: readonly Choice[], field: string, typed: Typed): Finding | null {
  const name = findName(field)
  const sought = first(typed, name).trim()
  const more = choices.find(({ value }) => value === MORE)
  if (more === undefined && sought === '') return null
  const found =
    sought === '' ? '' : `The list shows names that contain “${sought.slice(0, 100)}” and any already chosen. `
  return { name, typed: sought, words: `${found}${more?.text ?? ''}`.trim() }
}

export const withoutMore = (choices: readonly Choice[]): readonly Choice[] =>
  choices.filter(({ value }) => value !== MORE)

const MORE = 'more'
