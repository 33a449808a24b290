// What was erased, kept outside the database: a backup that is restored brings it back, and knows nothing of the order that took it away.
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Id, Line } from '../../registers/schemas.ts'

/** One fact that was emptied. Identities and a hash; nothing of what it said. */
export const Erased = Type.Object({
  force: Line(60),
  record: Id,
  position: Type.Integer({ minimum: 1 }),
  /** SHA-256 of salt and body, hexadecimal: the fact that comes back has the same. */
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  kind: Line(40),
  order: Id,
  askedBy: Id,
  approvedBy: Id,
})
export type Erased = Static<typeof Erased>
const erased = Compile(Erased)

/** On the disk when this returns; a line a fact, only ever added. One that is there twice says the same twice. */
export async function keepErased(path: string, facts: readonly Erased[]): Promise<void> {
  if (facts.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(facts.map((one) => `${JSON.stringify(one)}\n`).join(''))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Each once. A line that a crash left half written is left out: its turn is taken again. */
export async function keptErased(path: string): Promise<readonly Erased[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return [...new Set(text.split('\n'))].flatMap((line) => {
    const read = parsed(line)
    return erased.Check(read) ? [read] : []
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
