// A checkpoint: how many facts the ledger held and the root of their tree, signed (c2sp.org/tlog-checkpoint).
import { createPublicKey } from 'node:crypto'
import { keyFile } from './key-file.ts'
import { isKeyName, openNote, type Signer, signNote, type Verifier } from './signed-note.ts'

export { keyFile } from './key-file.ts'
export { readVerifierKey, type Signer, type Verifier, verifierKey } from './signed-note.ts'

export type Checkpoint = { readonly size: number; readonly root: Buffer }

/** The name of the log and of its key is `vigil/<deployment>`. */
export function openSigner(deployment: string, pathOfKey: string): Signer {
  const name = `vigil/${deployment}`
  if (!isKeyName(name)) throw new Error(`"${deployment}" cannot name a deployment: it has a space or a plus in it`)
  const privateKey = keyFile(pathOfKey)
  return { name, privateKey, publicKey: createPublicKey(privateKey) }
}

export const signCheckpoint = (signer: Signer, checkpoint: Checkpoint): string =>
  signNote(signer, `${signer.name}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`)

/** Null where the note is not this log's, or its signature is not this key's. */
export function verifyCheckpoint(verifier: Verifier, note: string): Checkpoint | null {
  const text = openNote(verifier, note)
  return text?.startsWith(`${verifier.name}\n`) ? readCheckpoint(text) : null
}

/** What a note says, whoever signed it. Lines after the third are extensions. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [, size, root] = /^[^\n]+\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(note) ?? []
  return size === undefined || root === undefined ? null : { size: Number(size), root: Buffer.from(root, 'base64') }
}
