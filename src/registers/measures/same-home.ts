// Which homes are one, since somebody said so: in the tables as it stands now, and from the facts as known then. A home is a number made of its words.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { idOf } from '../../kernel/identity.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'
import type { Known } from './figures.ts'
import { type Covered, coveredBy, coveredExample, follow } from './merges-known.ts'

/** No words, so that no place stands beside a figure. The same for the same words, whatever their capitals; as `home_number` in the database. */
export const homeNumber = (force: string, place: string): string => idOf('home', force, place.trim().toLowerCase())

/** Joined to `observation`, whose home it is then. */
export const joinedHomes = (force: string): Sql =>
  sql`left join homes_as_one(${force}) as one_home on one_home.written_number = observation.home`
export const homeSql = sql`coalesce(one_home.home_number, observation.home)`

/** Cases gathered by `child` and `home`, each home by the one it goes by. Not asked of each case: the list of all measures then took half as long again. A child in two that are one has two rows. */
export const byOneHome = (force: string, gathered: Sql): Sql => sql`
    select gathered.child, coalesce(one_home.home_number, gathered.home) as home, gathered.cases
    from (${gathered}) as gathered
    left join homes_as_one(${force}) as one_home on one_home.written_number = gathered.home
    limit 1000000`

/** The home by which one goes. */
export type GoesBy = (home: string) => string

export async function homesKnown(reader: Reader, force: string, known: Known): Promise<GoesBy> {
  const rows =
    'ledgerSize' in known
      ? await byLedger.all(reader, { force, recordedUntil: null, ...known })
      : await byTime.all(reader, { force, recordedUntil: known.recordedUntil })
  return goesBy(force, rows)
}

function goesBy(force: string, rows: readonly Static<typeof Row>[]): GoesBy {
  const takenBack = new Set(rows.flatMap((row) => (row.taken_back ? [row.record_id] : [])))
  const into = new Map<string, string>()
  for (const { record_id, written, home } of rows)
    if (written !== null && home !== null && !takenBack.has(record_id))
      into.set(homeNumber(force, written), homeNumber(force, home))
  return (home) => follow(into, home)
}

const Row = Type.Object({
  record_id: Type.String(),
  taken_back: Type.Boolean(),
  written: Maybe(Type.String()),
  home: Maybe(Type.String()),
})

/** What was erased says nothing any more. */
const said = (force: string, which: Sql): Sql => sql`
    select f.record_id, f.kind = 'same-home.taken-back/1' as taken_back, f.body ->> 'written' as written, f.body ->> 'home' as home
    from fact f
    ${which}
      and f.force_id = ${force}
      and f.kind in ('same-home.said/1', 'same-home.taken-back/1')
    order by f.record_id, f.position
    limit 100000`

const byLedger = statement({
  name: 'measures: homes said to be one, as known at a ledger size',
  row: Row,
  example: coveredExample,
  sql: (p: Covered) => said(p.force, coveredBy(p)),
})

const byTime = statement({
  name: 'measures: homes said to be one by a time',
  row: Row,
  example: { force: 'demonstration', recordedUntil: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; recordedUntil: string }) => said(p.force, sql`where f.recorded_at <= ${p.recordedUntil}`),
})
