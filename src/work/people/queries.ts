// SQL of a child's record: which record stands for the child, which others are the same, and the episodes of all of them.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

export const standsFor = statement({
  name: 'children: which record stands for one',
  row: Type.Object({
    known: Type.Boolean(),
    canonical_id: Type.String(),
    /** Closed to whoever asks: it, or the record that stands for it. */
    closed: Type.Boolean(),
    restricted: Type.Boolean(),
  }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select person_known(${p.person}) as known, c.canonical_id, c.canonical_id = any (closed_records()) or ${p.person}::uuid = any (closed_records()) as closed,
      exists (
        select from restriction r where r.force_id = ${p.force} and r.record_id in (${p.person}::uuid, c.canonical_id)) as restricted
    from canonical_person(${p.force}, ${p.person}) as c (canonical_id)
    limit 1`,
})

/** Two who merge at the same moment, each the other's record, could close a circle that neither saw: they go one after the other. */
export const oneAtATime = statement({
  name: 'children: records are merged one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('merging ' || ${p.force}::text, 0)) is not null as waited`,
})

/** Those whom the reader may open. */
export const sameChild = statement({
  name: 'children: records of the same child',
  row: Type.Object({ person_id: Type.String(), name: Type.String(), date_of_birth: Maybe(Type.String()) }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select person_id, name, date_of_birth::text as date_of_birth
    from person
    where force_id = ${p.force}
      and person_id <> ${p.person}
      and person_id = any (records_of_person(${p.force}, ${p.person}))
    order by name, person_id
    limit 20`,
})

/** Of every record of the child, newest first, contacts that were never missing too; a restricted one without its places. */
export const episodesOfChild = statement({
  name: 'children: episodes of one child',
  row: Type.Object({
    record_id: Type.String(),
    phase: Type.String(),
    reported_at: Type.String(),
    found_at: Maybe(Type.String()),
    last_seen_place: Type.String(),
    was_missing: Type.Boolean(),
    closed: Type.Boolean(),
  }),
  example: { person: nobody, before: someTime },
  sql: (p: { person: string; before: string }) => sql`
    select record_id, phase, reported_at, found_at, last_seen_place, was_missing, closed
    from history_of_person(${p.person}, ${p.before}, 50)
    order by reported_at desc
    limit 100`,
})

export const isRestricted = statement({
  name: 'children: whether a record is restricted',
  row: Type.Object({ since: Type.String(), reason: Type.String() }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select since, reason
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.person}
    limit 1`,
})
