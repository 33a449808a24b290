// The rows of an inspection, and who may see them: until it is published only the people named, and Vigil itself.
import { type Sql, sql } from '../../../kernel/sql.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { commentsOwed } from './duties.ts'
import type { InspectionFact } from './facts.ts'
import { answeredOn } from './plan-answers.ts'
import type { TypedStage } from './stage-facts.ts'
import type { Finding, InspectionState } from './state.ts'
import { closedToAllBut } from './under-embargo.ts'

const findingRows = (forceId: string, recordId: string, findings: readonly Finding[]): readonly Sql[] =>
  findings.map(
    (one) => sql`
      insert into inspection_finding (force_id, record_id, finding_id, reference, kind, theme, repeats, ended_on)
      values (${forceId}, ${recordId}, ${one.findingId}, ${one.reference ?? null}, ${one.kind}, ${one.theme}, ${one.again?.findingId ?? null}, ${one.ended?.on ?? null})
      on conflict (force_id, record_id, finding_id) do update
      set kind = excluded.kind, theme = excluded.theme, ended_on = excluded.ended_on`,
  )

const concernRows = (forceId: string, recordId: string, findings: readonly Finding[]): readonly Sql[] =>
  findings.flatMap((one) => {
    if (one.kind === 'cause of concern')
      return sql`
      insert into cause_of_concern (force_id, record_id, finding_id, theme, again, ended_how, ended_on)
      values (${forceId}, ${recordId}, ${one.findingId}, ${one.theme}, ${one.again?.reference ?? null}, ${one.ended?.how ?? null}, ${one.ended?.on ?? null})
      on conflict (force_id, record_id, finding_id) do update
      set theme = excluded.theme, ended_how = excluded.ended_how, ended_on = excluded.ended_on`
    // Entered as one, and corrected.
    const was = one.before.some(({ kind }) => kind === 'cause of concern')
    return was
      ? sql`delete from cause_of_concern where force_id = ${forceId} and record_id = ${recordId} and finding_id = ${one.findingId}`
      : []
  })

/** The row, then who may see it: until it is published only the people named, and Vigil itself. */
export function project(
  { forceId, recordId, state, facts }: Folded<InspectionState, InspectionFact>,
  before: Folded<InspectionState, InspectionFact> | null,
): readonly Sql[] {
  const { recorded, published, findings } = state
  if (recorded === null) return []
  const concerns = findings.filter((one) => one.kind === 'cause of concern' && one.ended === null).length
  const stage = (name: TypedStage) => state.reached.find((one) => one.stage === name) ?? null
  const row = sql`
    insert into inspection (force_id, record_id, reference, title, programme, kind, fieldwork, published_on, address, follows, findings, concerns_open,
      body, asked_in_report, comments_owed, merged_into, embargo_until,
      announced_on, fieldwork_from, fieldwork_until, debriefed_on, draft_on, plan_answered_on, closed_on)
    values (${forceId}, ${recordId}, ${recorded.reference}, ${recorded.title}, ${recorded.programme}, ${recorded.kind}, ${recorded.fieldwork},
      ${published?.on ?? null}, ${published?.address ?? null}, ${recorded.follows}, ${findings.length}, ${concerns},
      ${recorded.body}, ${recorded.asked ?? null}, ${commentsOwed(state)}, ${state.mergedInto}, ${recorded.embargoUntil ?? null},
      ${stage('announced')?.on ?? null}, ${stage('fieldwork')?.on ?? null}, ${stage('fieldwork')?.until ?? null}, ${stage('debriefed')?.on ?? null},
      ${stage('draft')?.on ?? null}, ${answeredOn(state)}, ${state.closed?.on ?? null})
    on conflict (force_id, record_id) do update
    set reference = excluded.reference, title = excluded.title, programme = excluded.programme, kind = excluded.kind, fieldwork = excluded.fieldwork,
      published_on = excluded.published_on, address = excluded.address, follows = excluded.follows, findings = excluded.findings,
      concerns_open = excluded.concerns_open, body = excluded.body, asked_in_report = excluded.asked_in_report, comments_owed = excluded.comments_owed,
      merged_into = excluded.merged_into, embargo_until = excluded.embargo_until,
      announced_on = excluded.announced_on, fieldwork_from = excluded.fieldwork_from, fieldwork_until = excluded.fieldwork_until,
      debriefed_on = excluded.debriefed_on, draft_on = excluded.draft_on, plan_answered_on = excluded.plan_answered_on, closed_on = excluded.closed_on`
  const rows = [row, ...concernRows(forceId, recordId, findings), ...findingRows(forceId, recordId, findings)]
  if (published !== null)
    return before?.state.published === null && before.state.recorded !== null
      ? [
          ...rows,
          sql`delete from restriction where force_id = ${forceId} and record_id = ${recordId}`,
          sql`delete from opening where force_id = ${forceId} and record_id = ${recordId} and basis = 'involved'`,
        ]
      : rows
  const readers = [...new Set([...state.readers, SYSTEM])]
  return [
    ...rows,
    sql`
    delete from opening
    where force_id = ${forceId} and record_id = ${recordId} and basis = 'involved' and staff_id <> all (${readers}::uuid[])`,
    ...closedToAllBut(state.readers, { forceId, recordId, since: facts[0]?.recordedAt ?? null }),
  ]
}
