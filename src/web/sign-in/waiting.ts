// What the browser keeps while its person is at the provider.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const Waiting = Type.Object({
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
  next: Type.String(),
})

const waiting = Compile(Waiting)

export function readWaiting(cookie: string | undefined): Static<typeof Waiting> | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8'))
    return waiting.Check(read) ? read : null
  } catch {
    return null
  }
}
