// The key that signs checkpoints: made once, in a file outside the database that only its owner may read.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './folder.ts'

/** Throws in words where the file may be read by others or holds something else. */
export function keyFile(path: string): KeyObject {
  make(path)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`the signing key ${path} may be read by others: it must have mode 0600`)
  const key = read(path)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} holds another kind of key than Ed25519`)
  return key
}

/** Written whole beside it and then linked, which fails where the file exists: two starting at once end with one key. */
function make(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return
  makeFolder(dirname(path))
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })) throw error
  } finally {
    unlinkSync(draft)
  }
}

function read(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path))
  } catch (cause) {
    throw new Error(`${path} does not hold a signing key`, { cause })
  }
}
