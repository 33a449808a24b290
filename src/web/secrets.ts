// Secrets that a browser or a program holds: made at random, kept only as their hash, compared without telling how much was right.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits, 43 letters, digits, hyphens and underscores. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** SHA-256 in hexadecimal: of 256 random bits it gives nothing away, so no salt and no slow hash is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
