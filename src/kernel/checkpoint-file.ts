// Checkpoints outside the database: signed notes one after another in a file that is only ever added to.
import { createReadStream } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'

/** What the file says: nobody has looked at the signature yet. */
export type Kept = Checkpoint & { readonly note: string }

/** Null where there is no file, or nothing in it yet. */
export async function lastKept(path: string): Promise<Kept | null> {
  return notesIn((await tailOf(path)) ?? '').at(-1) ?? null
}

/** On the disk when this returns. What a crash left half written is closed off and never read as a note. */
export async function keep(path: string, notes: readonly string[]): Promise<void> {
  if (notes.length === 0) return
  const tail = await tailOf(path)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    const torn = tail !== null && tail !== '' && !tail.endsWith('\n\n')
    await file.appendFile((torn ? '\n\n' : '') + notes.map((note) => `${note}\n`).join(''))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** One alone in a file of its own, in the place of the one before: on the disk when this returns, and never half of it. */
export async function keepAlone(path: string, note: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${note}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/** All of them in the order of the file, a few hundred at a time. Throws ENOENT where there is no file. */
export async function* everyKept(path: string): AsyncGenerator<readonly Kept[]> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    rest += chunk
    const notes = notesIn(rest)
    const last = notes.at(-1)?.note
    rest = last === undefined ? rest.slice(-longest) : rest.slice(rest.lastIndexOf(last) + last.length)
    if (notes.length > 0) yield notes
  }
}

// A whole note with one Ed25519 signature: 4 + 64 bytes are 91 characters and an equals sign.
const whole = /^[^\n]+\n[0-9]+\n[A-Za-z0-9+/]{43}=\n\n— [^\s+]+ [A-Za-z0-9+/]{91}=\n/gmu
const longest = 4096

function notesIn(text: string): readonly Kept[] {
  return (text.match(whole) ?? []).flatMap((note) => {
    const checkpoint = readCheckpoint(note)
    return checkpoint ? [{ ...checkpoint, note }] : []
  })
}

async function tailOf(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return null
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, Math.max(0, size - longest))
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
