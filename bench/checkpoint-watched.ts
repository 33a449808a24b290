// From a write to the moment at which somebody who looks every fifth of a second finds it under a signed checkpoint, of the running product.
import type { Database } from '../src/kernel/database.ts'
import { sql } from '../src/kernel/sql.ts'
import { type Instant, systemNow } from '../src/kernel/time.ts'
import type { Row } from './statistics.ts'

const every = 200
const pause = async (milliseconds: number) => await new Promise((soon) => setTimeout(soon, milliseconds))

/** Looks from now on; stopped, it waits until all is covered, ten seconds at most, and what still is not counts as so late. */
export function watchCheckpoints(clock: Database): () => Promise<Row> {
  const began = systemNow()
  const context = { force: '', who: '', now: began }
  const seen: { readonly size: number; readonly at: number }[] = []
  let stopped = false
  const look = async () => {
    const { rows } = await clock.read(
      context,
      async (reader) => await reader.query(sql`select max(tree_size) as size from checkpoint`),
    )
    seen.push({ size: Number(Object.values(rows[0] ?? {})[0] ?? 0), at: Date.now() })
  }
  const looking = (async () => {
    for (; !stopped; await pause(every)) await look()
  })()
  return async () => {
    await pause(10_000)
    stopped = true
    await looking
    return rowOf(await writtenSince(clock, began), seen)
  }
}

async function writtenSince(clock: Database, began: Instant): Promise<readonly (readonly [number | null, number])[]> {
  const { rows } = await clock.read(
    { force: '', who: '', now: began },
    async (reader) =>
      await reader.query(sql`
      select l.leaf_index, extract(epoch from f.written_at)::double precision * 1000 as at
      from fact f
      left join ledger_leaf l on l.force_id = f.force_id and l.record_id = f.record_id and l.position = f.position
      where f.written_at >= ${began}
      limit 1000000`),
  )
  return rows.map((row) => {
    const [leaf, at] = Object.values(row ?? {})
    return [leaf === null ? null : Number(leaf), Number(at)] as const
  })
}

function rowOf(written: Awaited<ReturnType<typeof writtenSince>>, seen: readonly { size: number; at: number }[]): Row {
  const end = seen.at(-1)?.at ?? 0
  const late = written
    .map(([leaf, at]) => (leaf === null ? end : (seen.find(({ size }) => size > leaf)?.at ?? end)) - at)
    .sort((a, b) => a - b)
  const seconds = (share: number) => ((late[Math.floor((late.length - 1) * share)] ?? Number.NaN) / 1000).toFixed(2)
  return {
    claim: `a signed checkpoint covers a fact written over HTTP by eight at once (n = ${late.length})`,
    target: 'p99 ≤ 3 s',
    measured: `p50 ${seconds(0.5)} s, p99 ${seconds(0.99)} s`,
    met: Number(seconds(0.99)) <= 3,
  }
}
