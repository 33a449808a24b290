// The row of an audited file that the lists read; and who may open the case for it, as long as it is audited.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import type { FileFact } from './facts.ts'
import { type FileState, finalGrade, type Grading, inDispute, mustBePutRight, toAuditAgain } from './file-state.ts'

export function projectFile(
  folded: Folded<FileState, FileFact>,
  before: Folded<FileState, FileFact> | null,
): readonly Sql[] {
  const { forceId, recordId, state } = folded
  const { drawn, allocated } = state
  if (drawn === null) return []
  const final = finalGrade(state)
  return [
    sql`
    insert into audited_file (force_id, record_id, audit_id, about, child_id, question, topic, stratum, team, double_graded, peer_graded, first_auditor, second_auditor,
      gradings, entry_waits, in_dispute, final_grade, graded_at, concern_at, concern_answered_at, remedied_at, re_audited_at, re_audited_grade, re_asked)
    values (${forceId}, ${recordId}, ${drawn.auditId}, ${drawn.about}, ${drawn.child ?? null}, ${drawn.question ?? null}, ${drawn.topic}, ${drawn.stratum}, ${drawn.team}, ${drawn.double}, ${drawn.peer},
      ${allocated?.first ?? null}, ${allocated?.second ?? null}, ${JSON.stringify(state.gradings.map(gradingRow))}::jsonb,
      ${state.entry !== null}, ${inDispute(state)}, ${final?.grade ?? null}, ${final?.at ?? null}, ${state.concerns[0]?.at ?? null},
      ${answered(state)}, ${state.remedies.at(-1)?.at ?? null}, ${state.reAudits.at(-1)?.at ?? null}, ${state.reAudits.at(-1)?.grade ?? null}, ${state.reAsked.length})
    on conflict (force_id, record_id) do update
    set first_auditor = excluded.first_auditor, second_auditor = excluded.second_auditor, gradings = excluded.gradings, entry_waits = excluded.entry_waits,
      in_dispute = excluded.in_dispute,
      final_grade = excluded.final_grade, graded_at = excluded.graded_at, concern_at = excluded.concern_at, concern_answered_at = excluded.concern_answered_at, remedied_at = excluded.remedied_at,
      re_audited_at = excluded.re_audited_at, re_audited_grade = excluded.re_audited_grade, re_asked = excluded.re_asked`,
    ...(concluded(state) ? endOpenings(folded, drawn.about, auditorsOf(allocated)) : openingsOf(folded)),
    ...endOpenings(folded, drawn.about, replaced(before?.state.allocated ?? null, allocated)),
  ]
}

/** The file fell to somebody else: whoever had it opens the case for it no more. */
const replaced = (before: FileState['allocated'], now: FileState['allocated']): string[] =>
  auditorsOf(before).filter((one) => !auditorsOf(now).includes(one))

const gradingRow = ({ by, grade, peer, typed }: Grading) => ({
  by,
  grade,
  peer: peer !== null,
  typed: typed !== null,
})

/** When the last of its concerns was answered; null while one is open. */
const answered = ({ concerns }: FileState): Instant | null =>
  concerns.every((one) => one.answeredAt !== null) ? (concerns.at(-1)?.answeredAt ?? null) : null

/** Graded, and where it was inadequate audited again: nobody needs to open it for the audit any more. */
const concluded = (state: FileState): boolean => {
  const final = finalGrade(state)
  return final !== null && !mustBePutRight(state) && !toAuditAgain(state)
}

const auditorsOf = (allocated: FileState['allocated']): string[] =>
  [allocated?.first ?? null, allocated?.second ?? null].filter((one) => one !== null)

/** An auditor may open a restricted file that fell to them, until the audit of it is over; every reading is logged as any other. */
export function openingsOf({ forceId: force, state }: Folded<FileState, FileFact>): readonly Sql[] {
  const { drawn, allocated } = state
  if (drawn === null || auditorsOf(allocated).length === 0 || concluded(state)) return []
  return [
    sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    select r.force_id, r.record_id, a.staff_id, 'audit', r.since, timestamptz '9999-12-31 00:00:00+00'
    from restriction r
    cross join unnest(${auditorsOf(allocated)}::uuid[]) as a (staff_id)
    where r.force_id = ${force} and r.record_id = ${drawn.about}
    on conflict (force_id, record_id, staff_id, basis) do nothing`,
  ]
}

/** Unless another file of the same case is theirs to grade. */
function endOpenings(
  { forceId: force, recordId }: Pick<Folded<FileState, FileFact>, 'forceId' | 'recordId'>,
  about: string,
  auditors: readonly string[],
): readonly Sql[] {
  if (auditors.length === 0) return []
  return [
    sql`
    delete from opening o
    where o.force_id = ${force}
      and o.record_id = ${about}
      and o.basis = 'audit'
      and o.staff_id = any (${[...auditors]}::uuid[])
      and not exists (
        select from audited_file f
        where f.force_id = o.force_id
          and f.about = o.record_id
          and f.record_id <> ${recordId}
          and f.final_grade is null
          and o.staff_id in (f.first_auditor, f.second_auditor))`,
  ]
}
