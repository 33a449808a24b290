// Seals the log of readings: up to which line, and the hash over all of them, signed with the ledger's key and kept outside the database.
import { join } from 'node:path'
import { readCheckpoint, type Signer } from '../kernel/checkpoint.ts'
import { keep, keepAlone, lastKept } from '../kernel/checkpoint-file.ts'
import type { Context, Database, Reader } from '../kernel/database.ts'
import { alone } from '../kernel/sequencer.ts'
import { openNote, signNote } from '../kernel/signed-note.ts'
import type { Instant } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import {
  hashOver,
  lastLine,
  lastSealFile,
  linesASealKept,
  linesAtOnce,
  linesBetween,
  nothingBefore,
  sealFile,
  sealName,
  writersNow,
} from './consultation-lines.ts'

/**
 * A line seen at one turn is settled when each transaction that may then have been writing one has ended: until that, a lower number than
 * it may still come.
 */
export type Seen = { readonly line: number; readonly writers: readonly string[] }

/** For the clock’s role. Answers up to which line it is sealed, and what it saw for the next turn. In another process’s turn nothing is done. */
export async function sealConsultations(
  database: Database,
  given: { readonly signer: Signer; readonly folder: string; readonly seen: Seen | null },
  now: Instant,
): Promise<{ readonly line: number; readonly seen: Seen | null }> {
  const context: Context = { force: '', who: '', now }
  for (;;) {
    const sealed = await alone(database, context, async (reader) => {
      const { last, kept } = await sealsIn(given.folder, given.signer)
      await isThere(reader, last.line, given.folder)
      // The line first, and only then who writes: whoever has a lower number either ended by now or is among them.
      const newest = (await lastLine.one(reader, { after: last.line }))?.consultation_id ?? last.line
      const writers = (await writersNow.all(reader, {})).map(({ writer }) => writer)
      const settled = given.seen !== null && !given.seen.writers.some((one) => writers.includes(one))
      const until = settled ? (given.seen?.line ?? 0) : 0
      const lines = until > last.line ? await linesBetween.all(reader, { after: last.line, until }) : []
      const line = lines.at(-1)?.consultation_id ?? last.line
      if (lines.length > 0) {
        const seal = sealOf(given.signer, line, hashOver(last.hash, lines))
        await keepAlone(join(given.folder, lastSealFile), seal)
        if (line >= kept.line + linesASealKept) await keep(join(given.folder, sealFile), [seal])
      }
      const seen = settled || given.seen === null ? { line: newest, writers } : given.seen
      return { line, seen, more: lines.length === linesAtOnce }
    })
    if (sealed === null) return { line: 0, seen: given.seen }
    if (!sealed.more) return sealed
  }
}

const sealOf = (signer: Signer, line: number, hash: Buffer): string =>
  signNote(signer, `${sealName(signer.name)}\n${line}\n${hash.toString('base64')}\n`)

/** The line that was sealed last stands for what was before it: without it the log was cut off, or an older state was restored. */
async function isThere(reader: Reader, line: number, folder: string): Promise<void> {
  if (line === 0 || (await linesBetween.all(reader, { after: line - 1, until: line })).length > 0) return
  throw new Error(
    `In ${folder} the log of consultations is sealed up to line ${thousands(line)}, which is not there: its end was cut off, or this is an older state. ` +
      `Run "vigil verify". If an older state was restored on purpose, move ${sealFile} and ${lastSealFile} elsewhere, and new ones are started.`,
  )
}

type Seal = { readonly line: number; readonly hash: Buffer }

/** The last of all, and the last that is kept for good: in a folder of before, one and the same. */
async function sealsIn(folder: string, signer: Signer): Promise<{ readonly last: Seal; readonly kept: Seal }> {
  const kept = await sealAtEnd(join(folder, sealFile), signer)
  const latest = await sealAtEnd(join(folder, lastSealFile), signer)
  return { last: latest.line > kept.line ? latest : kept, kept }
}

/** Never go on from what was not signed with this key. */
async function sealAtEnd(file: string, signer: Signer): Promise<Seal> {
  const kept = await lastKept(file)
  if (kept === null) return { line: 0, hash: nothingBefore }
  const text = openNote(signer, kept.note)
  const read = text?.startsWith(`${sealName(signer.name)}\n`) === true ? readCheckpoint(text) : null
  if (read === null)
    throw new Error(
      `${file} was not signed with this key: the log of consultations is sealed no further. Run "vigil verify".`,
    )
  return { line: read.size, hash: read.root }
}
