// Signed notes as C2SP writes them (c2sp.org/signed-note): lines of text, an empty line, and who signed with Ed25519.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export type Verifier = { readonly name: string; readonly publicKey: KeyObject }

export type Signer = Verifier & { readonly privateKey: KeyObject }

/** The text ends with a line break. */
export function signNote(signer: Signer, text: string): string {
  if (!text.endsWith('\n')) throw new TypeError('a note ends with a line break')
  const signature = Buffer.concat([keyId(signer), sign(null, Buffer.from(text), signer.privateKey)])
  return `${text}\n— ${signer.name} ${signature.toString('base64')}\n`
}

/** The text, or null where this key did not sign it. Signatures of others, such as witnesses, may stand beside it. */
export function openNote(verifier: Verifier, note: string): string | null {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const text = note.slice(0, end + 1)
  const mine = note
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureOf)
    .filter((given) => isBy(verifier, given))
  const valid = mine.every(
    (given) => given && verify(null, Buffer.from(text), verifier.publicKey, given.bytes.subarray(4)),
  )
  return mine.length > 0 && valid ? text : null
}

/** One line to hand to a witness or an inspector: name, key id and public key. */
export const verifierKey = (verifier: Verifier): string =>
  `${verifier.name}+${keyId(verifier).toString('hex')}+${typedKey(verifier).toString('base64')}`

export function readVerifierKey(line: string): Verifier | null {
  const [name, id, key, ...more] = splitThrice(line.trim())
  if (name === undefined || id === undefined || key === undefined || more.length > 0) return null
  const bytes = Buffer.from(key, 'base64')
  if (!isKeyName(name) || bytes.length !== 33 || bytes[0] !== ed25519) return null
  const x = bytes.subarray(1).toString('base64url')
  const verifier = { name, publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
  return keyId(verifier).toString('hex') === id ? verifier : null
}

export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name)

// The type of signature that the key and its id are made with.
const ed25519 = 0x01

const typedKey = (verifier: Verifier): Buffer =>
  Buffer.concat([Buffer.of(ed25519), Buffer.from(verifier.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')])

/** Tells keys of one name apart before any arithmetic is done. */
const keyId = (verifier: Verifier): Buffer =>
  createHash('sha256').update(`${verifier.name}\n`).update(typedKey(verifier)).digest().subarray(0, 4)

type Signature = { readonly name: string; readonly bytes: Buffer }

function signatureOf(line: string): Signature | null {
  const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
  return name === undefined || base64 === undefined ? null : { name, bytes: Buffer.from(base64, 'base64') }
}

const isBy = (verifier: Verifier, given: Signature | null): boolean =>
  given !== null && given.name === verifier.name && given.bytes.subarray(0, 4).equals(keyId(verifier))

/** The base64 at the end may itself contain a plus. */
const splitThrice = (line: string): readonly string[] => /^([^+]*)\+([^+]*)\+(.*)$/u.exec(line)?.slice(1) ?? []
