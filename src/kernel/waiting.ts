// Whether the signing stands still: facts that have waited for longer than a turn takes. Until they are signed, a change to them is not found.
import Type from 'typebox'
import { type Context, type Database, statement } from './database.ts'
import { sql } from './sql.ts'
import { dateAndTime, type Instant, instant } from './time.ts'

/** A turn is taken each second. */
const longestWaitSeconds = 10

/** Null where nothing waits for too long. By the database's own clock, as the facts are. */
export async function waitsTooLong(database: Database, now: Instant): Promise<string | null> {
  const context: Context = { force: '', who: '', now }
  const row = await database.read(
    context,
    async (reader) => await waitingLongest.one(reader, { seconds: longestWaitSeconds }),
  )
  return row === null
    ? null
    : `Facts have been waiting to be signed for longer than ${longestWaitSeconds} seconds. The first, of record ${row.record_id}, has waited since ${dateAndTime(instant(row.written_at))}. Either nothing is signing, or a transaction that does not end is holding it back, or that fact names a transaction that never existed. Until they are signed, a change to them cannot be detected.`
}

const waitingLongest = statement({
  name: 'the fact that waits longest to be signed',
  row: Type.Object({ record_id: Type.String(), written_at: Type.String() }),
  example: { seconds: 10 },
  sql: ({ seconds }: { readonly seconds: number }) => sql`
    select fact.record_id, fact.written_at
    from fact
    left join lateral (
      select leaf.leaf_index
      from ledger_leaf leaf
      where leaf.force_id = fact.force_id and leaf.record_id = fact.record_id and leaf.position = fact.position
      limit 1
    ) sequenced on true
    where fact.written_xid >= coalesce((select checkpoint.watermark from checkpoint order by checkpoint.tree_size desc limit 1), '0'::xid8)
      and fact.written_at < clock_timestamp() - make_interval(secs => ${seconds})
      and sequenced.leaf_index is null
    order by fact.written_xid
    limit 1`,
})
