// SQL of the register of recommendations: each with its standing as it was judged last.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { instant, type LocalDate, localDate } from '../../kernel/time.ts'
import { Maybe } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'
import { ClosureTest } from './test.ts'
import { worstFirst } from './worst-first.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

const Loosening = Type.Object({ at: Type.String(), sentences: Type.Array(Type.String()), because: Type.String() })

const Row = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(Type.String()),
  theme: Type.String(),
  words: Maybe(Type.String()),
  due_on: Maybe(Type.String()),
  stage: Type.String(),
  test: Maybe(ClosureTest),
  test_set_at: Maybe(Type.String()),
  counts_from: Maybe(Type.String()),
  loosenings: Type.Array(Loosening),
  date_changes: Type.Integer(),
  standing: Maybe(Type.String()),
  since: Maybe(Type.String()),
  judged_at: Maybe(Type.String()),
  earliest_pass: Maybe(Type.String()),
  stops: Maybe(Type.Array(Type.String())),
  found_again: Type.Integer(),
  first_found_on: Maybe(Type.String()),
  untestable: Maybe(Type.String()),
  verified_route: Maybe(Type.String()),
  asked_of: AskedOf,
})

const columns = sql`
  r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.test_set_at, r.counts_from, r.loosenings, r.date_changes,
  s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, r.found_again, r.first_found_on, r.untestable, r.verified_route, r.asked_of`

const latestReading = sql`
  left join lateral (
    select standing, since, at, earliest_pass, stops
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true`

export const recommendations = statement({
  name: 'recommendations: all of a force',
  row: Row,
  example: { force: 'demonstration', limit: 200 },
  sql: (p: { force: string; limit: number }) => sql`
    select ${columns}
    from recommendation r
    ${latestReading}
    where r.force_id = ${p.force}
    order by r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
    limit ${p.limit}`,
})

type Listed = {
  readonly force: string
  readonly source: string | null
  readonly stage: string | null
  readonly after: string | null
  readonly today: LocalDate
  readonly limit: number
}
const today = localDate(instant('2026-01-01T00:00:00Z'))
const listed: Listed = { force: 'demonstration', source: null, stage: null, after: nobody, today, limit: 100 }

/** The worst first, of equals the newest. The key of the next page is the last one of this; what changed its place since is looked for where it stands now. */
export const recommendationsListed = statement({
  name: 'recommendations: a page of the register',
  row: Row,
  example: listed,
  sql: (p: Listed) => sql`
    select ${columns}
    from recommendation r
    ${latestReading}
    where r.force_id = ${p.force}
      and (${p.source}::text is null or r.source = ${p.source})
      and (${p.stage}::text is null or r.stage = ${p.stage})
      and (
        ${p.after}::uuid is null
        or (${worstFirst(p.today)}) > (
          select ${worstFirst(p.today)}
          from recommendation r
          ${latestReading}
          where r.force_id = ${p.force}
            and r.record_id = ${p.after}::uuid
        )
      )
    order by ${worstFirst(p.today)}
    limit ${p.limit}`,
})

/** What the register can be narrowed to. */
export const recommendationKinds = statement({
  name: 'recommendations: sources and stages there are',
  row: Type.Object({ source: Type.String(), stage: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct source, stage
    from recommendation
    where force_id = ${p.force}
    order by source, stage
    limit 500`,
})

export const recommendationById = statement({
  name: 'recommendations: one',
  row: Row,
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select ${columns}
    from recommendation r
    ${latestReading}
    where r.force_id = ${p.force}
      and r.record_id = ${p.record}
    limit 1`,
})

/** What the inspectorate said last, of each recommendation that it came back to. */
export const lastRevisits = statement({
  name: 'recommendations: what a revisit found last',
  row: Type.Object({
    record_id: Type.String(),
    result: Type.String(),
    said_on: Type.String(),
    inspection: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct on (f.record_id) f.record_id, f.body ->> 'result' as result, f.body ->> 'on' as said_on, f.body ->> 'inspection' as inspection
    from recommendation r
    join fact f on f.force_id = r.force_id and f.record_id = r.record_id and f.kind = 'recommendation.revisited/1'
    where r.force_id = ${p.force}
    order by f.record_id, f.body ->> 'on' desc, f.position desc
    limit 500`,
})
