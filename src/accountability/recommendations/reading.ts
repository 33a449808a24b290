// A reading of a status as a fact of its own: what the judge computed is in the signed ledger, so that another in its place is found.
import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { canonical } from '../../kernel/canonical.ts'
import { newId } from '../../kernel/identity.ts'
import type { Instant } from '../../kernel/time.ts'
import type { FactsOf } from '../../practice/fact.ts'
import { fold, owesNothing, type Procedure } from '../../practice/procedure.ts'
import { readerOf } from '../../registers/fact-kinds.ts'
import { append } from '../../registers/records.ts'
import { Id, Line, When } from '../../registers/schemas.ts'
import type { Writing } from '../../registers/world.ts'

const kinds = {
  /** The judge's role alone may append it. `sha256` is over the whole row of the reading. */
  'reading.taken/1': Type.Object({
    recommendation: Id,
    at: When,
    standing: Line(40),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
} as const

type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
type ReadingFact = FactsOf<Bodies>

/** A record for each: on the recommendation's own, one a day would push aside what people record there. */
export const reading: Procedure<null, ReadingFact> = {
  record: 'reading',
  begin: null,
  evolve: () => null,
  read: readerOf(kinds),
  project: () => [],
  tables: [],
  ...owesNothing,
  words: () => 'computed the status of a recommendation',
}

/** A row of `standing_reading`, as it is written and as it is read back. */
export type Reading = {
  readonly force_id: string
  readonly record_id: string
  readonly at: Instant
  readonly standing: string
  readonly since: string
  readonly earliest_pass: string | null
  readonly stops: unknown
  readonly figures: unknown
  readonly test: unknown
  readonly ledger_size: number
  readonly counts_from: string | null
  readonly versions: unknown
  readonly audit: unknown
}

/** Names each column, so that a row with others beside it hashes alike. */
export function hashOfReading(row: Omit<Reading, 'at'> & { readonly at: string }): string {
  const { force_id, record_id, at, standing, since, earliest_pass, stops, figures, test, ledger_size } = row
  const { counts_from, versions, audit } = row
  const hashed = { force_id, record_id, at, standing, since, earliest_pass, stops, figures, test, ledger_size }
  const stored: unknown = JSON.parse(JSON.stringify({ ...hashed, counts_from, versions, audit }))
  return createHash('sha256').update(canonical(stored)).digest('hex')
}

/** In the transaction that writes the row. */
export async function seal(writing: Writing, row: Reading): Promise<void> {
  const { record_id: recommendation, at, standing } = row
  const body = { recommendation, at, standing, sha256: hashOfReading(row) }
  // Its identity was just made: there is nothing to read first.
  const { who, policyAt } = writing.world
  const none = fold(reading, who.forceId, newId(at), [], policyAt)
  await append(writing, reading, none, [{ kind: 'reading.taken/1', happenedAt: at, body }])
}
