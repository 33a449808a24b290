// SQL around a report: the child's whole history, what a person was shown, and the incident it came from.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { EarlierEpisode, earlierColumns } from './earlier-episode.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

/** Earlier episodes, and contacts never opened as missing. The minimum grade asks of those that count (`counts`): a restricted one counts and shows no place (`closed`). */
export const historyOfPerson = statement({
  name: 'missing: history of a child for the minimum grade',
  row: Type.Object({
    ...EarlierEpisode,
    counts: Type.Boolean(),
    closed: Type.Boolean(),
  }),
  example: { person: nobody, before: someTime, limit: 50 },
  sql: (p: { person: string; before: string; limit: number }) => sql`
    select ${earlierColumns}, was_missing, counts, closed
    from history_of_person(${p.person}, ${p.before}, ${p.limit})
    order by reported_at desc, record_id
    limit 100`,
})

export const isKnownPerson = statement({
  name: 'missing: whether a chosen child is known',
  row: Type.Object({ known: Type.Boolean() }),
  example: { person: nobody },
  sql: (p: { person: string }) => sql`select person_known(${p.person}) as known`,
})

/** Whether this person was shown that record, on one of these pages, since then. */
export const wasShown = statement({
  name: 'missing: whether somebody was shown a record',
  row: Type.Object({ at: Type.String() }),
  example: { force: 'demonstration', who: nobody, record: nobody, pages: ['episode'], since: someTime },
  sql: (p: { force: string; who: string; record: string; pages: readonly string[]; since: string }) => sql`
    select at
    from consultation
    where force_id = ${p.force}
      and record_ids @> array[${p.record}::uuid]
      and who = ${p.who}
      and what = any (${[...p.pages]}::text[])
      and at >= ${p.since}
    limit 1`,
})

/** The episode that a command-and-control incident opened already. */
export const episodeOfSource = statement({
  name: 'missing: the episode of an incident',
  row: Type.Object({ record_id: Type.String(), reported_at: Type.String() }),
  example: { force: 'demonstration', system: 'STORM', reference: '1' },
  sql: (p: { force: string; system: string; reference: string }) => sql`
    select record_id, reported_at
    from episode
    where force_id = ${p.force}
      and lower(trim(source_system)) = lower(trim(${p.system}::text))
      and lower(trim(source_reference)) = lower(trim(${p.reference}::text))
      and source_system is not null
      and phase <> 'voided'
    limit 1`,
})

/** Two who open a search of one child at the same moment would not see each other: they go one after the other. */
export const oneSearchAtATime = statement({
  name: 'missing: searches of a child are opened one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select pg_advisory_xact_lock(
      hashtextextended('search of ' || coalesce(canonical_person(${p.force}, ${p.person}), ${p.person})::text, 0)) is not null as waited`,
})

/** The open episode of a child, merged records included: missing, of known whereabouts, or located and not returned. */
export const openEpisodeOf = statement({
  name: 'missing: the open episode of a child',
  row: Type.Object({ record_id: Type.String(), phase: Type.String() }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select record_id, phase
    from episode
    where force_id = ${p.force}
      and phase in ('known', 'reported', 'open', 'located')
      and person_id = any (records_of_person(${p.force}, ${p.person}))
    order by reported_at desc
    limit 1`,
})

/** Children whose records hold the same phone or address: by the record of the contact. */
export const childrenOfRecords = statement({
  name: 'missing: children of some records',
  row: Type.Object({
    record_id: Type.String(),
    person_id: Type.String(),
    name: Type.String(),
    age: Maybe(Type.Integer()),
  }),
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select distinct on (person_id) record_id, person_id, name, age
    from episode
    where force_id = ${p.force}
      and record_id = any (${[...p.records]}::uuid[])
    order by person_id, reported_at desc
    limit 25`,
})

/** With whom a child was found, for the list of earlier episodes. */
export const foundWith = statement({
  name: 'missing: with whom children were found',
  row: Type.Object({ record_id: Type.String(), found_with: Maybe(Type.String()) }),
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select distinct on (record_id) record_id, body ->> 'with' as found_with
    from fact
    where force_id = ${p.force}
      and record_id = any (${[...p.records]}::uuid[])
      and kind = 'missing.located/1'
    order by record_id, position desc
    limit 100`,
})

/** What the authority shared of a return interview, and what the police learned from it; put right where an entry was corrected. */
export const saidInReturnInterviews = statement({
  name: 'missing: what was said in return interviews',
  row: Type.Object({ record_id: Type.String(), by: Maybe(Type.String()), words: Type.String() }),
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select f.record_id, f.body ->> 'by' as by, coalesce(f.body ->> 'detail', f.body ->> 'learned') as words
    from fact f
    where f.force_id = ${p.force}
      and f.record_id = any (${[...p.records]}::uuid[])
      and f.kind in ('missing.return-interview-reported/1', 'missing.return-interview-read/1')
      and coalesce(f.body ->> 'detail', f.body ->> 'learned') is not null
      and not exists (
        select from fact later
        where later.force_id = f.force_id
          and later.record_id = f.record_id
          and later.corrects = f.position)
    order by f.record_id, f.position
    limit 200`,
})
