// SQL of audited files: those of an audit, those that wait for one person, what is owed of them.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { peerAnswerName } from '../settings.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

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
    /** The child's record as it stands for them now; the case where none was kept. */
    child: Type.String(),
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
    /** It lies with another force, which owes its grading by then. */
    peer_due_at: Maybe(Type.String()),
    in_dispute: Type.Boolean(),
    final_grade: Maybe(Type.String()),
    concern_at: Maybe(Type.String()),
    concern_answered_at: Maybe(Type.String()),
    remedied_at: Maybe(Type.String()),
    re_audited_at: Maybe(Type.String()),
    re_audited_grade: Maybe(Type.String()),
    re_asked: Type.Integer(),
    re_asked_same: Type.Integer(),
  }),
  example: { force: 'demonstration', audit: nobody },
  sql: (p: { force: string; audit: string }) => sql`
    select f.record_id, f.about, coalesce(merged.child_id, f.child_id, f.about) as child, f.question, f.stratum, f.team, f.double_graded, f.peer_graded, f.first_auditor, one.name as first_name,
      f.second_auditor, two.name as second_name, f.gradings, f.entry_waits, f.in_dispute, f.final_grade, f.concern_at, f.concern_answered_at, f.remedied_at,
      f.re_audited_at, f.re_audited_grade, f.re_asked,
      (
        select d.due_at
        from duty d
        where d.force_id = f.force_id
          and d.record_id = f.record_id
          and d.name = ${peerAnswerName}
          and d.met_at is null
          and d.ended_at is null
        order by d.due_at desc
        limit 1
      ) as peer_due_at,
      (select count(*)::integer from observation o where o.force_id = f.force_id and o.record_id = f.record_id and o.measure = 'A5' and o.yes) as re_asked_same
    from audited_file f
    left join merged_people(${p.force}) as merged on merged.person_id = f.child_id
    left join staff one on one.force_id = f.force_id and one.staff_id = f.first_auditor
    left join staff two on two.force_id = f.force_id and two.staff_id = f.second_auditor
    where f.force_id = ${p.force}
      and f.audit_id = ${p.audit}
    order by f.record_id
    limit 500`,
})

/** Which file of its audit it is, as the audit's page counts them. */
const ofItsAudit = sql`(
        select count(*)::integer
        from audited_file earlier
        where earlier.force_id = f.force_id
          and earlier.audit_id = f.audit_id
          and earlier.record_id <= f.record_id
      )`

export const waitingFor = statement({
  name: 'audits: files that wait for one person',
  row: Type.Object({
    record_id: Type.String(),
    topic: Type.String(),
    title: Type.String(),
    number: Type.Integer(),
    in_dispute: Type.Boolean(),
  }),
  example: { force: 'demonstration', who: nobody },
  sql: (p: { force: string; who: string }) => sql`
    select f.record_id, f.topic, a.title, ${ofItsAudit} as number, f.in_dispute
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

/** What is owed of audited files and not done, the most urgent first. */
export const owedOnFiles = statement({
  name: 'audits: what is owed of files',
  row: Type.Object({
    record_id: Type.String(),
    number: Type.Integer(),
    audit_id: Type.String(),
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
    select f.record_id, ${ofItsAudit} as number, f.audit_id, a.title, f.topic, d.name, d.owner, d.due_at, d.basis, d.source,
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
