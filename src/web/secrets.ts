// Secrets that a browser or a program holds: made at random, kept only as their hash, compared without telling how much was right; and what only they open.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** 256 bits, 43 letters, digits, hyphens and underscores. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** SHA-256 in hexadecimal: of 256 random bits it gives nothing away, so no salt and no slow hash is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())

// ——— kept so that only the holder of the secret can read it ———

const cipher = 'aes-256-gcm'
const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'vigil kept under a secret', 32))

/** Nonce, tag, text. The database that keeps it, and its backups, cannot read it. */
export function keptUnder(secret: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, keyOf(secret), nonce)
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed])
}

/** 256 bits for the browser that holds the secret: what it keeps of a form can be read in this session, by no other and not by who has the database. */
export const draftKeyOf = (secret: string): string =>
  createHmac('sha256', secret).update('vigil drafts').digest('base64url')

/** Null where another secret kept it, or somebody changed it. */
export function readUnder(secret: string, kept: Buffer): string | null {
  try {
    const opening = createDecipheriv(cipher, keyOf(secret), kept.subarray(0, 12)).setAuthTag(kept.subarray(12, 28))
    return Buffer.concat([opening.update(kept.subarray(28)), opening.final()]).toString('utf8')
  } catch {
    return null
  }
}
