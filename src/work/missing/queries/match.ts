// SQL of whom a reported child may be: the records as they stand now, after merges; a closed one shows that it is there, not who.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const peopleOfMatch = statement({
  name: 'missing: children whom a reported child may be',
  row: Type.Object({
    person_id: Type.String(),
    canonical_id: Type.String(),
    /** Null where the record is closed to whoever asks. */
    name: Maybe(Type.String()),
    date_of_birth: Maybe(Type.String()),
    closed: Type.Boolean(),
  }),
  example: { force: 'demonstration', persons: [nobody] },
  sql: (p: { force: string; persons: readonly string[] }) => sql`
    select asked.person_id, stands.canonical_id, person.name, person.date_of_birth::text as date_of_birth,
      asked.person_id = any (closed_records()) or stands.canonical_id = any (closed_records()) as closed
    from unnest(${[...p.persons]}::uuid[]) as asked (person_id)
    cross join canonical_person(${p.force}, asked.person_id) as stands (canonical_id)
    left join person
      on person.force_id = ${p.force}
      and person.person_id = stands.canonical_id
    limit 10`,
})

/** As a merge on the child's own page: two at the same moment could close a circle that neither saw. */
export const mergesOneAtATime = statement({
  name: 'missing: records are merged one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('merging ' || ${p.force}::text, 0)) is not null as waited`,
})

export const undecidedEpisodesOf = statement({
  name: 'missing: episodes of a child in which the match is not decided',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', persons: [nobody] },
  sql: (p: { force: string; persons: readonly string[] }) => sql`
    select record_id
    from episode
    where force_id = ${p.force}
      and phase in ('known', 'reported', 'open', 'located', 'returned')
      and person_id = any (${[...p.persons]}::uuid[])
    order by reported_at desc
    limit 20`,
})
