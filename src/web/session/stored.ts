// A session as the database keeps it: read by its cookie’s hash, and touched at most once a minute.
import Type, { type Static } from 'typebox'
import { type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, minutesBetween } from '../../kernel/time.ts'
import type { Person } from '../../registers/permissions.ts'
import { OtherEntries, PersonRow, personOfRow } from '../../registers/staff.ts'

export type Session = {
  /** SHA-256 of the cookie, in hexadecimal. */
  readonly idHash: string
  readonly person: Person
  /** Carried by every form of this session. */
  readonly csrf: string
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

export async function readSession(db: Database, idHash: string, now: Instant): Promise<Session | null> {
  // No force and nobody yet: that is the question.
  const row = await db.read({ force: '', who: '', now }, async (reader) => {
    return await sessionPerson.one(reader, { idHash, now })
  })
  return row === null ? null : { ...sessionOfRow(row), idHash }
}

const sessionOfRow = (row: Static<typeof SessionRow>) => ({
  person: personOfRow(row),
  csrf: row.csrf,
  lastSeenAt: instant(row.last_seen_at),
  expiresAt: instant(row.expires_at),
})

/** Written at most once a minute; null when it was ended elsewhere meanwhile. */
export async function touched(db: Database, session: Session, now: Instant): Promise<Session | null> {
  if (minutesBetween(session.lastSeenAt, now) < 1) return session
  const changed = await db.write(contextFor(session.person, now), async (writer) => {
    return await writer.query(
      sql`update session set last_seen_at = greatest(last_seen_at, ${now}) where id_hash = decode(${session.idHash}, 'hex')`,
    )
  })
  return changed.count === 0 ? null : { ...session, lastSeenAt: now }
}

export const contextFor = (person: Pick<Person, 'forceId' | 'staffId'>, now: Instant) => ({
  force: person.forceId,
  who: person.staffId,
  now,
})

const SessionRow = Type.Object({
  ...PersonRow,
  also: OtherEntries,
  csrf: Type.String(),
  last_seen_at: Type.String(),
  expires_at: Type.String(),
})

const sessionPerson = statement({
  name: 'session: whose cookie this is',
  row: SessionRow,
  example: { idHash: '00'.repeat(32), now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { idHash: string; now: string }) => sql`
    select force_id, staff_id, name, roles, unit_id, supervisor_id, also, csrf, last_seen_at, expires_at
    from session_person(decode(${p.idHash}, 'hex'), ${p.now})
    limit 1`,
})
