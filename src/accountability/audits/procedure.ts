// An audit and an audited file folded from their facts: what is owed, and what each file says to the measures.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Observation, ofDuty } from '../../practice/measure.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { escalationOf } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { type AuditState, evolveAudit, notPlanned } from './audit-state.ts'
import { auditAgain, drawSample, rules } from './duties.ts'
import { type AuditFact, type FileFact, readAudit, readFile } from './facts.ts'
import {
  evolveFile,
  type FileState,
  finalGrade,
  type Grading,
  inDispute,
  mustBePutRight,
  notDrawn,
  toAuditAgain,
} from './file-state.ts'
import type { Grade } from './questions.ts'

// ——— the audit ———

const escalated = (state: { readonly escalated: readonly string[] }) => new Set(state.escalated)

export const audit: Procedure<AuditState, AuditFact> = {
  record: 'audit',
  begin: notPlanned,
  evolve: evolveAudit,
  rules: [drawSample],
  read: readAudit,
  observe: () => [],
  project: projectAudit,
  tables: ['audit'],
  escalated,
  escalation: escalationOf('audit.escalated/1'),
  tells: ['audit.escalated/1'],
  words: (kind) => auditWords[kind] ?? kind,
}

const auditWords: Readonly<Record<string, string>> = {
  'audit.committed/1': 'fixed the seed and the plan of the audit',
  'audit.drawn/1': 'drew the sample',
  'audit.withdrawn/1': 'withdrew the plan of the audit',
  'audit.escalated/1': 'told somebody further up',
}

function projectAudit({
  forceId,
  recordId,
  state: { committed, drawn, withdrawn },
}: Folded<AuditState, AuditFact>): readonly Sql[] {
  if (committed === null) return []
  return [
    sql`
    insert into audit (force_id, record_id, title, kind, topic, from_day, until_day, size, committed_at, drawn_at, population, second_because,
      withdrawn_at)
    values (${forceId}, ${recordId}, ${committed.title}, ${committed.kind}, ${committed.topic}, ${committed.from}::date, ${committed.until}::date,
      ${committed.size}, ${committed.at}, ${drawn?.at ?? null}, ${drawn?.population.length ?? null},
      ${committed.second?.because ?? null}, ${withdrawn?.at ?? null})
    on conflict (force_id, record_id) do update
    set drawn_at = excluded.drawn_at, population = excluded.population, withdrawn_at = excluded.withdrawn_at`,
  ]
}

// ——— an audited file ———

export const auditedFile: Procedure<FileState, FileFact> = {
  record: 'audited-file',
  begin: notDrawn,
  evolve: evolveFile,
  rules,
  read: readFile,
  left: leftOf(readFile),
  observe: observeFile,
  project: projectFile,
  tables: ['audited_file'],
  escalated,
  escalation: escalationOf('audited-file.escalated/1'),
  tells: ['audited-file.escalated/1'],
  words: (kind) => fileWords[kind] ?? kind,
}

const fileWords: Readonly<Record<string, string>> = {
  'audited-file.drawn/1': 'drew the file',
  'audited-file.allocated/1': 'gave the file to an auditor',
  'audited-file.graded/1': 'graded the file',
  'audited-file.sent-to-peer/1': 'sent it to another force to be graded',
  'audited-file.peer-refused/1': 'was told that the other force does not grade it',
  'audited-file.peer-entered/1': 'typed in another force’s grading that came on paper',
  'audited-file.peer-confirmed/1': 'confirmed the grading that was typed in',
  'audited-file.peer-entry-refused/1': 'refused the grading that was typed in',
  'audited-file.moderated/1': 'settled the grade',
  'audited-file.concern-raised/1': 'returned the case at once for a child’s safety',
  'audited-file.concern-answered/1': 'was told what was done about the auditor’s concern',
  'audited-file.remedied/1': 'recorded what was put right',
  'audited-file.re-audited/1': 'audited the file again',
  'audited-file.re-asked/1': 'asked again',
  'audited-file.escalated/1': 'told somebody further up',
  'audited-file.words-erased/1': 'erased what was written, with the case',
  'audited-file.erased': 'wrote what was erased since',
}

