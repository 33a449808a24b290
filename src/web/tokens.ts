// Tokens by which a program calls the API on behalf of a member of staff. Made and revoked on the command line.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Clock, hours, type Instant, instant, plus } from '../kernel/time.ts'
import type { Person } from '../registers/permissions.ts'
import { OtherEntries, PersonRow, personOfRow } from '../registers/staff.ts'
import { remember } from './remember.ts'
import { hashOf, isSecret, newSecret } from './secrets.ts'
import { isOf, type Whose } from './session/told.ts'
import { hashOfMark } from './token-marks.ts'

/** So that a token found in a file or a log is known for what it is. */
const beginning = 'vigil_'

export type Tokens = {
  readonly find: (token: string) => Promise<Caller | null>
  /** The token is returned once and kept nowhere. */
  readonly make: (person: Person, given: { readonly label: string; readonly days: number }) => Promise<string>
  /** By itself, or by its mark. False when there is no such token of this person's force, or it was revoked before. */
  readonly revoke: (person: Person, tokenOrMark: string) => Promise<boolean>
  /** Of one person, or of everybody, nothing that was remembered is gone by any more. */
  readonly forget: (whose: Whose | null) => void
}

type Caller = { readonly tokenHash: string; readonly person: Person; readonly expiresAt: Instant }

export function makeTokens(db: Database, clock: Clock): Tokens {
  const remembered = remember<Caller>(5_000, 1_000, clock)
  return {
    forget: (whose) => remembered.forget((one) => isOf(one.person, whose)),
    find: async (token) => {
      const secret = token.slice(beginning.length)
      if (!token.startsWith(beginning) || !isSecret(secret)) return null
      const tokenHash = hashOf(secret)
      const known = remembered.get(tokenHash)
      if (known !== null) return known.expiresAt > clock() ? known : null
      const asked = remembered.forgotten()
      const found = await readToken(db, tokenHash, clock())
      if (found !== null) remembered.keep(tokenHash, found, asked)
      return found
    },
    make: async (person, { label, days }) => {
      const secret = newSecret()
      const now = clock()
      await db.write({ force: person.forceId, who: person.staffId, now }, async (writer) => {
        await writer.query(sql`
          insert into api_token (token_hash, force_id, staff_id, label, created_at, expires_at)
          values (decode(${hashOf(secret)}, 'hex'), ${person.forceId}, ${person.staffId}, ${label}, ${now}, ${plus(now, hours(24 * days))})`)
      })
      return `${beginning}${secret}`
    },
    revoke: async (person, tokenOrMark) => {
      const tokenHash = tokenOrMark.startsWith(beginning)
        ? hashOf(tokenOrMark.slice(beginning.length))
        : await hashOfMark(db, person.forceId, tokenOrMark, clock())
      if (tokenHash === null) return false
      remembered.forget((one) => one.tokenHash === tokenHash)
      const now = clock()
      const changed = await db.write({ force: person.forceId, who: person.staffId, now }, async (writer) => {
        return await writer.query(sql`
          update api_token
          set revoked_at = ${now}
          where token_hash = decode(${tokenHash}, 'hex')
            and revoked_at is null`)
      })
      return changed.count === 1
    },
  }
}

async function readToken(db: Database, tokenHash: string, now: Instant): Promise<Caller | null> {
  const row = await db.read(
    { force: '', who: '', now },
    async (reader) => await tokenPerson.one(reader, { tokenHash, now }),
  )
  return row === null ? null : { tokenHash, person: personOfRow(row), expiresAt: instant(row.expires_at) }
}

const tokenPerson = statement({
  name: 'token: on whose behalf this program calls',
  row: Type.Object({
    ...PersonRow,
    also: OtherEntries,
    expires_at: Type.String(),
  }),
  example: { tokenHash: '00'.repeat(32), now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { tokenHash: string; now: string }) => sql`
    select force_id, staff_id, name, roles, unit_id, supervisor_id, also, expires_at
    from token_person(decode(${p.tokenHash}, 'hex'), ${p.now})
    limit 1`,
})
