// Seals the log of readings: up to which line, and the hash over all of them, signed with the ledger's key and kept outside the database.
import { join } from 'node:path'
import { readCheckpoint, type Signer } from '../kernel/checkpoint.ts'
import { keep, lastKept } from '../kernel/checkpoint-file.ts'
import type { Context, Database, Reader } from '../kernel/database.ts'
import { alone } from '../kernel/sequencer.ts'
import { openNote, signNote } from '../kernel/signed-note.ts'
import type { Instant } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import {
  hashOver,
  lastSettled,
  linesAtOnce,
  linesBetween,
  nothingBefore,
  sealFile,
  sealName,
} from './consultation-lines.ts'

/** Longer than any transaction of Vigil’s may last. */
const settledMinutes = 10

/** For the clock’s role. Answers up to which line it is sealed. In another process’s turn nothing is done. */
export async function sealConsultations(
  database: Database,
  given: { readonly signer: Signer; readonly folder: string; readonly settledMinutes?: number },
  now: Instant,
): Promise<number> {
  const context: Context = { force: '', who: '', now }
  const file = join(given.folder, sealFile)
  for (;;) {
    const sealed = await alone(database, context, async (reader) => {
      const last = await lastSeal(file, given.signer)
      await isThere(reader, last.line, file)
      const settled = { after: last.line, minutes: given.settledMinutes ?? settledMinutes }
      const until = (await lastSettled.one(reader, settled))?.consultation_id ?? last.line
      const lines = await linesBetween.all(reader, { after: last.line, until })
      const line = lines.at(-1)?.consultation_id ?? last.line
      if (lines.length > 0) await keep(file, [sealOf(given.signer, line, hashOver(last.hash, lines))])
      return { line, more: lines.length === linesAtOnce }
    })
    if (sealed === null || !sealed.more) return sealed?.line ?? 0
  }
}

const sealOf = (signer: Signer, line: number, hash: Buffer): string =>
  signNote(signer, `${sealName(signer.name)}\n${line}\n${hash.toString('base64')}\n`)

/** The line that was sealed last stands for what was before it: without it the log was cut off, or an older state was restored. */
async function isThere(reader: Reader, line: number, file: string): Promise<void> {
  if (line === 0 || (await linesBetween.all(reader, { after: line - 1, until: line })).length > 0) return
  throw new Error(
    `${file} seals the log of consultations up to line ${thousands(line)}, which is not there: its end was cut off, or this is an older state. ` +
      'Run "vigil verify". If an older state was restored on purpose, keep that file elsewhere, and a new one is begun.',
  )
}

/** Never go on from what was not signed with this key. */
async function lastSeal(file: string, signer: Signer): Promise<{ readonly line: number; readonly hash: Buffer }> {
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
