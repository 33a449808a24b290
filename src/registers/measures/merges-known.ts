// Which records stood for a child, as known: merges and splits of people up to a ledger size or a time. In the tables `merged_people` says it of now.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'
import type { Known } from './figures.ts'

/** The record that stood for the child of this one. */
export type StoodFor = (person: string) => string

export async function mergesKnown(reader: Reader, force: string, known: Known): Promise<StoodFor> {
  const rows =
    'ledgerSize' in known
      ? await byLedger.all(reader, { force, recordedUntil: null, ...known })
      : await byTime.all(reader, { force, recordedUntil: known.recordedUntil })
  return stoodFor(rows)
}

function stoodFor(rows: readonly Static<typeof Row>[]): StoodFor {
  const into = new Map<string, string>()
  for (const row of rows) {
    if (row.into !== null) into.set(row.record_id, row.into)
    else if (row.split) into.delete(row.record_id)
  }
  return (person) => follow(into, person)
}

/** Of a circle, which two people could once make at one moment, the same one stands from each of its records: as in the database. */
export function follow(into: ReadonlyMap<string, string>, person: string): string {
  const seen: string[] = []
  for (let here = person; ; ) {
    const next = into.get(here)
    if (next === undefined || next === here) return here
    seen.push(here)
    if (seen.includes(next)) return seen.slice(seen.indexOf(next)).sort()[0] ?? here
    here = next
  }
}

const Row = Type.Object({ record_id: Type.String(), split: Type.Boolean(), into: Maybe(Type.String()) })

/** An erased merge says nothing any more. */
const mergesAndSplits = (force: string, which: Sql): Sql => sql`
    select f.record_id, f.kind = 'person.split/1' as split, f.body ->> 'into' as "into"
    from fact f
    ${which}
      and f.force_id = ${force}
      and f.kind in ('person.merged/1', 'person.split/1')
    order by f.record_id, f.position
    limit 1000000`

export const coveredExample: Covered = {
  force: 'demonstration',
  ledgerSize: 100,
  recordedUntil: '2026-01-01T00:00:00.000Z',
}

const byLedger = statement({
  name: 'measures: merges of people as known at a ledger size',
  row: Row,
  example: coveredExample,
  sql: (p: Covered) => mergesAndSplits(p.force, coveredBy(p)),
})

export type Covered = { readonly force: string; readonly ledgerSize: number; readonly recordedUntil: string | null }

/** Of the facts “f”, those that the ledger held at a size, and where a time is given those that were recorded by it. */
export const coveredBy = ({ ledgerSize, recordedUntil }: Omit<Covered, 'force'>): Sql =>
  sql`join ledger_leaf leaf on leaf.force_id = f.force_id and leaf.record_id = f.record_id and leaf.position = f.position
    where leaf.leaf_index < ${ledgerSize} ${recordedUntil === null ? sql`` : sql`and f.recorded_at <= ${recordedUntil}`}`

const byTime = statement({
  name: 'measures: merges of people recorded by a time',
  row: Row,
  example: { force: 'demonstration', recordedUntil: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; recordedUntil: string }) =>
    mergesAndSplits(p.force, sql`where f.recorded_at <= ${p.recordedUntil}`),
})
