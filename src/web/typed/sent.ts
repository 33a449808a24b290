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

/**
 * The rows `name.0.part` that a list was sent, in order, each with the names sent for it. Whoever sends one numbers it, and need not be
 * signed in: past one more than the list may have, which is enough to refuse it, none is read or drawn.
 */
export function rowsIn(names: readonly string[], name: string, most: number): ReadonlyMap<number, readonly string[]> {
  const rows = new Map<number, string[]>()
  for (const sent of names) {
    const index = sent.startsWith(`${name}.`) ? /^\d{1,4}(?=\.)/.exec(sent.slice(name.length + 1)) : null
    if (index === null) continue
    const row = rows.get(Number(index[0]))
    if (row === undefined) rows.set(Number(index[0]), [sent])
    else row.push(sent)
  }
  return new Map([...rows].sort(([a], [b]) => a - b).slice(0, most + 1))
}

/** Nothing was entered: null, left out, or something to be refused with the field's own sentence. */
export const absent = (field: Field): null | undefined => (field.nullable ? null : undefined)
