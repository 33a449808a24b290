// The signed checkpoints in order of size: those kept in the file first, each held against its row in the database.

import { type Verifier, verifyCheckpoint } from '../checkpoint.ts'
import { everyKept, type Kept } from '../checkpoint-file.ts'
import type { Context, Database } from '../database.ts'
import { type CheckpointRow, checkpointsFrom, frontierOf } from '../ledger-rows.ts'
import { type Frontier, rootOf } from '../merkle.ts'
import { thousands } from '../words.ts'
import { type Problems, report, reportFirst } from './problem.ts'
import { checkpointsBetween } from './rows.ts'

/** `frontier` only where it has the signed root, so that one may go on from it. */
export type Signed = { readonly size: number; readonly root: Buffer; readonly frontier: Frontier | null }

export type Given = {
  readonly database: Database
  readonly context: Context
  readonly file: string
  /** The file's last checkpoint, read before the database's: what was signed since belongs to neither. */
  readonly kept: Kept | null
  readonly verifier: Verifier
  /** The size at the database's last checkpoint when the verification began. */
  readonly size: number
  readonly problems: Problems
}

export async function* signedCheckpoints(given: Given): AsyncGenerator<Signed> {
  const { kept } = given
  let [size, seen] = [0, 0]
  for await (const notes of kept === null ? [] : everyKept(given.file)) {
    const signedSince = Math.max(given.size, kept?.size ?? 0)
    const fresh = ascending(notes, size, given.problems).filter((note) => note.size <= signedSince)
    const rows = await rowsOf(given, fresh)
    for (const note of fresh) {
      const signed = signedOf(given, note.note, rows.get(note.size))
      if (note.size > 0 && signed !== null) yield signed
    }
    size = fresh.at(-1)?.size ?? size
    seen += fresh.filter((note) => note.size <= given.size && rows.has(note.size)).length
  }
  await compareCounts(given, kept, seen)
  yield* onlyInDatabase(given, size)
}

/** A note written twice after a crash is one note. */
function ascending(notes: readonly Kept[], before: number, problems: Problems): readonly Kept[] {
  let size = before
  return notes.filter((note) => {
    const later = note.size > size
    if (note.size < size)
      report(problems, {
        kind: 'reordered',
        sentence: `The checkpoint file goes back from ${thousands(size)} facts to ${thousands(note.size)}: it was edited.`,
      })
    size = Math.max(size, note.size)
    return later
  })
}

async function rowsOf(given: Given, notes: readonly Kept[]): Promise<ReadonlyMap<number, CheckpointRow>> {
  const rows = new Map<number, CheckpointRow>()
  const to = notes.at(-1)?.size ?? -1
  for (let from = notes[0]?.size ?? 0; from <= to; ) {
    const range = { from, to, limit: 1_000 }
    const page = await given.database.read(given.context, async (reader) => await checkpointsFrom.all(reader, range))
    for (const row of page) rows.set(row.tree_size, row)
    from = page.length < 1_000 ? to + 1 : (page.at(-1)?.tree_size ?? to) + 1
  }
  return rows
}

function signedOf(given: Given, note: string, row: CheckpointRow | undefined): Signed | null {
  const signed = verifyCheckpoint(given.verifier, note)
  if (signed === null) {
    const size = note.split('\n')[1] ?? 'unknown'
    report(given.problems, {
      kind: 'signature',
      sentence: `The checkpoint of ${size} facts is not signed with the key of ${given.verifier.name}.`,
    })
    return null
  }
  if (row === undefined) {
    if (signed.size <= given.size)
      report(given.problems, {
        kind: 'deleted',
        sentence: `The checkpoint of ${thousands(signed.size)} facts was deleted from the database; the file still holds it.`,
      })
    return { ...signed, frontier: null }
  }
  const frontier = frontierOf(row)
  const sound = frontier !== null && rootOf(frontier).equals(signed.root)
  if (!sound || row.note !== note || !row.root_hash.equals(signed.root))
    report(given.problems, {
      kind: 'altered',
      sentence: `The checkpoint of ${thousands(signed.size)} facts was changed in the database after it was signed.`,
    })
  return { ...signed, frontier: sound ? frontier : null }
}

/** A crash leaves at most the newest checkpoint out of the file, and the next turn puts it in. */
async function compareCounts(given: Given, last: Kept | null, seen: number): Promise<void> {
  const range = { from: 1, to: given.size }
  const row = await given.database.read(given.context, async (reader) => await checkpointsBetween.one(reader, range))
  const lacking = (row?.checkpoints ?? 0) - seen
  if (last !== null && last.size > given.size)
    reportFirst(given.problems, {
      kind: 'truncated',
      leafIndex: given.size,
      sentence:
        `The end of the ledger was cut off: the checkpoint file signs ${thousands(last.size)} facts, ` +
        `and the last checkpoint in the database covers ${thousands(given.size)}.`,
    })
  if (lacking > 1 || (lacking === 1 && last !== null && last.size >= given.size))
    reportFirst(given.problems, {
      kind: 'truncated',
      sentence:
        last === null
          ? `The checkpoint file is gone or empty: the database holds ${thousands(lacking)} that were in it.`
          : `The checkpoint file lacks ${thousands(lacking)} that the database holds.`,
    })
}

async function* onlyInDatabase(given: Given, after: number): AsyncGenerator<Signed> {
  for (let from = after + 1; from <= given.size; ) {
    const range = { from, to: given.size, limit: 1_000 }
    const page = await given.database.read(given.context, async (reader) => await checkpointsFrom.all(reader, range))
    for (const row of page) {
      const signed = signedOf(given, row.note, row)
      if (signed !== null && signed.size === row.tree_size) yield signed
    }
    from = page.length < 1_000 ? given.size + 1 : (page.at(-1)?.tree_size ?? given.size) + 1
  }
}
