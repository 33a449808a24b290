// Gives each committed fact its place in the tree and signs the tree's root, in the database and in a file outside it.

import { signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { keep, lastKept } from './checkpoint-file.ts'
import { sqlState } from './database/failures.ts'
import type { Context, Database, Reader, Writer } from './database.ts'
import { leafHash } from './leaf.ts'
import {
  type CheckpointRow,
  checkpointsFrom,
  type EnvelopeRow,
  envelopeOf,
  frontierOf,
  readLastCheckpoint,
} from './ledger-rows.ts'
import { append, emptyTree, type Frontier, packFrontier, rootOf } from './merkle.ts'
import { LedgerBroken, type Seal } from './seal.ts'
import { sql } from './sql.ts'
import type { Instant } from './time.ts'
import { factsAtMost, oldestRunning, startOf, unsequenced } from './unsequenced.ts'
import { thousands } from './words.ts'

export { LedgerBroken, openSeal, openSealOf, type Seal } from './seal.ts'

/**
 * One turn, for the clock role. `size` is how many facts the ledger now covers. Another process's turn is not waited for.
 * Throws LedgerBroken where what the database holds was not signed with this seal.
 */
export async function sequence(
  database: Database,
  now: Instant,
  seal: Seal,
): Promise<{ readonly appended: number; readonly size: number }> {
  const context: Context = { force: '', who: '', now }
  let appended = 0
  for (let turns = 0; turns < turnsAtMost; turns += 1) {
    const taken = (await alone(database, context, async (writer) => await takeTurn(writer, now, seal))) ?? 0
    appended += taken
    if (taken < factsAtMost) break
  }
  if (appended > 0) await alone(database, context, async (writer) => await publish(writer, seal))
  const last = await database.read(context, readLastCheckpoint)
  return { appended, size: last?.tree_size ?? 0 }
}

const turnsAtMost = 1_000

/**
 * What earlier turns committed goes into the file first: a turn killed between the two is made good here, and a database
 * that was cut back is noticed before anything is added to it.
 */
async function takeTurn(writer: Writer, now: Instant, seal: Seal): Promise<number> {
  await publish(writer, seal)
  const [last, horizon] = await Promise.all([readLastCheckpoint(writer), oldestRunning.one(writer, null)])
  const frontier = last === null ? emptyTree : signedFrontier(last, seal)
  if (horizon === null) return 0
  const facts = await unsequenced.all(writer, { from: startOf(last, horizon.xmin), below: horizon.xmin })
  if (facts.length > 0) write(writer, now, seal, frontier, facts, horizon.xmin)
  return facts.length
}

function write(
  writer: Writer,
  now: Instant,
  seal: Seal,
  before: Frontier,
  facts: readonly EnvelopeRow[],
  xmin: string,
): void {
  const leaves = facts.map((fact) => leafHash(envelopeOf(fact), fact.body_hash))
  const frontier = leaves.reduce(append, before)
  const root = rootOf(frontier)
  // A full turn may have stopped in the middle of a transaction, which the next turn must then look at again.
  const watermark = facts.length < factsAtMost ? xmin : (facts.at(-1)?.written_xid ?? xmin)
  writer.send(sql`
    insert into ledger_leaf (leaf_index, force_id, record_id, position, leaf_hash, version)
    select leaf_index, force_id, record_id, position, leaf_hash, 2
    from unnest(
      ${facts.map((_, at) => before.size + at)}::bigint[], ${facts.map((fact) => fact.force_id)}::text[],
      ${facts.map((fact) => fact.record_id)}::uuid[], ${facts.map((fact) => fact.position)}::integer[],
      ${leaves}::bytea[]) as leaf (leaf_index, force_id, record_id, position, leaf_hash)`)
  writer.send(sql`
    insert into checkpoint (tree_size, root_hash, watermark, frontier, note, signed_at)
    values (
      ${frontier.size}, ${root}, ${watermark}::xid8, ${packFrontier(frontier)},
      ${signCheckpoint(seal.signer, { size: frontier.size, root })}, ${now})`)
}

/** Whoever signs does it alone: null in another's turn. The lock ends with the transaction; no role but the clock's can take it. */
export async function alone<T>(
  database: Database,
  context: Context,
  work: (writer: Writer) => Promise<T>,
): Promise<T | null> {
  try {
    return await database.write(context, async (writer) => {
      await writer.query(sql`lock table sequencer_turn in share row exclusive mode nowait`)
      return await work(writer)
    })
  } catch (error) {
    if (sqlState(error) === '55P03') return null
    throw error
  }
}

async function publish(reader: Reader, seal: Seal): Promise<void> {
  for (;;) {
    const kept = await lastKept(seal.checkpointFile)
    const rows = await checkpointsFrom.all(reader, { from: kept?.size ?? 0, to: Number.MAX_SAFE_INTEGER, limit: 1_001 })
    if (kept !== null && rows[0]?.note !== kept.note) throw new LedgerBroken(cutBack(kept.size, seal))
    const fresh = kept === null ? rows : rows.slice(1)
    for (const row of fresh) signedFrontier(row, seal)
    await keep(
      seal.checkpointFile,
      fresh.map((row) => row.note),
    )
    if (rows.length < 1_001) return
  }
}

/** Never sign on top of what was not signed. */
function signedFrontier(row: CheckpointRow, seal: Seal): Frontier {
  const signed = verifyCheckpoint(seal.signer, row.note)
  const frontier = frontierOf(row)
  if (signed === null) throw new LedgerBroken(`The checkpoint of ${row.tree_size} facts was not signed with this key.`)
  if (frontier === null || signed.size !== frontier.size || !signed.root.equals(rootOf(frontier)))
    throw new LedgerBroken(`The checkpoint of ${row.tree_size} facts was changed after it was signed.`)
  return frontier
}

const cutBack = (size: number, seal: Seal): string =>
  `${seal.checkpointFile} holds a signed checkpoint of ${thousands(size)} facts that the database does not hold: the end of the ledger was ` +
  'cut off, or this is another database. Run "vigil verify". If an older state was restored on purpose, move that file ' +
  'elsewhere, and a new one is started.'
