// An inspection folded from its facts: its findings and what became of them, its grades, its counted files, and the dates that its publication sets.
import { type Sql, sql } from '../../../kernel/sql.ts'
import { addDays, dayOf, endOfLocalDay } from '../../../kernel/time.ts'
import { type DutyRule, type Escalation, onScreen } from '../../../practice/duty.ts'
import type { Folded, Procedure } from '../../../practice/procedure.ts'
import { escalationOf } from '../../../registers/escalated.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { evolve } from './evolve.ts'
import { type Bodies, type InspectionFact, read } from './facts.ts'
import { isAnswered } from './plan-answers.ts'
import type { Finding, InspectionState } from './state.ts'

export type { InspectionState } from './state.ts'

type Rule = DutyRule<InspectionState, InspectionFact>
const upwards = (words: string): readonly Escalation[] =>
  onScreen([
    { days: -7, to: 'improvement team', words: `${words} within a week` },
    { days: 0, to: 'chief officer', words: `${words}: its day has passed` },
    { days: 7, to: "commissioner's office", words: `${words}: a week late` },
  ])

/** Six weeks after publication the plan goes to the inspectorate: of its own inspections, and not of letters that look back. */
export const planDueOn = (publishedOn: string): string => addDays(dayOf(publishedOn), 42)
type Recorded = Bodies['inspection.recorded/1']
export const asksForPlan = ({ kind }: Recorded): boolean =>
  ['initial', 're-inspection', 'post-inspection review', 'accelerated cause of concern'].includes(kind)
/** Section 55 is about reports of the inspectorate. */
const asksForComments = ({ programme }: { readonly programme: string }): boolean =>
  /^(national child protection inspection|PEEL|joint targeted|thematic)/.test(programme)

/** As its programme has it, unless somebody said otherwise of this document, with a note. */
export const commentsOwed = ({ recorded, comments }: Pick<InspectionState, 'recorded' | 'comments'>): boolean =>
  comments?.owed ?? (recorded !== null && asksForComments(recorded))

export const planDuty = 'send the action plan'

const rules: readonly Rule[] = [
  {
    name: planDuty,
    words: 'send the action plan to the inspectorate, six weeks after publication',
    owner: 'chief officer',
    basis: 'national guidance',
    source: 'HMICFRS, child protection follow-up: six weeks, “usually”',
    // An inspection entered late owes it all the same, and is late from the start.
    starts: (fact, state) => {
      const on = publishedBy(fact)
      const asks = state.recorded !== null && asksForPlan(state.recorded)
      return on !== null && asks && !isAnswered(state) ? { due: endOfLocalDay(planDueOn(on)) } : null
    },
    // A letter that leaves a recommendation out, without an action or a reason, is not the plan that is owed.
    met: (fact, state) => fact.kind === 'inspection.plan-sent/1' && isAnswered(state),
    // Counted from a day that was wrong, it is owed by another.
    ends: (fact) => fact.kind === 'inspection.corrected/1' && publishedBy(fact) !== null,
    escalations: () => upwards('Action plan due with the inspectorate'),
  },
]

const publishedBy = (fact: InspectionFact): string | null =>
  fact.kind === 'inspection.published/1'
    ? fact.body.on
    : fact.kind === 'inspection.corrected/1'
      ? fact.body.publishedOn
      : null

export const inspection: Procedure<InspectionState, InspectionFact> = {
  record: 'inspection',
  begin: {
    recorded: null,
    readers: [],
    published: null,
    findings: [],
    judgments: [],
    files: [],
    planSent: [],
    earlierPlan: null,
    texts: [],
    waiting: [],
    confirmed: [],
    comments: null,
    mergedInto: null,
    correctionAsked: null,
    corrections: [],
    held: [],
    escalated: [],
  },
  evolve,
  rules,
  read,
  observe: () => [],
  project,
  tables: ['inspection', 'cause_of_concern', 'inspection_finding'],
  escalated: (state) => new Set(state.escalated),
  escalation: escalationOf('inspection.escalated/1'),
  tells: ['inspection.escalated/1'],
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'inspection.recorded/1': 'entered the inspection',
  'inspection.readers-changed/1': 'changed who may see the draft',
  'inspection.published/1': 'recorded its publication',
  'inspection.found/1': 'entered a finding',
  'inspection.ending-offered/1': 'offered the document that ends a finding',
  'inspection.ending-refused/1': 'refused the document that would end a finding',
  'inspection.finding-ended/1': 'recorded that a finding ended',
  'inspection.judged/1': 'entered a grade',
  'inspection.files-counted/1': 'entered counted files',
  'inspection.plan-sent/1': 'recorded that the action plan was sent',
  'inspection.earlier-plan-offered/1': 'offered the letter with which an earlier plan went',
  'inspection.earlier-plan-refused/1': 'refused the letter of an earlier plan',
  'inspection.text-read/1': 'pasted its text',
  'inspection.item-confirmed/1': 'confirmed a recommendation',
  'inspection.item-dismissed/1': 'dismissed what was recognised',
  'inspection.recommendation-held/1': 'held a recommendation until it is published',
  'inspection.recommendation-entered/1': 'entered a recommendation',
  'inspection.comments-set/1': 'said whether comments are owed on it',
  'inspection.merged/1': 'recorded which report took it up',
  'inspection.correction-asked/1': 'asked for a correction',
  'inspection.correction-refused/1': 'refused a correction',
  'inspection.corrected/1': 'corrected it',
  'inspection.escalated/1': 'told somebody further up',
}

