// An audit and an audited file: what the two procedures are made of, and the row of an audit.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { casesByStratum } from '../../practice/sampled-share.ts'
import { escalating } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { type AuditState, evolveAudit, notPlanned } from './audit-state.ts'
import { drawSample, rules } from './duties.ts'
import { type AuditFact, type FileFact, readAudit, readFile } from './facts.ts'
import { observeFile } from './file-observed.ts'
import { projectFile } from './file-row.ts'
import { evolveFile, type FileState, notDrawn } from './file-state.ts'

export const audit: Procedure<AuditState, AuditFact> = {
  record: 'audit',
  begin: notPlanned,
  evolve: evolveAudit,
  rules: [drawSample],
  read: readAudit,
  project: projectAudit,
  tables: ['audit'],
  ...escalating('audit.escalated/1'),
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
      withdrawn_at, strata)
    values (${forceId}, ${recordId}, ${committed.title}, ${committed.kind}, ${committed.topic}, ${committed.from}::date, ${committed.until}::date,
      ${committed.size}, ${committed.at}, ${drawn?.at ?? null}, ${drawn?.population.length ?? null},
      ${committed.second?.because ?? null}, ${withdrawn?.at ?? null},
      ${drawn === null ? null : JSON.stringify(Object.fromEntries(casesByStratum(drawn.population)))}::jsonb)
    on conflict (force_id, record_id) do update
    set drawn_at = excluded.drawn_at, population = excluded.population, withdrawn_at = excluded.withdrawn_at, strata = excluded.strata`,
  ]
}

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
  ...escalating('audited-file.escalated/1'),
  words: (kind) => fileWords[kind] ?? kind,
}

const fileWords: Readonly<Record<string, string>> = {
  'audited-file.drawn/1': 'drew the file',
  'audited-file.allocated/1': 'gave the file to an auditor',
  'audited-file.graded/1': 'graded the file',
  'audited-file.sent-to-peer/1': 'sent it to another force to be graded',
  'audited-file.peer-recalled/1': 'took it back from the other force',
  'audited-file.peer-refused/1': 'was told that the other force will not grade it',
  'audited-file.peer-entered/1': 'typed in another force’s grading that came on paper',
  'audited-file.peer-confirmed/1': 'confirmed the grading that was typed in',
  'audited-file.peer-entry-refused/1': 'refused the grading that was typed in',
  'audited-file.moderated/1': 'settled the grade',
  'audited-file.concern-raised/1': 'returned the case at once for a child’s safety',
  'audited-file.concern-answered/1': 'was told what was done about the auditor’s concern',
  'audited-file.remedied/1': 'recorded what was put right',
  'audited-file.re-audited/1': 'audited the file again',
  'audited-file.re-asked/1': 'asked again',
  'audited-file.answer-settled/1': 'recorded what became of an answer that differs',
  'audited-file.escalated/1': 'told somebody further up',
  'audited-file.words-erased/1': 'erased what was written, with the case',
  'audited-file.erased': 'wrote what was erased since',
}
