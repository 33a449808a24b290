// The cases behind a number, newest first, a page at a time; those the reader may not open are counted and not named.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, parseInstant } from '../../kernel/time.ts'
import type { Counted } from '../../practice/measure.ts'
import { Maybe } from '../schemas.ts'
import { countedSql } from './counted.ts'
import type { Window } from './figures.ts'

/** Where a page ended: the next begins behind it. */
export type After = { readonly at: Instant; readonly recordId: string; readonly item: number }

/** `record`: what kind of record it is, which says where it is opened; null where it has no fact. */
export type Case = After & { readonly record: string | null; readonly how: string; readonly part: string | null }

type Cases = {
  readonly cases: readonly Case[]
  /** Records behind the same number that this reader may not open, on any page. */
  readonly closed: number
  readonly next: After | null
}

/** Under the reader's own row-level security and openings: the role of the application, never that of the measures. */
export async function casesBehind(
  reader: Reader,
  asked: Window & {
    readonly measure: string
    readonly outcome: Counted | null
    readonly after: After | null
    readonly limit: number
  },
): Promise<Cases> {
  const [rows, hidden] = await Promise.all([
    openCases.all(reader, { ...asked, limit: asked.limit + 1 }),
    closedCases.one(reader, asked),
  ])
  const cases = rows.slice(0, asked.limit).map(({ record_id, record, at, item, how, part }) => ({
    recordId: record_id,
    record,
    at: instant(at),
    item,
    how,
    part,
  }))
  return { cases, closed: hidden?.closed ?? 0, next: rows.length > asked.limit ? (cases.at(-1) ?? null) : null }
}

/** A place as one word of an address, and back; null for what is none. */
export const afterWords = ({ at, recordId, item }: After): string => `${at}_${recordId}_${item}`

export function readAfter(words: string): After | null {
  const [at = '', recordId = '', item = ''] = words.split('_')
  const when = parseInstant(at)
  return when !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(recordId) && /^\d{1,9}$/.test(item)
    ? { at: when, recordId, item: Number(item) }
    : null
}

// ——— statements ———

type Asked = {
  readonly force: string
  readonly measure: string
  readonly from: string
  readonly until: string
  readonly now: string
  readonly outcome: string | null
}
type Page = Asked & {
  readonly after: { readonly at: string; readonly recordId: string; readonly item: number } | null
  readonly limit: number
}

const example: Asked = {
  force: 'demonstration',
  measure: 'M4',
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  now: '2026-03-01T00:00:00.000Z',
  outcome: 'not evidenced',
}
const after = { at: '2026-01-20T00:00:00.000Z', recordId: '00000000-0000-7000-8000-000000000000', item: 1 }
const pageExample: Page = { ...example, after, limit: 50 }

const openCases = statement({
  name: 'measures: the cases behind a number',
  row: Type.Object({
    record_id: Type.String(),
    record: Maybe(Type.String()),
    item: Type.Integer(),
    at: Type.String(),
    part: Maybe(Type.String()),
    how: Type.String(),
  }),
  example: pageExample,
  sql: (p: Page) => sql`
    select each.record_id, split_part(f.kind, '.', 1) as record, each.item, each.at, each.part, each.how
    from (
      select record_id, item, at, part, ${countedSql(p.now)} as how
      from observation
      where force_id = ${p.force}
        and measure = ${p.measure}
        and at >= ${p.from}
        and at < ${p.until}
        and record_id <> all ((select closed_records())::uuid[])
        ${p.after === null ? sql`` : sql`and (at, record_id, item) < (${p.after.at}::timestamptz, ${p.after.recordId}::uuid, ${p.after.item}::integer)`}
    ) as each
    left join fact f on f.force_id = ${p.force} and f.record_id = each.record_id and f.position = 1
    ${p.outcome === null ? sql`` : sql`where how = ${p.outcome}`}
    order by each.at desc, each.record_id desc, each.item desc
    limit ${p.limit}`,
})

const closedCases = statement({
  name: 'measures: the cases that may not be opened',
  row: Type.Object({ closed: Type.Integer() }),
  example,
  sql: (p: Asked) => sql`
    select count(distinct record_id)::integer as closed
    from (
      select record_id, ${countedSql(p.now)} as how
      from observation
      where force_id = ${p.force}
        and measure = ${p.measure}
        and at >= ${p.from}
        and at < ${p.until}
        and record_id = any ((select closed_records())::uuid[])
    ) as each
    ${p.outcome === null ? sql`` : sql`where how = ${p.outcome}`}
    limit 1`,
})