const findingRows = (forceId: string, recordId: string, findings: readonly Finding[]): readonly Sql[] =>
  findings.map(
    (one) => sql`
      insert into inspection_finding (force_id, record_id, finding_id, reference, kind, theme, repeats, ended_on)
      values (${forceId}, ${recordId}, ${one.findingId}, ${one.reference ?? null}, ${one.kind}, ${one.theme}, ${one.again?.findingId ?? null}, ${one.ended?.on ?? null})
      on conflict (force_id, record_id, finding_id) do update
      set ended_on = excluded.ended_on`,
  )

const concernRows = (forceId: string, recordId: string, findings: readonly Finding[]): readonly Sql[] =>
  findings
    .filter((one) => one.kind === 'cause of concern')
    .map(
      (one) => sql`
      insert into cause_of_concern (force_id, record_id, finding_id, theme, again, ended_how, ended_on)
      values (${forceId}, ${recordId}, ${one.findingId}, ${one.theme}, ${one.again?.reference ?? null}, ${one.ended?.how ?? null}, ${one.ended?.on ?? null})
      on conflict (force_id, record_id, finding_id) do update
      set ended_how = excluded.ended_how, ended_on = excluded.ended_on`,
    )

/** The row, then who may see it: until it is published only the people named, and Vigil itself. */
function project(
  { forceId, recordId, state, facts }: Folded<InspectionState, InspectionFact>,
  before: Folded<InspectionState, InspectionFact> | null,
): readonly Sql[] {
  const { recorded, published, findings } = state
  if (recorded === null) return []
  const concerns = findings.filter((one) => one.kind === 'cause of concern' && one.ended === null).length
  const row = sql`
    insert into inspection (force_id, record_id, reference, title, programme, kind, fieldwork, published_on, address, follows, findings, concerns_open,
      body, asked_in_report, comments_owed, merged_into, embargo_until)
    values (${forceId}, ${recordId}, ${recorded.reference}, ${recorded.title}, ${recorded.programme}, ${recorded.kind}, ${recorded.fieldwork},
      ${published?.on ?? null}, ${published?.address ?? null}, ${recorded.follows}, ${findings.length}, ${concerns},
      ${recorded.body}, ${recorded.asked ?? null}, ${commentsOwed(state)}, ${state.mergedInto}, ${recorded.embargoUntil ?? null})
    on conflict (force_id, record_id) do update
    set reference = excluded.reference, title = excluded.title, programme = excluded.programme, kind = excluded.kind, fieldwork = excluded.fieldwork,
      published_on = excluded.published_on, address = excluded.address, follows = excluded.follows, findings = excluded.findings,
      concerns_open = excluded.concerns_open, body = excluded.body, asked_in_report = excluded.asked_in_report, comments_owed = excluded.comments_owed,
      merged_into = excluded.merged_into, embargo_until = excluded.embargo_until`
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
  const since = facts[0]?.recordedAt ?? null
  return [
    ...rows,
    sql`
    delete from opening
    where force_id = ${forceId} and record_id = ${recordId} and basis = 'involved' and staff_id <> all (${readers}::uuid[])`,
    sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    select ${forceId}, ${recordId}::uuid, s.staff_id, 'involved', ${since}::timestamptz, timestamptz '9999-12-31 00:00:00+00'
    from unnest(${readers}::uuid[]) as s (staff_id)
    on conflict (force_id, record_id, staff_id, basis) do nothing`,
    sql`
    insert into restriction (force_id, record_id, reason, since)
    values (${forceId}, ${recordId}, 'a draft under embargo', ${since})
    on conflict (force_id, record_id) do nothing`,
  ]
}
