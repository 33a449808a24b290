// An audit and an audited file folded from their facts: what grade stands, what is still open, and what each file says to the measures.
import { type Sql, sql } from '../../kernel/sql.ts'
import { hours, type Instant, plus } from '../../kernel/time.ts'
import type { Observation } from '../../practice/measure.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { type AuditBodies, type AuditFact, type FileBodies, type FileFact, readAudit, readFile } from './facts.ts'
import type { Grade } from './questions.ts'

// ——— the audit ———

export type AuditState = {
  readonly committed: (AuditBodies['audit.committed/1'] & { readonly by: string; readonly at: Instant }) | null
  readonly drawn: (AuditBodies['audit.drawn/1'] & { readonly by: string; readonly at: Instant }) | null
}

const nothing = { escalated: () => new Set<string>(), escalation: () => null }

export const audit: Procedure<AuditState, AuditFact> = {
  record: 'audit',
  begin: { committed: null, drawn: null },
  evolve: (state, fact) => {
    const who = { by: fact.recordedBy, at: fact.recordedAt }
    switch (fact.kind) {
      case 'audit.committed/1':
        return { ...state, committed: { ...fact.body, ...who } }
      case 'audit.drawn/1':
        return { ...state, drawn: { ...fact.body, ...who } }
    }
  },
  rules: [],
  read: readAudit,
  observe: () => [],
  project: projectAudit,
  tables: ['audit'],
  ...nothing,
  words: (kind) => (kind === 'audit.drawn/1' ? 'drew the sample' : 'fixed the seed and the plan of the audit'),
}

function projectAudit({
  forceId,
  recordId,
  state: { committed, drawn },
}: Folded<AuditState, AuditFact>): readonly Sql[] {
  if (committed === null) return []
  return [
    sql`
    insert into audit (force_id, record_id, title, kind, topic, from_day, until_day, size, committed_at, drawn_at, population)
    values (${forceId}, ${recordId}, ${committed.title}, ${committed.kind}, ${committed.topic}, ${committed.from}::date, ${committed.until}::date,
      ${committed.size}, ${committed.at}, ${drawn?.at ?? null}, ${drawn?.population.length ?? null})
    on conflict (force_id, record_id) do update
    set drawn_at = excluded.drawn_at, population = excluded.population`,
  ]
}

// ——— an audited file ———

export type Grading = FileBodies['audited-file.graded/1'] & { readonly by: string; readonly at: Instant }

export type FileState = {
  readonly drawn: FileBodies['audited-file.drawn/1'] | null
  readonly allocated: FileBodies['audited-file.allocated/1'] | null
  readonly gradings: readonly Grading[]
  /** Where it lies to be graded; null before, and after the other force refused. */
  readonly sentTo: (FileBodies['audited-file.sent-to-peer/1'] & { readonly at: Instant }) | null
  readonly refusedBy: FileBodies['audited-file.peer-refused/1'] | null
  readonly moderated: {
    readonly grade: Grade
    readonly because: string
    readonly by: string
    readonly at: Instant
  } | null
  readonly concernAt: Instant | null
  readonly remedied: { readonly done: string; readonly by: string; readonly at: Instant } | null
  readonly reAudited: {
    readonly grade: Grade
    readonly because: string
    readonly by: string
    readonly at: Instant
  } | null
  readonly reAsked: readonly (FileBodies['audited-file.re-asked/1'] & { readonly at: Instant })[]
}

export const auditedFile: Procedure<FileState, FileFact> = {
  record: 'audited-file',
  begin: {
    drawn: null,
    allocated: null,
    gradings: [],
    sentTo: null,
    refusedBy: null,
    moderated: null,
    concernAt: null,
    remedied: null,
    reAudited: null,
    reAsked: [],
  },
  evolve: evolveFile,
  rules: [],
  read: readFile,
  observe: observeFile,
  project: projectFile,
  tables: ['audited_file'],
  ...nothing,
  words: (kind) => fileWords[kind] ?? kind,
}

const fileWords: Readonly<Record<string, string>> = {
  'audited-file.drawn/1': 'drew the file',
  'audited-file.allocated/1': 'gave the file to an auditor',
  'audited-file.graded/1': 'graded the file',
  'audited-file.sent-to-peer/1': 'sent it to another force to be graded',
  'audited-file.peer-refused/1': 'was told that the other force does not grade it',
  'audited-file.moderated/1': 'settled the grade',
  'audited-file.concern-raised/1': 'returned the case at once for a child’s safety',
  'audited-file.remedied/1': 'recorded what was put right',
  'audited-file.re-audited/1': 'audited the file again',
  'audited-file.re-asked/1': 'asked again',
}