function observeFile({ state, duties }: Folded<FileState, FileFact>): readonly Observation[] {
  const { drawn } = state
  if (drawn === null) return []
  const about = { team: drawn.team, area: drawn.area, hour: null, part: drawn.topic }
  const plain = (measure: string, item: number, at: Instant, yes: boolean | null): Observation => ({
    measure,
    item,
    at,
    dueAt: null,
    doneAt: null,
    recordedAt: null,
    toleranceMinutes: 0,
    yes,
    minutes: null,
    ...about,
  })
  const final = finalGrade(state)
  const [first, second] = state.gradings
  // Of the month in which it was drawn, whether or not a grade stands: a file left ungraded is not left out.
  const graded = (grade: Grade) => (final === null ? null : final.grade === grade)
  return [
    ...(drawn.kind === 'case files'
      ? [plain('A1', 1, drawn.at, graded('good')), plain('A2', 1, drawn.at, graded('inadequate'))]
      : []),
    ...(first === undefined || second === undefined ? [] : [plain('A3', 1, second.at, first.grade === second.grade)]),
    ...duties
      .filter(({ name }) => name === auditAgain.name)
      .flatMap((duty, index) => ofDuty(duty, 'A4', index + 1, about) ?? []),
    ...state.concerns.map((one, index) => plain('A6', index + 1, one.at, one.answeredAt === null ? null : true)),
    ...state.reAsked.map((one, index) => ({ ...plain('A5', index + 1, one.at, one.same), part: one.question })),
  ]
}

function projectFile(folded: Folded<FileState, FileFact>): readonly Sql[] {
  const { forceId, recordId, state } = folded
  const { drawn, allocated } = state
  if (drawn === null) return []
  const final = finalGrade(state)
  return [
    sql`
    insert into audited_file (force_id, record_id, audit_id, about, question, topic, stratum, team, double_graded, peer_graded, first_auditor, second_auditor,
      gradings, entry_waits, in_dispute, final_grade, graded_at, concern_at, concern_answered_at, remedied_at, re_audited_at, re_audited_grade, re_asked)
    values (${forceId}, ${recordId}, ${drawn.auditId}, ${drawn.about}, ${drawn.question ?? null}, ${drawn.topic}, ${drawn.stratum}, ${drawn.team}, ${drawn.double}, ${drawn.peer},
      ${allocated?.first ?? null}, ${allocated?.second ?? null}, ${JSON.stringify(state.gradings.map(gradingRow))}::jsonb,
      ${state.entry !== null}, ${inDispute(state)}, ${final?.grade ?? null}, ${final?.at ?? null}, ${state.concerns[0]?.at ?? null},
      ${answered(state)}, ${state.remedies.at(-1)?.at ?? null}, ${state.reAudits.at(-1)?.at ?? null}, ${state.reAudits.at(-1)?.grade ?? null}, ${state.reAsked.length})
    on conflict (force_id, record_id) do update
    set first_auditor = excluded.first_auditor, second_auditor = excluded.second_auditor, gradings = excluded.gradings, entry_waits = excluded.entry_waits,
      in_dispute = excluded.in_dispute,
      final_grade = excluded.final_grade, graded_at = excluded.graded_at, concern_at = excluded.concern_at, concern_answered_at = excluded.concern_answered_at, remedied_at = excluded.remedied_at,
      re_audited_at = excluded.re_audited_at, re_audited_grade = excluded.re_audited_grade, re_asked = excluded.re_asked`,
    ...(concluded(state) ? endOpenings(forceId, drawn.about, allocated) : openings(forceId, drawn.about, allocated)),
  ]
}

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

/** An auditor may open a restricted file that fell to them; every reading is logged as any other. */
function openings(force: string, about: string, allocated: FileState['allocated']): readonly Sql[] {
  if (auditorsOf(allocated).length === 0) return []
  return [
    sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    select r.force_id, r.record_id, a.staff_id, 'audit', r.since, timestamptz '9999-12-31 00:00:00+00'
    from restriction r
    cross join unnest(${auditorsOf(allocated)}::uuid[]) as a (staff_id)
    where r.force_id = ${force} and r.record_id = ${about}
    on conflict (force_id, record_id, staff_id, basis) do nothing`,
  ]
}

const endOpenings = (force: string, about: string, allocated: FileState['allocated']): readonly Sql[] => [
  sql`
    delete from opening
    where force_id = ${force}
      and record_id = ${about}
      and basis = 'audit'
      and staff_id = any (${auditorsOf(allocated)}::uuid[])`,
]
