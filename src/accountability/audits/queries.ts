// SQL of audits: the plans of a force, and who may grade.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { Maybe } from '../../registers/schemas.ts'
import { OtherEntries } from '../../registers/staff.ts'

const AuditRow = Type.Object({
  record_id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  topic: Type.String(),
  from_day: Type.String(),
  until_day: Type.String(),
  size: Type.Integer(),
  committed_at: Type.String(),
  drawn_at: Maybe(Type.String()),
  second_because: Maybe(Type.String()),
  withdrawn_at: Maybe(Type.String()),
  draw_due_at: Maybe(Type.String()),
  population: Maybe(Type.Integer()),
  drawn: Type.Integer(),
  graded: Type.Integer(),
  in_dispute: Type.Integer(),
  concerns: Type.Integer(),
  re_asked: Type.Integer(),
})

export const audits = statement({
  name: 'audits: of a force, newest first',
  row: AuditRow,
  example: { force: 'demonstration', before: null, limit: 50 },
  sql: (p: { force: string; before: string | null; limit: number }) => sql`
    select a.record_id, a.title, a.kind, a.topic, a.from_day, a.until_day, a.size, a.committed_at, a.drawn_at, a.second_because, a.withdrawn_at,
      d.due_at as draw_due_at, a.population, f.drawn, f.graded, f.in_dispute, f.concerns, f.re_asked
    from audit a
    left join duty d on d.force_id = a.force_id and d.record_id = a.record_id and d.name = 'draw the sample'
    cross join lateral (
      select
        count(*)::integer as drawn,
        count(x.final_grade)::integer as graded,
        (count(*) filter (where x.in_dispute))::integer as in_dispute,
        count(x.concern_at)::integer as concerns,
        (count(*) filter (where x.re_asked > 0))::integer as re_asked
      from audited_file x
      where x.force_id = a.force_id
        and x.audit_id = a.record_id
    ) f
    where a.force_id = ${p.force}
      ${p.before === null ? sql`` : sql`and a.committed_at < ${p.before}`}
    order by a.committed_at desc
    limit ${p.limit}`,
})

const SameCases = Type.Object({
  record_id: Type.String(),
  title: Type.String(),
  drawn_at: Maybe(Type.String()),
  withdrawn_at: Maybe(Type.String()),
})

/** Plans of the same kind, topic and days, first planned first. */
export const plansOfSameCases = statement({
  name: 'audits: other plans for the same cases',
  row: SameCases,
  example: {
    force: 'demonstration',
    kind: 'case files',
    topic: 'missing children',
    from: '2026-01-01',
    until: '2026-01-31',
  },
  sql: (p: { force: string; kind: string; topic: string; from: string; until: string }) => sql`
    select record_id, title, drawn_at, withdrawn_at
    from audit
    where force_id = ${p.force}
      and kind = ${p.kind}
      and topic = ${p.topic}
      and from_day <= ${p.until}::date
      and until_day >= ${p.from}::date
    order by committed_at, record_id
    limit 20`,
})

/** Two planned at the same moment would not see each other: they go one after the other. */
export const onePlanAtATime = statement({
  name: 'audits: plans are made one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('audit plans ' || ${p.force}::text, 0)) is not null as waited`,
})

/** Of those in post now: whose job it is to grade files. */
export const auditors = statement({
  name: 'audits: who may grade files',
  row: Type.Object({
    staff_id: Type.String(),
    name: Type.String(),
    unit_id: Maybe(Type.String()),
    also: OtherEntries,
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select staff_id, name, unit_id, other_entries(force_id, staff_id) as also
    from staff
    where force_id = ${p.force}
      and left_at is null
      and roles && ${[...rolesThatMay('grade files')]}::text[]
    order by name
    limit 100`,
})
