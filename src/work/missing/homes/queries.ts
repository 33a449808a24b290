// SQL of the homes a force knows: by which each way of writing goes, and which are like what somebody types.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'

/** Each way of writing that somebody said is another’s, with the home it goes by. */
export const goesBy = (force: string): Sql => sql`goes_by as (select written, home, name from homes_as_one(${force}))`

const someTime = '2026-01-01T00:00:00.000Z'

/** As they were written most often; all where nothing is typed, or those like what is typed. With `lastSeen`, as on the page of homes, also where looked-after children were last seen and nobody said where they are placed. The address, which homes share, says less than the name before it. */
export const knownHomes = statement({
  name: 'missing: homes that children are placed at, like what is typed',
  row: Type.Object({ home: Type.String(), kinds: Type.Array(Type.String()), reports: Type.Integer() }),
  example: { force: 'demonstration', since: someTime, like: 'larch', lastSeen: false, limit: 5 },
  sql: (p: { force: string; since: string; like: string; lastSeen: boolean; limit: number }) => sql`
    with ${goesBy(p.force)},
    placed as (
      select coalesce(g.home, home_key(o.place)) as key, coalesce(g.name, btrim(o.place)) as home, o.place as placement,
        e.placement_kind as kind
      from episode e
      cross join lateral (select coalesce(e.placement, case when ${p.lastSeen}::boolean and e.looked_after then e.last_seen_place end) as place) o
      left join goes_by g on g.written = home_key(o.place)
      where e.force_id = ${p.force}
        and e.reported_at > ${p.since}
        and o.place is not null
        and e.phase <> 'voided'
    )
    select mode() within group (order by home) as home,
      coalesce(array_agg(distinct kind order by kind) filter (where kind is not null), '{}') as kinds,
      count(*)::integer as reports
    from placed
    group by key
    having ${p.like}::text = ''
      or max(word_similarity(home_key(${p.like}), home_key(placement))) >= 0.45
      or max(similarity(split_part(home_key(${p.like}), ' ', 1), split_part(home_key(placement), ' ', 1))) >= 0.5
    order by coalesce(max(word_similarity(home_key(${p.like}), home_key(placement))), 0) desc, reports desc, 1
    limit ${p.limit}`,
})

/** What was said and stands, with who may be asked about it. */
export const saidOfHomes = statement({
  name: 'missing: ways of writing that are one home',
  row: Type.Object({ record_id: Type.String(), written: Type.String(), home: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, written, home
    from same_home
    where force_id = ${p.force}
      and parted_at is null
    order by home, written
    limit 500`,
})
