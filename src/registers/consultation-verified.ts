// The log of readings held against its seals: a line that was changed, removed or put in, named by the lines it stands between.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readCheckpoint, type Verifier } from '../kernel/checkpoint.ts'
import { everyKept } from '../kernel/checkpoint-file.ts'
import type { Context, Database } from '../kernel/database.ts'
import { openNote } from '../kernel/signed-note.ts'
import type { Problem } from '../kernel/verify.ts'
import { thousands } from '../kernel/words.ts'
import {
  hashOver,
  lastSealFile,
  lastSettled,
  linesAtOnce,
  linesBetween,
  nothingBefore,
  sealName,
} from './consultation-lines.ts'

type Seal = { readonly line: number; readonly hash: Buffer }

/** For the clock’s role, of every force. `notice` where nothing is sealed that might be. */
export async function consultationsNotAsSealed(
  database: Database,
  context: Context,
  { file, verifier }: { readonly file: string; readonly verifier: Verifier },
): Promise<{ readonly problems: readonly Problem[]; readonly notice: string | null }> {
  const files = [file, join(dirname(file), lastSealFile)].filter((one) => existsSync(one))
  if (files.length === 0) return { problems: [], notice: await unsealed(database, context, file) }
  const problems: Problem[] = []
  let before: Seal = { line: 0, hash: nothingBefore }
  let wrongSince: number | null = null
  for await (const notes of inOrder(files))
    for (const { note, size } of notes) {
      const seal = sealIn(note, verifier)
      if (seal === null) problems.push(notOurs(size, verifier))
      else if (seal.line < before.line) problems.push(goesBack(before.line, seal.line))
      if (seal === null || seal.line <= before.line) continue
      const hash = await hashBetween(database, context, before, seal.line)
      // What is wrong in several seals, one after the other, is said once.
      if (!hash.equals(seal.hash)) wrongSince ??= before.line
      else if (wrongSince !== null) {
        problems.push(changed(wrongSince, before.line))
        wrongSince = null
      }
      before = seal
    }
  if (wrongSince !== null) problems.push(changed(wrongSince, before.line))
  return { problems, notice: null }
}

async function* inOrder(files: readonly string[]): ReturnType<typeof everyKept> {
  for (const file of files) yield* everyKept(file)
}

async function hashBetween(database: Database, context: Context, { line, hash }: Seal, until: number): Promise<Buffer> {
  let [after, so] = [line, hash]
  for (;;) {
    const range = { after, until }
    const lines = await database.read(context, async (reader) => await linesBetween.all(reader, range))
    so = hashOver(so, lines)
    after = lines.at(-1)?.consultation_id ?? until
    if (lines.length < linesAtOnce) return so
  }
}

function sealIn(note: string, verifier: Verifier): Seal | null {
  const text = openNote(verifier, note)
  const read = text?.startsWith(`${sealName(verifier.name)}\n`) === true ? readCheckpoint(text) : null
  return read === null ? null : { line: read.size, hash: read.root }
}

/** A log that is older than its first seal would be: the file was not there yet, or was taken away. */
async function unsealed(database: Database, context: Context, file: string): Promise<string | null> {
  const old = await database.read(context, async (reader) => await lastSettled.one(reader, { after: 0, minutes: 60 }))
  return old === null
    ? null
    : `To look at: ${file} is not there. The log of consultations is not sealed yet by this version, or its seals were taken away.`
}

const changed = (after: number, until: number): Problem => ({
  kind: 'altered',
  sentence: `Somebody changed, removed or put in a line of the log of consultations after its line ${thousands(after)} and up to ${thousands(until)}: it is not what was sealed.`,
})
const goesBack = (from: number, to: number): Problem => ({
  kind: 'reordered',
  sentence: `The seals of the log of consultations go back from line ${thousands(from)} to ${thousands(to)}: their file was edited.`,
})
const notOurs = (line: number, { name }: Verifier): Problem => ({
  kind: 'signature',
  sentence: `The seal of the log of consultations up to line ${thousands(line)} is not signed with the key of ${name}.`,
})
