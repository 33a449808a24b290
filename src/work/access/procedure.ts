// An opening folded from its facts, and the rows it gives: who may open what until when, and what a reviewer found.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Folded, owesNothing, type Procedure } from '../../practice/procedure.ts'
import { type Broken, type LiftAsked, type OpeningFact, type Reviewed, read } from './facts.ts'

export type OpeningState = {
  readonly broken: (Broken & By) | null
  readonly reviewed: (Reviewed & By) | null
  /** That the restriction of a record be lifted, and what another person said to it. */
  readonly lift: (LiftAsked & By & { readonly decided: Decided | null }) | null
}
type By = { readonly by: string; readonly at: Instant }
type Decided = By & { readonly lifted: boolean; readonly because: string | null }

export const opening: Procedure<OpeningState, OpeningFact> = {
  record: 'opening',
  begin: { broken: null, reviewed: null, lift: null },
  evolve: evolveOpening,
  read,
  project: (folded) => [...brokenRows(folded), ...reviewedRows(folded), ...liftRows(folded)],
  tables: ['opening', 'glass', 'opening_review', 'restriction_lift'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'opening.glass-broken/1': 'opened a restricted record by breaking the glass',
  'opening.reviewed/1': 'reviewed an opening',
  'opening.lift-asked/1': 'asked for a restriction to be lifted',
  'opening.lifted/1': 'agreed to lift the restriction',
  'opening.lift-refused/1': 'refused to lift the restriction',
}

function evolveOpening(state: OpeningState, fact: OpeningFact): OpeningState {
  const { recordedBy: by, recordedAt: at } = fact
  switch (fact.kind) {
    case 'opening.glass-broken/1':
      return { ...state, broken: { ...fact.body, by, at } }
    case 'opening.reviewed/1':
      return { ...state, reviewed: { ...fact.body, by, at } }
    case 'opening.lift-asked/1':
      return { ...state, lift: { ...fact.body, by, at, decided: null } }
    case 'opening.lifted/1':
      return decided(state, { by, at, lifted: true, because: null })
    case 'opening.lift-refused/1':
      return decided(state, { by, at, lifted: false, because: fact.body.because })
    case 'opening.erased':
      return state
  }
}

const decided = (state: OpeningState, by: Decided): OpeningState =>
  state.lift === null ? state : { ...state, lift: { ...state.lift, decided: by } }

type FoldedOpening = Folded<OpeningState, OpeningFact>

/** Broken twice by one person, the record is open until the later of the two: the same in whatever order they are read. */
function brokenRows({ forceId, recordId, state: { broken } }: FoldedOpening): readonly Sql[] {
  if (broken === null) return []
  return [
    sql`
    insert into glass (force_id, record_id, about, staff_id, reason, at, until, told)
    values (${forceId}, ${recordId}, ${broken.recordId}, ${broken.by}, ${broken.reason}, ${broken.at}, ${broken.until}, ${broken.told})
    on conflict (force_id, record_id) do nothing`,
    sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    values (${forceId}, ${broken.recordId}, ${broken.by}, 'break glass', ${broken.at}, ${broken.until})
    on conflict (force_id, record_id, staff_id, basis) do update
    set opened_at = greatest(opening.opened_at, excluded.opened_at), until = greatest(opening.until, excluded.until)`,
  ]
}

function reviewedRows({ forceId, recordId, state: { reviewed } }: FoldedOpening): readonly Sql[] {
  if (reviewed === null) return []
  return [
    sql`
    insert into opening_review (force_id, record_id, about, staff_id, day, finding, note, reviewed_by, reviewed_at)
    values (${forceId}, ${recordId}, ${reviewed.recordId}, ${reviewed.staffId}, ${reviewed.day}, ${reviewed.finding}, ${reviewed.note}, ${reviewed.by}, ${reviewed.at})
    on conflict (force_id, record_id, about, staff_id, day) do update
    set finding = excluded.finding, note = excluded.note, reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at`,
  ]
}

function liftRows({ forceId, recordId, state: { lift } }: FoldedOpening): readonly Sql[] {
  if (lift === null) return []
  const { decided } = lift
  return [
    sql`
    insert into restriction_lift (force_id, record_id, about, reason, asked_by, asked_at, told, decided_by, decided_at, lifted, because)
    values (${forceId}, ${recordId}, ${lift.recordId}, ${lift.reason}, ${lift.by}, ${lift.at}, ${lift.told}, ${decided?.by ?? null}, ${decided?.at ?? null},
      ${decided?.lifted ?? null}, ${decided?.because ?? null})
    on conflict (force_id, record_id) do update
    set decided_by = excluded.decided_by, decided_at = excluded.decided_at, lifted = excluded.lifted, because = excluded.because`,
  ]
}
