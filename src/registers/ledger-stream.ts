// All of a force's records with their facts, a batch at a time by key: what a rebuild and a replay read.
import type { Static } from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import { FactRow, factOfRow } from './records.ts'

export type RecordFacts = { readonly recordId: string; readonly facts: readonly Fact[] }

type Wanted = {
  readonly force: string
  /** Only records of this kind: "missing"; null for every record. */
  readonly kind: string | null
  /** Only records whose first fact happened from then (included) until then (not included). */
  readonly from: Instant | null
  readonly until: Instant | null
  /** Records a batch. */
  readonly batch?: number
}

/** In the order of their identities. While one batch is worked on, the next is already being read. */
export async function* recordsOf(reader: Reader, wanted: Wanted): AsyncGenerator<readonly RecordFacts[]> {
  const limit = wanted.batch ?? 50
  const after = async (record: string) => gathered(await batchOfFacts.all(reader, { ...wanted, after: record, limit }))
  let reading = after(before)
  for (;;) {
    const records = await reading
    const last = records.at(-1)
    if (last === undefined) return
    reading = after(last.recordId)
    reading.catch(() => undefined)
    yield records
  }
}

/** Every fact of these records, as they now stand. */
export async function factsOf(reader: Reader, force: string, records: readonly string[]) {
  return gathered(await factsOfRecords.all(reader, { force, records }))
}

const before = '00000000-0000-0000-0000-000000000000'

function gathered(rows: readonly Static<typeof FactRow>[]): readonly RecordFacts[] {
  const records: { recordId: string; facts: Fact[] }[] = []
  for (const row of rows) {
    const last = records.at(-1)
    if (last?.recordId === row.record_id) last.facts.push(factOfRow(row))
    else records.push({ recordId: row.record_id, facts: [factOfRow(row)] })
  }
  return records
}

const columns = sql`
  f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body`

type BatchAsked = Wanted & { readonly after: string; readonly limit: number }
const batchExample: BatchAsked = {
  force: 'demonstration',
  kind: 'missing',
  from: null,
  until: null,
  after: before,
  limit: 10,
}

/** Read whole, record by record: half a record would fold into a state that never was. */
const batchOfFacts = statement({
  name: 'facts of a batch of records',
  row: FactRow,
  example: batchExample,
  sql: (p: BatchAsked) => sql`
    select ${columns}
    from (
      select record_id
      from fact
      where force_id = ${p.force}
        and record_id > ${p.after}::uuid
        and position = 1
        and (${p.kind}::text is null or starts_with(kind, ${p.kind}::text || '.'))
        and (${p.from}::timestamptz is null or happened_at >= ${p.from}::timestamptz)
        and (${p.until}::timestamptz is null or happened_at < ${p.until}::timestamptz)
      order by record_id
      limit ${p.limit}
    ) as batch
    join fact f on f.force_id = ${p.force} and f.record_id = batch.record_id
    order by f.record_id, f.position
    limit 2000000`,
})

type RecordsAsked = { readonly force: string; readonly records: readonly string[] }
const recordsExample: RecordsAsked = { force: 'demonstration', records: [before] }

const factsOfRecords = statement({
  name: 'facts of named records',
  row: FactRow,
  example: recordsExample,
  sql: (p: RecordsAsked) => sql`
    select ${columns}
    from fact f
    where f.force_id = ${p.force}
      and f.record_id = any (${[...p.records]}::uuid[])
    order by f.record_id, f.position
    limit 2000000`,
})
