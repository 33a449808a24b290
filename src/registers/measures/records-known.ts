// The facts known at a ledger size or a time, record by record.
import { setImmediate } from 'node:timers/promises'
import type { Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { Fact } from '../../practice/fact.ts'
import { FactRow, factOfRow } from '../records.ts'
import type { Known } from './figures.ts'

/**
 * Record by record, each with the facts known of it. While one batch is worked on the next is being read; and after each record
 * whoever else asks something of this process comes first.
 */
export async function* recordsKnown(
  reader: Reader,
  kind: string,
  /** `batch`: records at a time. */
  asked: { readonly force: string; readonly known: Known; readonly batch?: number },
): AsyncGenerator<readonly Fact[]> {
  const { force, known, batch: limit = 50 } = asked
  const after = async (record: string) =>
    'ledgerSize' in known
      ? await knownFacts.all(reader, { force, kind, recordedUntil: null, ...known, after: record, limit })
      : await recordedFacts.all(reader, { force, kind, recordedUntil: known.recordedUntil, after: record, limit })
  let reading = after(beforeAll)
  for (;;) {
    const rows = await reading
    const last = rows.at(-1)
    if (last === undefined) return
    reading = after(last.record_id)
    reading.catch(() => undefined)
    for (const facts of byRecord(rows)) {
      yield facts
      await setImmediate()
    }
  }
}

const beforeAll = '00000000-0000-0000-0000-000000000000'

function* byRecord(rows: readonly Static<typeof FactRow>[]): Generator<readonly Fact[]> {
  let facts: Fact[] = []
  for (const row of rows) {
    if (facts.length > 0 && facts[0]?.recordId !== row.record_id) {
      yield facts
      facts = []
    }
    // A record is known up to its first gap: what follows one rests on what was not known.
    if (row.position === facts.length + 1) facts.push(factOfRow(row))
  }
  if (facts.length > 0) yield facts
}

type Asked = {
  readonly force: string
  readonly kind: string
  readonly ledgerSize: number
  readonly recordedUntil: string | null
  readonly after: string
  readonly limit: number
}

const example: Asked = {
  force: 'demonstration',
  kind: 'missing',
  ledgerSize: 100,
  recordedUntil: '2026-01-01T00:00:00.000Z',
  after: beforeAll,
  limit: 10,
}

const knownFacts = statement({
  name: 'measures: facts as known at a ledger size',
  row: FactRow,
  example,
  sql: (p: Asked) => sql`
    select f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body
    from (
      select first.record_id
      from fact first
      join ledger_leaf leaf
        on leaf.force_id = first.force_id and leaf.record_id = first.record_id and leaf.position = first.position
      where first.force_id = ${p.force}
        and first.record_id > ${p.after}::uuid
        and first.position = 1
        and starts_with(first.kind, ${p.kind}::text || '.')
        and leaf.leaf_index < ${p.ledgerSize}
        ${p.recordedUntil === null ? sql`` : sql`and first.recorded_at <= ${p.recordedUntil}`}
      order by first.record_id
      limit ${p.limit}
    ) as batch
    join fact f on f.force_id = ${p.force} and f.record_id = batch.record_id
    join ledger_leaf leaf on leaf.force_id = f.force_id and leaf.record_id = f.record_id and leaf.position = f.position
    where leaf.leaf_index < ${p.ledgerSize}
      ${p.recordedUntil === null ? sql`` : sql`and f.recorded_at <= ${p.recordedUntil}`}
    order by f.record_id, f.position
    limit 2000000`,
})

type AskedAt = Omit<Asked, 'ledgerSize' | 'recordedUntil'> & { readonly recordedUntil: string }

const exampleAt: AskedAt = {
  force: 'demonstration',
  kind: 'missing',
  recordedUntil: '2026-01-01T00:00:00.000Z',
  after: beforeAll,
  limit: 10,
}

const recordedFacts = statement({
  name: 'measures: facts recorded by a time',
  row: FactRow,
  example: exampleAt,
  sql: (p: AskedAt) => sql`
    select f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body
    from (
      select first.record_id
      from fact first
      where first.force_id = ${p.force}
        and first.record_id > ${p.after}::uuid
        and first.position = 1
        and starts_with(first.kind, ${p.kind}::text || '.')
        and first.recorded_at <= ${p.recordedUntil}
      order by first.record_id
      limit ${p.limit}
    ) as batch
    join fact f on f.force_id = ${p.force} and f.record_id = batch.record_id
    where f.recorded_at <= ${p.recordedUntil}
    order by f.record_id, f.position
    limit 2000000`,
})
