// SQL of what may be audited: episodes that ended, what their units are called, and the names to take out.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe, When } from '../../../registers/schemas.ts'

export const everEnded = statement({
  name: 'missing: episodes that were ever said to have ended between two times',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select distinct record_id
    from fact
    where force_id = ${p.force}
      and kind in ('missing.closed/1', 'missing.concern-ended/1')
      and happened_at >= ${p.from}
      and happened_at < ${p.until}
    order by record_id
    limit 10000`,
})

export const unitNames = statement({
  name: 'missing: what units are called, for an audit',
  row: Type.Object({ unit_id: Type.String(), name: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select unit_id, name
    from unit
    where force_id = ${p.force}
    limit 1000`,
})

/** The last time that each was: the duty to answer it says when. */
export const returnedCases = statement({
  name: 'missing: cases returned because a child may not be safe',
  row: Type.Object({ record_id: Type.String(), started_at: When, met_at: Maybe(When) }),
  example: { force: 'demonstration', name: 'answer it', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; name: string; records: readonly string[] }) => sql`
    select distinct on (record_id) record_id, started_at, met_at
    from duty
    where force_id = ${p.force}
      and name = ${p.name}
      and record_id = any (${[...p.records]}::uuid[])
    order by record_id, started_at desc
    limit 500`,
})

/** The child and the caller; and what was answered where the file asks for a person: with whom, seen by whom, said by whom. */
export const namesInEpisodes = statement({
  name: 'missing: names in episodes, for taking them out',
  row: Type.Object({
    record_id: Type.String(),
    names: Type.Array(Type.String()),
    people: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select e.record_id, array_remove(array[e.name, f.body #>> '{caller,name}'], null) as names, coalesce(asked.people, '{}') as people
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id and f.position = 1
    left join lateral (
      select array_agg(distinct said.words) as people
      from fact o
      cross join lateral (
        values (o.body ->> 'with'), (o.body ->> 'withWhom'), (o.body ->> 'who'), (o.body ->> 'seenBy'), (o.body ->> 'confirmedBy'), (o.body ->> 'saidBy'),
          (o.body #>> '{answers,0,saidBy}'), (o.body ->> 'by'), (o.body ->> 'allowedBy'), (o.body ->> 'agreedBy'),
          (o.body ->> 'constable'), (o.body ->> 'toName'), (o.body ->> 'name'),
          (case when o.kind = 'missing.contact-promised/1' then o.body ->> 'to' end)
      ) said (words)
      where o.force_id = e.force_id
        and o.record_id = e.record_id
        and said.words is not null
    ) asked on true
    where e.force_id = ${p.force}
      and e.record_id = any (${[...p.records]}::uuid[])
    limit 500`,
})

/** As said in the episode; of a looked-after child of whom nobody said it, the place last seen. */
export const homesInEpisodes = statement({
  name: 'missing: where children of episodes are placed, for taking it out',
  row: Type.Object({ record_id: Type.String(), place: Type.String() }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select f.record_id, f.body ->> 'place' as place
    from fact f
    where f.force_id = ${p.force}
      and f.record_id = any (${[...p.records]}::uuid[])
      and f.kind = 'missing.placement-recorded/1'
    union
    select e.record_id, e.last_seen_place
    from episode e
    where e.force_id = ${p.force}
      and e.record_id = any (${[...p.records]}::uuid[])
      and e.looked_after
      and e.placement is null
    order by 1, 2
    limit 500`,
})
