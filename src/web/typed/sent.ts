// What a form sent, all of it text, and the reading of it so far.
import type { Refusal } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Field } from '../shape.ts'

/** Names and texts as the browser sent them. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export type Reading = {
  readonly typed: Typed
  readonly names: readonly string[]
  readonly now: Instant
  readonly refusals: Refusal[]
  /** Rows of a list that were left empty are dropped: from the place in the body to the place in the form. */
  readonly placed: Map<string, string>
}

export const first = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export const all = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name] ?? []
  return typeof value === 'string' ? [value] : value
}

/** Nothing was entered: null, left out, or something to be refused with the field's own sentence. */
export const absent = (field: Field): null | undefined => (field.nullable ? null : undefined)
