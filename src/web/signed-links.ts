// Links for people without an account: what they open, for whom and until when is signed, and nothing else is in them.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, isInstant } from '../kernel/time.ts'

export type Link = {
  readonly purpose: string
  readonly force: string
  readonly record: string
  readonly until: Instant
}

export type Links = {
  readonly make: (link: Link) => string
  /** Null when forged, of another purpose, or run out. */
  readonly read: (token: string, purpose: string, now: Instant) => Link | null
}

/** `key` is the installation's own; who has it can make links. */
export function signedLinks(key: string): Links {
  const mark = (payload: string) => createHmac('sha256', key).update(`signed link\n${payload}`).digest('base64url')
  return {
    make: ({ purpose, force, record, until }) => {
      const payload = Buffer.from([purpose, force, record, until].join('\n')).toString('base64url')
      return `${payload}.${mark(payload)}`
    },
    read: (token, purpose, now) => {
      const [payload = '', given = '', ...rest] = token.split('.')
      const [expected, sent] = [Buffer.from(mark(payload)), Buffer.from(given)]
      if (rest.length > 0 || expected.length !== sent.length || !timingSafeEqual(expected, sent)) return null
      const [is = '', force = '', record = '', until = ''] = Buffer.from(payload, 'base64url')
        .toString('utf8')
        .split('\n')
      return is === purpose && isInstant(until) && until > now ? { purpose, force, record, until } : null
    },
  }
}
