// The tokens that are good now, each by a mark that opens nothing: one that was lost can be taken back too.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Clock, type Instant, instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'

type GoodToken = {
  readonly hash: string
  readonly mark: string
  readonly person: string
  readonly label: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

/** The beginning of the hash: nobody finds the token by it. */
const markOf = (hash: string): string => hash.slice(0, 12)

/** Those that end soonest first. */
export async function goodTokens(db: Database, force: string, clock: Clock): Promise<readonly GoodToken[]> {
  const now = clock()
  const rows = await db.read(
    { force, who: SYSTEM, now },
    async (reader) => await tokensOfForce.all(reader, { force, now }),
  )
  return rows.map((row) => ({
    hash: row.hash,
    mark: markOf(row.hash),
    person: row.person,
    label: row.label,
    madeAt: instant(row.created_at),
    expiresAt: instant(row.expires_at),
  }))
}

const tokensOfForce = statement({
  name: 'tokens: good now, of a force',
  row: Type.Object({
    hash: Type.String(),
    person: Type.String(),
    label: Type.String(),
    created_at: Type.String(),
    expires_at: Type.String(),
  }),
  example: { force: 'demonstration', now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { readonly force: string; readonly now: string }) => sql`
    select encode(t.token_hash, 'hex') as hash, s.name as person, t.label, t.created_at, t.expires_at
    from api_token t
    join staff s on s.force_id = t.force_id and s.staff_id = t.staff_id
    where t.force_id = ${p.force}
      and t.revoked_at is null
      and t.expires_at > ${p.now}
    order by t.expires_at, t.token_hash
    limit 500`,
})
