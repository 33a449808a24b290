// Sessions on the server: who a browser's cookie belongs to, for how long, and how that ends.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { type Clock, hours, type Instant, plus } from '../kernel/time.ts'
import type { Person } from '../registers/permissions.ts'
import { Maybe } from '../registers/schemas.ts'
import { remember } from './remember.ts'
import { hashOf, isSecret, keptUnder, newSecret, readUnder } from './secrets.ts'
import { contextFor, readSession, type Session, touched } from './session/stored.ts'
import { isOf, type Whose } from './session/told.ts'

export type Limits = {
  /** However busy: a shift and its handover. */
  readonly absoluteHours: number
  /** Without a request: control-room machines are shared. */
  readonly idleMinutes: number
}

/** The limits of a force's own policy. */
export type LimitsOf = (force: string, now: Instant) => Promise<Limits>

export type Sessions = {
  /** A new session with a new secret, which only the cookie will know. The one before it ends: what was planted there is worth nothing. */
  readonly begin: (person: Person, before: string | null, idToken?: string | null) => Promise<string>
  /** Null when unknown, ended, idle too long, or its person has left. What an open page asks `byItself` does not keep it alive. */
  readonly find: (cookie: string, byItself?: boolean) => Promise<Session | null>
  /** Whether `find` would find it; it is not touched by that. */
  readonly stands: (cookie: string) => Promise<boolean>
  /** Answers the sign-in provider's statement that it was begun with, which is kept no longer. */
  readonly end: (cookie: string) => Promise<string | null>
  /** Everywhere at once: someone left, or lost a machine. */
  readonly endAllOf: (person: Whose) => Promise<void>
  /** Of one person, or of everybody, nothing that was remembered is gone by any more. */
  readonly forget: (whose: Whose | null) => void
}

/** A session found is remembered this long, so that most requests cost no question of their own; less, when its end is told. */
const rememberedMilliseconds = 5_000

export function makeSessions(db: Database, clock: Clock, limitsOf: LimitsOf): Sessions {
  const remembered = remember<Session>(rememberedMilliseconds, 5_000, clock)

  const find = async (cookie: string, byItself = false) => {
    if (!isSecret(cookie)) return null
    const now = clock()
    const idHash = hashOf(cookie)
    const asked = remembered.forgotten()
    const session = remembered.get(idHash) ?? (await readSession(db, idHash, now))
    if (session === null || session.expiresAt <= now) return null
    const seen = byItself ? session : await touched(db, session, now)
    if (seen === null) return null
    // Remembered only when it was read or touched: being asked for does not keep it from being read again.
    if (remembered.get(idHash) !== seen) remembered.keep(idHash, seen, asked)
    return seen
  }

  const end = async (cookie: string) => {
    const session = await find(cookie)
    if (session === null) return null
    remembered.forget((one) => one.idHash === session.idHash)
    const ended = await db.write(
      contextFor(session.person, clock()),
      async (writer) => await endSession.one(writer, { idHash: session.idHash }),
    )
    return ended === null || ended.kept === null ? null : readUnder(cookie, Buffer.from(ended.kept, 'hex'))
  }

  const stands = async (cookie: string) => isSecret(cookie) && (await readSession(db, hashOf(cookie), clock())) !== null

  return {
    find,
    forget: (whose) => remembered.forget((one) => isOf(one.person, whose)),
    stands,
    end,
    begin: async (person, before, idToken = null) => {
      if (before !== null) await end(before)
      const cookie = newSecret()
      const now = clock()
      const { absoluteHours, idleMinutes } = await limitsOf(person.forceId, now)
      await db.write(contextFor(person, now), async (writer) => {
        await writer.query(sql`
          insert into session (id_hash, force_id, staff_id, created_at, last_seen_at, expires_at, idle_minutes, csrf, id_token)
          values (decode(${hashOf(cookie)}, 'hex'), ${person.forceId}, ${person.staffId}, ${now}, ${now},
            ${plus(now, hours(absoluteHours))}, ${idleMinutes}, ${newSecret()},
            decode(${idToken === null || idToken.length > longestIdToken ? null : keptUnder(cookie, idToken).toString('hex')}, 'hex'))`)
      })
      return cookie
    },
    endAllOf: async (person) => {
      remembered.forget((one) => isOf(one.person, person))
      await db.write(contextFor(person, clock()), async (writer) => {
        await writer.query(sql`delete from session where force_id = ${person.forceId} and staff_id = ${person.staffId}`)
      })
    },
  }
}

/** Characters. It goes back in an address, and servers refuse those that are longer than eight kilobytes in all: the provider then asks. */
const longestIdToken = 6_000

const endSession = statement({
  name: 'session: end one, and what the provider said of it',
  row: Type.Object({ kept: Maybe(Type.String()) }),
  example: { idHash: '00' },
  sql: (p: { idHash: string }) => sql`
    delete from session
    where id_hash = decode(${p.idHash}, 'hex')
    returning encode(id_token, 'hex') as kept`,
})

/** For the clock's role, now and then: what has ended need not be kept. */
export const removeEndedSessions = (now: Instant): Sql => sql`
  delete from session
  where expires_at <= ${now}
    or last_seen_at <= ${now}::timestamptz - make_interval(mins => idle_minutes)`
