// The row of a recommendation in the register.
import { sql } from '../../kernel/sql.ts'
import type { Folded } from '../../practice/procedure.ts'
import { askedOf } from './addressee.ts'
import { dateFrom } from './date-from.ts'
import type { RecommendationFact } from './facts.ts'
import { foundAgainOf } from './found-again.ts'
import { isVerified, type RecommendationState, timesMoved } from './state.ts'

export function project(folded: Folded<RecommendationState, RecommendationFact>) {
  const { state } = folded
  const { received } = state
  if (received === null) return []
  const found = foundAgainOf(state)
  const from = dateFrom(state)
  return [
    sql`
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes,
        inspection_id, finding_id, paragraph, address, time_scale, base_on, found_again, first_found_on, superseded_by, verified_at, revisit, untestable, verified_route,
        rejected_because, answer_by, answered_on, responsible_id, superseded_because, supersedes, reopenings, scope_changes, asked_of, date_from)
      values (${folded.forceId}, ${folded.recordId}, ${received.reference}, ${received.source}, ${received.inspection}, ${received.published}, ${received.theme},
        ${received.words}, ${state.dueOn}, ${state.stage}, ${state.test === null ? null : JSON.stringify(state.test)}::jsonb, ${state.testSetAt},
        ${state.countsFrom}, ${JSON.stringify(state.loosenings)}::jsonb, ${timesMoved(state)},
        ${received.inspectionId}, ${received.findingId}, ${received.paragraph}, ${received.address}, ${state.timeScale}, ${state.baseOn}, ${found.times}, ${found.firstOn},
        ${state.supersededBy}, ${isVerified(state) ? (state.verified?.at ?? null) : null}, ${state.revisits.at(-1)?.result ?? null}, ${state.untestable?.because ?? null},
        ${state.verified === null ? null : (state.verified.routeCode ?? state.verified.route)},
        ${state.rejected?.because ?? null}, ${state.answerBy}, ${state.answered?.on ?? null}, ${state.responsible?.staffId ?? null},
        ${state.superseded?.because ?? null}, ${JSON.stringify(state.supersedes.map(({ recordId, reference }) => ({ recordId, reference })))}::jsonb,
        ${JSON.stringify(state.reopenings)}::jsonb, ${JSON.stringify(state.scopeChanges)}::jsonb, ${[...askedOf(state)]}::text[], ${from === null ? null : JSON.stringify(from)}::jsonb)
      on conflict (force_id, record_id) do update
      set reference = excluded.reference, source = excluded.source, inspection = excluded.inspection, published = excluded.published, theme = excluded.theme,
        words = excluded.words, due_on = excluded.due_on, stage = excluded.stage, test = excluded.test, test_set_at = excluded.test_set_at, counts_from = excluded.counts_from, loosenings = excluded.loosenings,
        date_changes = excluded.date_changes, inspection_id = excluded.inspection_id, finding_id = excluded.finding_id, paragraph = excluded.paragraph, address = excluded.address,
        time_scale = excluded.time_scale, base_on = excluded.base_on, found_again = excluded.found_again, first_found_on = excluded.first_found_on,
        superseded_by = excluded.superseded_by, verified_at = excluded.verified_at, revisit = excluded.revisit, untestable = excluded.untestable,
        verified_route = excluded.verified_route, rejected_because = excluded.rejected_because, answer_by = excluded.answer_by,
        answered_on = excluded.answered_on, responsible_id = excluded.responsible_id, superseded_because = excluded.superseded_because,
        supersedes = excluded.supersedes, reopenings = excluded.reopenings, scope_changes = excluded.scope_changes, asked_of = excluded.asked_of,
        date_from = excluded.date_from`,
  ]
}
