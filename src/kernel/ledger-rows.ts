// The rows of facts, leaves and checkpoints as the sequencer and the verifier read them.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from './database.ts'
import type { Envelope } from './leaf.ts'
import { type Frontier, unpackFrontier } from './merkle.ts'
import { type Sql, sql } from './sql.ts'
import { type Instant, instant } from './time.ts'

export const bytes = Type.Refine(Type.Unsafe<Buffer>({}), (value) => Buffer.isBuffer(value))
const time = Type.Unsafe<Instant>(Type.String())

/** The part of a fact that its leaf is made of, and what it is sequenced by. */
export const envelopeColumns = {
  force_id: Type.String(),
  record_id: Type.String(),
  position: Type.Integer(),
  kind: Type.String(),
  happened_at: time,
  recorded_at: time,
  written_at: time,
  recorded_by: Type.String(),
  command_id: Type.String(),
  policy_version: Type.String(),
  corrects: Type.Union([Type.Integer(), Type.Null()]),
  body_hash: bytes,
  written_xid: Type.String(),
}
const envelopeRow = Type.Object(envelopeColumns)
export type EnvelopeRow = Static<typeof envelopeRow>

export const selectEnvelope: Sql = sql`
  fact.force_id, fact.record_id, fact.position, fact.kind, fact.happened_at, fact.recorded_at, fact.written_at, fact.recorded_by,
  fact.command_id, fact.policy_version, fact.corrects, fact.body_hash, fact.written_xid::text as written_xid`

/** The order of the tree. "C", so that it is the same in a database of any language. */
export const treeOrder: Sql = sql`fact.written_xid, fact.force_id collate "C", fact.record_id, fact.position`

/** The same order here: below nought where `a` comes first. */
export function compareInTree(a: Placed, b: Placed): number {
  const [first, second] = [BigInt(a.written_xid), BigInt(b.written_xid)]
  if (first !== second) return first < second ? -1 : 1
  if (a.force_id !== b.force_id) return a.force_id < b.force_id ? -1 : 1
  if (a.record_id !== b.record_id) return a.record_id < b.record_id ? -1 : 1
  return a.position - b.position
}
type Placed = Pick<EnvelopeRow, 'written_xid' | 'force_id' | 'record_id' | 'position'>

/** Of any row that has what a leaf is made of. */
type Times = 'happened_at' | 'recorded_at' | 'written_at'
type Enveloped = Omit<EnvelopeRow, Times | 'body_hash' | 'written_xid'> & { readonly [Time in Times]: string }

export const envelopeOf = (row: Enveloped): Envelope => ({
  forceId: row.force_id,
  recordId: row.record_id,
  position: row.position,
  kind: row.kind,
  happenedAt: instant(row.happened_at),
  recordedAt: instant(row.recorded_at),
  recordedBy: row.recorded_by,
  commandId: row.command_id,
  policyVersion: row.policy_version,
  corrects: row.corrects,
  writtenAt: instant(row.written_at),
})

const checkpointRow = Type.Object({
  tree_size: Type.Integer(),
  root_hash: bytes,
  watermark: Type.String(),
  frontier: bytes,
  note: Type.String(),
})
export type CheckpointRow = Static<typeof checkpointRow>

export const frontierOf = (row: CheckpointRow): Frontier | null => unpackFrontier(row.tree_size, row.frontier)

const lastCheckpoint = statement({
  name: 'the last checkpoint',
  row: checkpointRow,
  example: null,
  sql: () => sql`
    select tree_size, root_hash, watermark::text as watermark, frontier, note
    from checkpoint
    order by tree_size desc
    limit 1`,
})

export const readLastCheckpoint = async (reader: Reader): Promise<CheckpointRow | null> =>
  await lastCheckpoint.one(reader, null)

export const checkpointsFrom = statement({
  name: 'checkpoints from a size on',
  row: checkpointRow,
  example: { from: 0, to: 100, limit: 10 },
  sql: ({ from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number }) => sql`
    select tree_size, root_hash, watermark::text as watermark, frontier, note
    from checkpoint
    where tree_size between ${from} and ${to}
    order by tree_size
    limit ${limit}`,
})
