// One page or file of the public site as it is kept in memory: plain, packed, and with a tag that says whether it changed.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export type Kept = {
  readonly type: string
  readonly plain: Buffer
  readonly packed: Buffer
  readonly tag: string
}

export const jsonOf = (value: unknown): Kept => keep('application/json; charset=utf-8', JSON.stringify(value, null, 1))

export function keep(type: string, content: string | Buffer): Kept {
  const plain = Buffer.from(content)
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, plain, packed: gzipSync(plain), tag }
}
