// Every SQL statement about audits and audited files.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { Maybe } from '../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

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

const GradingRow = Type.Object({
  by: Type.String(),
  grade: Type.String(),
  peer: Type.Boolean(),
  /** Typed in here and confirmed; absent in rows from before that was kept. */
  typed: Type.Optional(Type.Boolean()),
})

export const filesOf = statement({
  name: 'audits: the files of one',
  row: Type.Object({
    record_id: Type.String(),
    about: Type.String(),
    question: Maybe(Type.String()),
    stratum: Type.String(),
    team: Type.String(),
    double_graded: Type.Boolean(),
    peer_graded: Type.Boolean(),
    first_auditor: Maybe(Type.String()),
    first_name: Maybe(Type.String()),
    second_auditor: Maybe(Type.String()),
    second_name: Maybe(Type.String()),
    gradings: Type.Array(GradingRow),
    entry_waits: Type.Boolean(),
    in_dispute: Type.Boolean(),
    final_grade: Maybe(Type.String()),
    concern_at: Maybe(Type.String()),
    concern_answered_at: Maybe(Type.String()),
    remedied_at: Maybe(Type.String()),
    re_audited_at: Maybe(Type.String()),
    re_audited_grade: Maybe(Type.String()),
    re_asked: Type.Integer(),
  }),
  example: { force: 'demonstration', audit: nobody },
  sql: (p: { force: string; audit: string }) => sql`
    select f.record_id, f.about, f.question, f.stratum, f.team, f.double_graded, f.peer_graded, f.first_auditor, one.name as first_name,
      f.second_auditor, two.name as second_name, f.gradings, f.entry_waits, f.in_dispute, f.final_grade, f.concern_at, f.concern_answered_at, f.remedied_at,
      f.re_audited_at, f.re_audited_grade, f.re_asked
    from audited_file f
    left join staff one on one.force_id = f.force_id and one.staff_id = f.first_auditor
    left join staff two on two.force_id = f.force_id and two.staff_id = f.second_auditor
    where f.force_id = ${p.force}
      and f.audit_id = ${p.audit}
    order by f.record_id
    limit 500`,
})

/** Of those in post now: whose job it is to grade files. */
export const auditors = statement({
  name: 'audits: who may grade files',
  row: Type.Object({ staff_id: Type.String(), name: Type.String(), unit_id: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select staff_id, name, unit_id
    from staff
    where force_id = ${p.force}
      and left_at is null
      and roles && ${[...rolesThatMay('grade files')]}::text[]
    order by name
    limit 100`,
})

export const waitingFor = statement({
  name: 'audits: files that wait for one person',
  row: Type.Object({
    record_id: Type.String(),
    topic: Type.String(),
    title: Type.String(),
    in_dispute: Type.Boolean(),
  }),
  example: { force: 'demonstration', who: nobody },
  sql: (p: { force: string; who: string }) => sql`
    select f.record_id, f.topic, a.title, f.in_dispute
    from audited_file f
    join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
    where f.force_id = ${p.force}
      and f.final_grade is null
      and a.kind = 'case files'
      and ${p.who} in (f.first_auditor, f.second_auditor)
      and not f.gradings @> jsonb_build_array(jsonb_build_object('by', ${p.who}::text))
    order by f.record_id
    limit 100`,
})

export const ledgerSize = statement({
  name: 'audits: the size of the ledger',
  row: Type.Object({ size: Type.Integer() }),
  example: {},
  sql: (_: object) => sql`
    select coalesce(max(tree_size), 0) as size
    from checkpoint
    limit 1`,
})

/** What is owed of audited files and not done, the most urgent first. */
export const owedOnFiles = statement({
  name: 'audits: what is owed of files',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    topic: Type.String(),
    name: Type.String(),
    owner: Type.String(),
    auditors: Type.Array(Type.String()),
    due_at: Type.String(),
    basis: Type.String(),
    source: Type.String(),
  }),
  example: { force: 'demonstration', limit: 100 },
  sql: (p: { force: string; limit: number }) => sql`
    select f.record_id, a.title, f.topic, d.name, d.owner, d.due_at, d.basis, d.source,
      array_remove(array[one.name, two.name], null) as auditors
    from duty d
    join audited_file f on f.force_id = d.force_id and f.record_id = d.record_id
    join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
    left join staff one on one.force_id = f.force_id and one.staff_id = f.first_auditor
    left join staff two on two.force_id = f.force_id and two.staff_id = f.second_auditor
    where d.force_id = ${p.force}
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
    order by d.due_at, f.record_id
    limit ${p.limit}`,
})

/** Files about one case that were returned at once and have no answer: whoever has the case answers in their own record. */
export const returnedAbout = statement({
  name: 'audits: files about a case whose concern is open',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', about: nobody },
  sql: (p: { force: string; about: string }) => sql`
    select record_id
    from audited_file
    where force_id = ${p.force}
      and about = ${p.about}
      and concern_at is not null
      and concern_answered_at is null
    limit 50`,
})
