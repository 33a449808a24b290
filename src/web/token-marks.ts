// The tokens that are good now, each by a mark that opens nothing: one that was lost can be taken back too.
import Type, { type Static } from 'typebox'
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

/** Those that end soonest first. All of them: one that is not listed is taken back by nobody. */
export async function goodTokens(db: Database, force: string, clock: Clock): Promise<readonly GoodToken[]> {
  const now = clock()
  const rows = await db.read({ force, who: SYSTEM, now }, async (reader) => {
    const all: Token[] = []
    let page: readonly Token[]
    do {
      const last = all.at(-1)
      page = await tokensOfForce.all(reader, { force, now, after: last?.expires_at ?? null, hash: last?.hash ?? '' })
      all.push(...page)
    } while (page.length === mostOnAPage)
    return all
  })
  return rows.map((row) => ({
    hash: row.hash,
    mark: markOf(row.hash),
    person: row.person,
    label: row.label,
    madeAt: instant(row.created_at),
    expiresAt: instant(row.expires_at),
  }))
}

/** Null where no token of this force has the mark. */
export async function hashOfMark(db: Database, force: string, mark: string, now: Instant): Promise<string | null> {
  const found = await db.read(
    { force, who: SYSTEM, now },
    async (reader) => await tokenOfMark.one(reader, { force, mark, now }),
  )
  return found?.hash ?? null
}

const mostOnAPage = 500

type Token = Static<typeof TokenRow>
const TokenRow = Type.Object({
  hash: Type.String(),
  person: Type.String(),
  label: Type.String(),
  created_at: Type.String(),
  expires_at: Type.String(),
})

type PageAsked = {
  readonly force: string
  readonly now: string
  /** Where the last one on the page before ends, and its hash. */
  readonly after: string | null
  readonly hash: string
}
const firstPage: PageAsked = { force: 'demonstration', now: '2026-01-01T00:00:00.000Z', after: null, hash: '' }

/** Nothing is answered to the token of somebody who has left: it is not good. */
const tokensOfForce = statement({
  name: 'tokens: good now, of a force',
  row: TokenRow,
  example: firstPage,
  sql: (p: PageAsked) => sql`
    select encode(t.token_hash, 'hex') as hash, s.name as person, t.label, t.created_at, t.expires_at
    from api_token t
    join staff s on s.force_id = t.force_id and s.staff_id = t.staff_id
    where t.force_id = ${p.force}
      and t.revoked_at is null
      and t.expires_at > ${p.now}
      and s.left_at is null
      and (${p.after}::timestamptz is null or (t.expires_at, t.token_hash) > (${p.after}::timestamptz, decode(${p.hash}, 'hex')))
    order by t.expires_at, t.token_hash
    limit ${mostOnAPage}`,
})

const tokenOfMark = statement({
  name: 'tokens: good now, by its mark',
  row: Type.Object({ hash: Type.String() }),
  example: { force: 'demonstration', mark: '000000000000', now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { readonly force: string; readonly mark: string; readonly now: string }) => sql`
    select encode(token_hash, 'hex') as hash
    from api_token
    where force_id = ${p.force}
      and left(encode(token_hash, 'hex'), 12) = ${p.mark}
      and revoked_at is null
      and expires_at > ${p.now}
    limit 1`,
})
