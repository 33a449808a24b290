// Which facts wait for their place in the tree: those that no running transaction can still come before.
import Type from 'typebox'
import { statement } from './database.ts'
import { type CheckpointRow, envelopeColumns, selectEnvelope, treeOrder } from './ledger-rows.ts'
import { sql } from './sql.ts'

export const factsAtMost = 5_000

/**
 * Every transaction below the oldest running one has ended, so what is below it is complete: a slow commit holds back those
 * that came after it, and never slips in behind them.
 */
export const oldestRunning = statement({
  name: 'the oldest running transaction',
  row: Type.Object({ xmin: Type.String() }),
  example: null,
  sql: () => sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`,
})

/** Transactions count on for ever in one cluster. A database restored into a younger one is read from its beginning. */
export function startOf(last: CheckpointRow | null, xmin: string): string {
  return last === null || BigInt(last.watermark) > BigInt(xmin) ? '0' : last.watermark
}

// The lateral limit keeps the planner to one index look-up a fact, whatever it believes about the size of the ledger.
export const unsequenced = statement({
  name: 'facts not yet sequenced',
  row: Type.Object(envelopeColumns),
  example: { from: '0', below: '100' },
  sql: ({ from, below }: { readonly from: string; readonly below: string }) => sql`
    select ${selectEnvelope}
    from fact
    left join lateral (
      select leaf.leaf_index
      from ledger_leaf leaf
      where leaf.force_id = fact.force_id and leaf.record_id = fact.record_id and leaf.position = fact.position
      limit 1
    ) sequenced on true
    where fact.written_xid >= ${from}::xid8
      and fact.written_xid < ${below}::xid8
      and sequenced.leaf_index is null
    order by ${treeOrder}
    limit ${factsAtMost}`,
})
