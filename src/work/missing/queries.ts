// SQL of the episodes of one child, and of those that wait for their close.

import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { AgeRow } from './age.ts'
import { nextDuty } from './queries/board.ts'
import { counts, EarlierEpisode, earlierColumns } from './queries/earlier-episode.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** Earlier episodes of a child and contacts that never became one, merged records included, newest first: so many of those that count, and of the others. */
export const episodesOfPerson = statement({
  name: 'missing: episodes of one child',
  row: Type.Object({
    ...EarlierEpisode,
    age: Maybe(Type.Integer()),
  }),
  example: { force: 'demonstration', person: nobody, before: someTime, limit: 50 },
  sql: (p: { force: string; person: string; before: string; limit: number }) => sql`
    select ${earlierColumns}, was_missing, age
    from (
      select ${earlierColumns}, missing_from is not null as was_missing, age,
        row_number() over (partition by ${counts} order by reported_at desc) as newest
      from episode
      where force_id = ${p.force}
        and person_id = any (records_of_person(${p.force}, ${p.person}))
        and reported_at < ${p.before}
        and phase <> 'voided') as earlier
    where newest <= ${p.limit}
    order by reported_at desc
    limit 100`,
})

/** Of several children the age said in the newest of those, which may be none. */
export const agesLastSaid = statement({
  name: 'missing: the age last said of each of some children',
  row: Type.Object({ person_id: Type.String(), age: Maybe(Type.Integer()), reported_at: Type.String() }),
  example: { force: 'demonstration', persons: [nobody], before: someTime },
  sql: (p: { force: string; persons: readonly string[]; before: string }) => sql`
    select one.person_id, e.age, e.reported_at
    from unnest(${[...p.persons]}::uuid[]) as one (person_id)
    cross join lateral (
      select age, reported_at
      from episode
      where force_id = ${p.force}
        and person_id = any (records_of_person(${p.force}, one.person_id))
        and reported_at < ${p.before}
        and phase <> 'voided'
      order by reported_at desc
      limit 1
    ) e
    order by one.person_id
    limit 100`,
})

/** Episodes waiting for something after the child is located: interviews, learning, close. */
export const unfinished = statement({
  name: 'missing: located or returned and not closed',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    phase: Type.String(),
    level: Maybe(Type.String()),
    located_at: Maybe(Type.String()),
    returned_at: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
    next_duty: Maybe(Type.String()),
    next_due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', after: someTime, limit: 50 },
  sql: (p: { force: string; after: string; limit: number }) => sql`
    select e.record_id, e.name, e.age, e.born, e.phase, e.level, e.reported_at, e.located_at, e.returned_at, e.owner_name, d.name as next_duty, d.due_at as next_due_at
    from episode e${nextDuty}
    where e.force_id = ${p.force}
      and e.phase in ('located', 'returned')
      and e.reported_at > ${p.after}
    order by e.reported_at
    limit ${p.limit}`,
})

export { consulted } from '../../registers/consultation.ts'