function evolveFile(state: FileState, fact: FileFact): FileState {
  const who = { by: fact.recordedBy, at: fact.recordedAt }
  switch (fact.kind) {
    case 'audited-file.drawn/1':
      return { ...state, drawn: fact.body }
    case 'audited-file.allocated/1':
      return { ...state, allocated: fact.body }
    case 'audited-file.graded/1':
      return { ...state, gradings: [...state.gradings, { ...fact.body, ...who }] }
    case 'audited-file.sent-to-peer/1':
      return { ...state, sentTo: { ...fact.body, at: fact.recordedAt }, refusedBy: null }
    case 'audited-file.peer-refused/1':
      return { ...state, sentTo: null, refusedBy: fact.body }
    case 'audited-file.moderated/1':
      return { ...state, moderated: { ...fact.body, ...who } }
    case 'audited-file.concern-raised/1':
      return { ...state, concernAt: fact.recordedAt }
    case 'audited-file.remedied/1':
      return { ...state, remedied: { ...fact.body, ...who } }
    case 'audited-file.re-audited/1':
      return { ...state, reAudited: { ...fact.body, ...who } }
    case 'audited-file.re-asked/1':
      return { ...state, reAsked: [...state.reAsked, { ...fact.body, at: fact.recordedAt }] }
  }
}

/** How many gradings a file needs before its grade can stand. */
export const neededGradings = ({ drawn }: FileState): number => (drawn?.double === true || drawn?.peer === true ? 2 : 1)

/** Two who graded apart and differ: a third settles it. */
export function inDispute(state: FileState): boolean {
  const [first, second] = state.gradings
  return first !== undefined && second !== undefined && first.grade !== second.grade && state.moderated === null
}

/** The grade that stands, and since when; null while gradings are missing or in dispute. */
export function finalGrade(state: FileState): { readonly grade: Grade; readonly at: Instant } | null {
  if (state.moderated !== null) return state.moderated
  if (state.gradings.length < neededGradings(state) || inDispute(state)) return null
  const last = state.gradings.at(-1)
  return last === undefined ? null : { grade: last.grade, at: last.at }
}

/** Days in which what was inadequate is put right and audited again; Vigil's default. */
const remedyDays = 28

function observeFile({ state }: Folded<FileState, FileFact>): readonly Observation[] {
  const { drawn } = state
  if (drawn === null) return []
  const about = { team: drawn.team, area: drawn.area, hour: null, part: drawn.topic }
  const plain = (measure: string, item: number, at: Instant, yes: boolean): Observation => ({
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
  return [
    ...(final === null
      ? []
      : [plain('A1', 1, final.at, final.grade === 'good'), plain('A2', 1, final.at, final.grade === 'inadequate')]),
    ...(first === undefined || second === undefined ? [] : [plain('A3', 1, second.at, first.grade === second.grade)]),
    ...(final?.grade === 'inadequate' ? [putRight(state, final.at, about)] : []),
    ...state.reAsked.map((one, index) => ({ ...plain('A5', index + 1, one.at, one.same), part: one.question })),
  ]
}

function putRight(
  state: FileState,
  at: Instant,
  about: Pick<Observation, 'team' | 'area' | 'hour' | 'part'>,
): Observation {
  const again = state.reAudited
  return {
    measure: 'A4',
    item: 1,
    at,
    dueAt: plus(at, hours(24 * remedyDays)),
    doneAt: again?.at ?? null,
    recordedAt: again?.at ?? null,
    toleranceMinutes: 0,
    yes: null,
    minutes: null,
    ...about,
  }
}

function projectFile(folded: Folded<FileState, FileFact>): readonly Sql[] {
  const { forceId, recordId, state } = folded
  const { drawn, allocated } = state
  if (drawn === null) return []
  const final = finalGrade(state)
  return [
    sql`
    insert into audited_file (force_id, record_id, audit_id, about, topic, stratum, team, double_graded, peer_graded, first_auditor, second_auditor,
      gradings, in_dispute, final_grade, graded_at, concern_at, remedied_at, re_audited_at, re_audited_grade, re_asked)
    values (${forceId}, ${recordId}, ${drawn.auditId}, ${drawn.about}, ${drawn.topic}, ${drawn.stratum}, ${drawn.team}, ${drawn.double}, ${drawn.peer},
      ${allocated?.first ?? null}, ${allocated?.second ?? null}, ${JSON.stringify(state.gradings.map(({ by, grade, peer }) => ({ by, grade, peer: peer !== null })))}::jsonb,
      ${inDispute(state)}, ${final?.grade ?? null}, ${final?.at ?? null}, ${state.concernAt}, ${state.remedied?.at ?? null},
      ${state.reAudited?.at ?? null}, ${state.reAudited?.grade ?? null}, ${state.reAsked.length})
    on conflict (force_id, record_id) do update
    set first_auditor = excluded.first_auditor, second_auditor = excluded.second_auditor, gradings = excluded.gradings, in_dispute = excluded.in_dispute,
      final_grade = excluded.final_grade, graded_at = excluded.graded_at, concern_at = excluded.concern_at, remedied_at = excluded.remedied_at,
      re_audited_at = excluded.re_audited_at, re_audited_grade = excluded.re_audited_grade, re_asked = excluded.re_asked`,
    ...(concluded(state) ? endOpenings(forceId, drawn.about, allocated) : openings(forceId, drawn.about, allocated)),
  ]
}

/** Graded, and where it was inadequate audited again: nobody needs to open it for the audit any more. */
const concluded = (state: FileState): boolean => {
  const final = finalGrade(state)
  return final !== null && (final.grade !== 'inadequate' || state.reAudited !== null)
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
