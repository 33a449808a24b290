// Ended episodes as cases that may be audited: what a sample is drawn from, without a name in it. Read by the measure's role: restricted ones too.
import Type from 'typebox'
import { type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { addDays, type Instant, type LocalDate, startOfLocalDay } from '../../kernel/time.ts'
import { factOfRow, factsOfRecord } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { detailOf } from './details.ts'
import { ethnicityCodes, ethnicityOf } from './ethnicity.ts'
import { questions } from './grade/questions.ts'
import { missing } from './procedure.ts'
import { factWords } from './words.ts'

type Answered = {
  readonly recordId: string
  readonly stratum: string
  readonly unit: string
  readonly team: string
  readonly area: string
  readonly involved: readonly string[]
  readonly kind: 'ethnicity' | 'an answer of no'
  readonly question: string
  readonly recorded: string
}

/** As accountability takes it: by value, not knowing whose it is. Voided and transferred episodes are nobody's to judge here. */
export const auditableEpisodes = (db: Database) => ({
  topic: 'missing children',
  cases: async (force: string, from: LocalDate, until: LocalDate, now: Instant) => {
    const [first, end] = [startOfLocalDay(from), startOfLocalDay(addDays(until, 1))]
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await endedEpisodes.all(reader, { force, from: first, until: end }),
    )
    return rows.map((row) => ({
      recordId: row.record_id,
      stratum: row.level ?? 'not graded',
      unit: row.owner_unit ?? row.unit,
      team: row.team,
      area: row.area,
      involved: row.involved,
    }))
  },
  /** Ethnicity as recorded, and every question answered “no”: the last said of each. */
  answers: async (force: string, from: LocalDate, until: LocalDate, now: Instant) => {
    const [first, end] = [startOfLocalDay(from), startOfLocalDay(addDays(until, 1))]
    const [episodes, said] = await db.read(
      { force, who: SYSTEM, now },
      async (reader) =>
        await Promise.all([
          endedEpisodes.all(reader, { force, from: first, until: end }),
          answersInEpisodes.all(reader, { force, from: first, until: end }),
        ]),
    )
    const caseOf = new Map(episodes.map((row) => [row.record_id, row]))
    return said.flatMap(({ record_id, question, recorded }): readonly Answered[] => {
      const row = caseOf.get(record_id)
      if (row === undefined) return []
      const about = {
        recordId: record_id,
        stratum: row.level ?? 'not graded',
        unit: row.owner_unit ?? row.unit,
        team: row.team,
        area: row.area,
        involved: row.involved,
      }
      return question === null
        ? [{ ...about, kind: 'ethnicity', question: ethnicityAsked, recorded: labelOf(recorded) }]
        : [{ ...about, kind: 'an answer of no', question: questionWords.get(question) ?? question, recorded }]
    })
  },
  mayBeSaid: (kind: 'ethnicity' | 'an answer of no'): readonly string[] =>
    kind === 'ethnicity' ? ethnicityCodes.map(({ code }) => labelOf(code)) : ['yes', 'no', 'not known'],
  address: (recordId: string) => `/missing/${recordId}`,
  /** Every entry in words, oldest first, without who recorded it. */
  entries: async (force: string, recordId: string, now: Instant) =>
    await db.read({ force, who: SYSTEM, now }, async (reader) => {
      const facts = (await factsOfRecord.all(reader, { force, record: recordId })).map((row) =>
        missing.read(factOfRow(row)),
      )
      return facts.map((fact) => ({
        at: fact.happenedAt,
        recordedAt: fact.recordedAt,
        words: factWords(fact.kind),
        detail: detailOf(fact),
      }))
    }),
  /** So that they can be taken out of what leaves the force. */
  names: async (force: string, recordIds: readonly string[], now: Instant) => {
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await namesInEpisodes.all(reader, { force, records: [...recordIds] }),
    )
    return new Map(rows.map((row) => [row.record_id, row.names]))
  },
})

const ethnicityAsked = 'How does the child describe their ethnicity?'
const labelOf = (code: string): string => (ethnicityOf.get(code)?.label ?? code).slice(0, 100)
const questionWords = new Map(questions.map(({ id, words }) => [id, words]))

/** `question` is null where it is the ethnicity. */
export const answersInEpisodes = statement({
  name: 'missing: answers of episodes that ended between two times, for asking again',
  row: Type.Object({
    record_id: Type.String(),
    question: Type.Union([Type.String(), Type.Null()]),
    recorded: Type.String(),
  }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select record_id, question, recorded
    from (
      select distinct on (f.record_id, a.said ->> 'question') f.record_id, a.said ->> 'question' as question, a.said ->> 'answer' as recorded
      from fact f
      cross join lateral jsonb_array_elements(
        case when f.kind = 'missing.answered/1' then f.body -> 'answers' else jsonb_build_array(jsonb_build_object('answer', f.body ->> 'code')) end
      ) a (said)
      join episode e on e.force_id = f.force_id and e.record_id = f.record_id
      where f.force_id = ${p.force}
        and f.kind in ('missing.answered/1', 'missing.ethnicity-recorded/1')
        and e.phase = 'closed'
        and e.closed_at >= ${p.from}
        and e.closed_at < ${p.until}
      order by f.record_id, a.said ->> 'question', f.position desc
    ) last
    where question is null and recorded is not null
      or recorded = 'no'
    order by record_id, question
    limit 10000`,
})

/** Those who recorded something, and the owner: more than 500 in one case is a fault. */
export const endedEpisodes = statement({
  name: 'missing: episodes that ended between two times, for an audit',
  row: Type.Object({
    record_id: Type.String(),
    level: Type.Union([Type.String(), Type.Null()]),
    unit: Type.String(),
    owner_unit: Type.Union([Type.String(), Type.Null()]),
    team: Type.String(),
    area: Type.String(),
    involved: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select e.record_id, e.level, e.unit, e.owner_unit, coalesce(u.name, e.owner_unit, e.unit) as team, e.area, f.involved
    from episode e
    left join unit u on u.force_id = e.force_id and u.unit_id = coalesce(e.owner_unit, e.unit)
    cross join lateral (
      select coalesce(array_agg(distinct recorded_by::text), '{}') as involved
      from fact
      where fact.force_id = e.force_id
        and fact.record_id = e.record_id
    ) f
    where e.force_id = ${p.force}
      and e.phase = 'closed'
      and e.closed_at >= ${p.from}
      and e.closed_at < ${p.until}
    order by e.record_id
    limit 10000`,
})

/** The child, the caller and whoever is named in other words of the same person. */
export const namesInEpisodes = statement({
  name: 'missing: names in episodes, for taking them out',
  row: Type.Object({ record_id: Type.String(), names: Type.Array(Type.String()) }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select e.record_id, array_remove(array[e.name, f.body #>> '{caller,name}'], null) as names
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id and f.position = 1
    where e.force_id = ${p.force}
      and e.record_id = any (${[...p.records]}::uuid[])
    limit 500`,
})
