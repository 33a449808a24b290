// The row of a decision that was saved as a draft, for the office’s list.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Folded } from '../../practice/procedure.ts'
import type { DecisionFact } from './facts.ts'
import type { DecisionState } from './state.ts'

/** Of a decision that never was a draft there is none; of one that was, it says whether it still is. */
export function draftRow({ forceId, recordId, steps, state }: Folded<DecisionState, DecisionFact>): readonly Sql[] {
  // As understood: of one whose words were erased stays that it was saved, when and by whom.
  const last = steps.findLast(({ fact }) => fact.kind === 'scrutiny-decision.drafted/1')?.fact
  if (last === undefined) return []
  const { draft } = state
  return [
    sql`
    insert into scrutiny_draft (force_id, record_id, topic, saved_at, saved_by, is_open)
    values (${forceId}, ${recordId}, ${draft?.topic ?? null}, ${last.recordedAt}, ${last.recordedBy}, ${draft !== null})
    on conflict (force_id, record_id) do update
    set topic = excluded.topic, saved_at = excluded.saved_at, saved_by = excluded.saved_by, is_open = excluded.is_open`,
  ]
}
