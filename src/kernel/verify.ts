// Holds the ledger in the database against the checkpoints that were signed and kept outside it.
import type { Verifier } from './checkpoint.ts'
import { lastKept } from './checkpoint-file.ts'
import type { Context, Database } from './database.ts'
import { leafHash } from './leaf.ts'
import { envelopeOf, readLastCheckpoint } from './ledger-rows.ts'
import { emptyTree } from './merkle.ts'
import type { Instant } from './time.ts'
import { type Given, signedCheckpoints } from './verify/checkpoints.ts'
import { entriesBelow } from './verify/entries.ts'
import { judge } from './verify/judge.ts'
import { type Loose, looseFacts } from './verify/loose.ts'
import { at, factCalled, type Problem, type Problems, placeKey, report } from './verify/problem.ts'
import { reportRewritten } from './verify/rewritten.ts'
import { type FactRow, firstNotBegun, lastLeaf, leavesPastTheLastCheckpoint } from './verify/rows.ts'
import { read, settle, settleUnsigned, type Walk } from './verify/segment.ts'

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

async function reportUnsigned(given: Given): Promise<void> {
  const leaves = await given.database.read(
    given.context,
    async (reader) => await leavesPastTheLastCheckpoint.all(reader, null),
  )
  for (const leaf of leaves)
    report(given.problems, {
      kind: 'inserted',
      ...at(leaf, leaf.leaf_index),
      sentence: `Leaf ${leaf.leaf_index}, ${factCalled(leaf)}, stands past every checkpoint: the sequencer did not put it there.`,
    })
}

/** Answers how many facts only wait for their turn. */
function reportLoose(
  walk: Walk,
  loose: Loose,
  { watermark, begun }: { readonly watermark: bigint; readonly begun: bigint },
): number {
  for (const hole of loose.holes.filter((place) => !walk.deleted.has(placeKey(place))))
    report(walk.problems, {
      kind: 'deleted',
      ...at(hole),
      sentence: `Somebody deleted ${factCalled(hole)}: the positions of its record go on after it.`,
    })
  const late = walk.loose.filter((fact) => BigInt(fact.written_xid) < watermark)
  for (const fact of late)
    report(walk.problems, {
      kind: 'inserted',
      ...at(fact),
      sentence: `Somebody put in ${factCalled(fact)} behind the sequencer's back: everything written then has a leaf, and it has none.`,
    })
  const ahead = walk.loose.filter((fact) => BigInt(fact.written_xid) >= begun)
  for (const fact of ahead)
    report(walk.problems, {
      kind: 'inserted',
      ...at(fact),
      sentence: `Somebody put in ${factCalled(fact)} past the sequencer: it names a transaction that has not begun here, so that it is not signed. Only where an older state was restored into another server may it have waited there.`,
    })
  for (const fact of walk.loose.filter((one) => !late.includes(one) && !isAsWritten(one)))
    report(walk.problems, {
      kind: 'altered',
      ...at(fact),
      sentence: `Somebody changed ${factCalled(fact)}, which is not signed yet: its body and salt do not give its hash.`,
    })
  return walk.loose.length - late.length - ahead.length + loose.more
}

/** What has no leaf yet is held against its own hash. */
const isAsWritten = (fact: FactRow): boolean =>
  judge(fact, leafHash(envelopeOf(fact), fact.body_hash), 2).kind === 'agrees'
