// The parts of what the commissioner's office says, as they stand in the public schema: by record, each kind read by its own shape.
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

export type SaidRow = {
  readonly force_id: string
  readonly record_id: string
  readonly part: string
  readonly number: number
  readonly at: string
  readonly body: unknown
}

/** The bodies of one kind of part, in their order. What cannot be read is not shown. */
export function readerOfPart<Schema extends TSchema>(part: string, schema: Schema) {
  const check = Compile(schema)
  return (rows: readonly SaidRow[]): readonly Static<Schema>[] =>
    rows
      .filter((one) => one.part === part)
      .toSorted((a, b) => a.number - b.number)
      .flatMap(({ body }) => (check.Check(body) ? [body] : []))
}

/** Of one force. */
export const byRecord = (all: readonly SaidRow[], force: string) => [
  ...Map.groupBy(
    all.filter((row) => row.force_id === force),
    (row) => row.record_id,
  ),
]

/** When anything of a record last came. */
export const changedAt = (rows: readonly SaidRow[]): string =>
  rows
    .map(({ at }) => at)
    .toSorted()
    .at(-1) ?? ''
