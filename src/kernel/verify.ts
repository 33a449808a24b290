// Holds the ledger in the database against the checkpoints that were signed and kept outside it.
import type { Verifier } from './checkpoint.ts'
import { lastKept } from './checkpoint-file.ts'
import type { Context, Database } from './database.ts'
import { readLastCheckpoint } from './ledger-rows.ts'
import { emptyTree } from './merkle.ts'
import type { Instant } from './time.ts'
import { type Given, signedCheckpoints } from './verify/checkpoints.ts'
import { entriesBelow } from './verify/entries.ts'
import { type Loose, looseFacts } from './verify/loose.ts'
import type { Problem, Problems } from './verify/problem.ts'
import { reportRewritten } from './verify/rewritten.ts'
import { firstNotBegun, lastLeaf } from './verify/rows.ts'
import { read, settle, settleUnsigned, type Walk } from './verify/segment.ts'
import { reportLoose, reportUnsigned } from './verify/unsigned.ts'

export type { Problem } from './verify/problem.ts'

export type Verdict = {
  /** How many facts the ledger covers, of these how many were checked, and how many were lawfully erased. */
  readonly size: number
  readonly checked: number
  readonly erased: number
  /** Facts that the sequencer has not reached yet. */
  readonly waiting: number
  readonly checkpoints: number
  readonly problems: readonly Problem[]
  /** Problems found beyond those listed. */
  readonly more: number
}

/** For the clock role, which sees the facts of every force. Reads in batches; the sequencer may go on beside it. */
export async function verify(
  database: Database,
  checkpointFile: string,
  verifier: Verifier,
  now: Instant,
  progress: (checked: number, size: number) => void = () => undefined,
): Promise<Verdict> {
  const context: Context = { force: '', who: '', now }
  // The file before the head: what is signed meanwhile is in the database first, so a sound head is never behind this.
  const kept = await lastKept(checkpointFile)
  const head = await database.read(context, readLastCheckpoint)
  const size = Math.max(head?.tree_size ?? 0, kept?.size ?? 0)
  const problems: Problems = { list: [], more: 0 }
  const loose = await looseFacts(database, context)
  // After the facts: every transaction that wrote one of them had begun by now.
  const begun = (await database.read(context, async (reader) => await firstNotBegun.one(reader, null)))?.xmax ?? '0'
  const lastIndex = (await database.read(context, async (reader) => await lastLeaf.one(reader, null)))?.leaf_index ?? -1
  const walk = begin(loose, problems, lastIndex)
  const given = { database, context, file: checkpointFile, kept, verifier, size: head?.tree_size ?? 0, problems }
  const checkpoints = await walkThrough(walk, given, size, progress)
  await reportRewritten(given, walk.unexplained)
  await reportUnsigned(given)
  const waiting = reportLoose(walk, loose, { watermark: BigInt(head?.watermark ?? 0), begun: BigInt(begun) })
  const { checked, erased } = walk
  return { size, checked, erased, waiting, checkpoints, problems: problems.list, more: problems.more }
}

const begin = (loose: Loose, problems: Problems, lastIndex: number): Walk => ({
  stored: emptyTree,
  sound: emptyTree,
  doubts: [],
  from: 0,
  unexplained: [],
  last: null,
  version: 2,
  checked: 0,
  erased: 0,
  loose: [...loose.facts],
  deleted: new Set(),
  problems,
  lastLeaf: lastIndex,
})

async function walkThrough(
  walk: Walk,
  given: Given,
  size: number,
  progress: (checked: number, size: number) => void,
): Promise<number> {
  const signed = signedCheckpoints(given)
  let [next, checkpoints] = [(await signed.next()).value, 0]
  for await (const entries of entriesBelow(given.database, given.context, size)) {
    let following = 0
    for (const [place, entry] of entries.entries()) {
      following = Math.max(following, place + 1)
      while (following < entries.length && !entries[following]?.fact) following += 1
      read(walk, entry, entries[following]?.fact ?? null)
      while (next && next.size === entry.index + 1) {
        settle(walk, next)
        checkpoints += 1
        next = (await signed.next()).value
      }
    }
    progress(walk.checked, size)
  }
  settleUnsigned(walk)
  // What is left of the checkpoints, so that each is held against its row.
  while (next) next = (await signed.next()).value
  return checkpoints
}
