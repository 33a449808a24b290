// An opening folded from its facts, and the rows it gives: who may open what until when, and what a reviewer found.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { type Broken, type OpeningFact, type Reviewed, read } from './facts.ts'

export type OpeningState = {
  readonly broken: (Broken & { readonly by: string; readonly at: Instant }) | null
  readonly reviewed: (Reviewed & { readonly by: string; readonly at: Instant }) | null
}

export const opening: Procedure<OpeningState, OpeningFact> = {
  record: 'opening',
  begin: { broken: null, reviewed: null },
  evolve: evolveOpening,
  rules: [],
  read,
  observe: () => [],
  project: (folded) => [...brokenRows(folded), ...reviewedRows(folded)],
  tables: ['opening', 'glass', 'opening_review'],
  escalated: () => new Set(),
  escalation: () => null,
  words: (kind) =>
    kind === 'opening.reviewed/1' ? 'reviewed an opening' : 'opened a restricted record by breaking the glass',
}

export function evolveOpening(state: OpeningState, fact: OpeningFact): OpeningState {
  const { recordedBy: by, recordedAt: at } = fact
  switch (fact.kind) {
    case 'opening.glass-broken/1':
      return { ...state, broken: { ...fact.body, by, at } }
    case 'opening.reviewed/1':
      return { ...state, reviewed: { ...fact.body, by, at } }
    case 'opening.erased':
      return state
  }
}

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
    insert into opening_review (force_id, record_id, about, staff_id, day, finding, reviewed_by, reviewed_at)
    values (${forceId}, ${recordId}, ${reviewed.recordId}, ${reviewed.staffId}, ${reviewed.day}, ${reviewed.finding}, ${reviewed.by}, ${reviewed.at})
    on conflict (force_id, record_id, about, staff_id, day) do update
    set finding = excluded.finding, reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at`,
  ]
}
