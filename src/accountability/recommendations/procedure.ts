// A recommendation folded from its facts: what was asked, its stage, its date and its test. Nothing here says whether it is met.

import { sql } from '../../kernel/sql.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { escalationOf } from '../../registers/escalated.ts'
import { rules } from './duties.ts'
import { evolve } from './evolve.ts'
import { type RecommendationFact, read } from './facts.ts'
import { isVerified, type RecommendationState, timesMoved } from './state.ts'

export type { RecommendationState } from './state.ts'

export const recommendation: Procedure<RecommendationState, RecommendationFact> = {
  record: 'recommendation',
  begin: {
    received: null,
    enteredOn: null,
    stage: 'received',
    timeScale: 'none',
    baseOn: null,
    baseChanges: [],
    dueOn: null,
    answerBy: null,
    answered: null,
    answerPublished: null,
    extension: null,
    updates: [],
    responsible: null,
    submitted: null,
    verified: null,
    offered: null,
    closed: null,
    documentsUsed: [],
    endedBefore: [],
    reopenings: [],
    rejectionAsked: null,
    rejected: null,
    dateSet: null,
    supersedingAsked: null,
    supersededBy: null,
    superseded: null,
    supersedes: [],
    revisits: [],
    revisitOffered: null,
    foundAgain: [],
    escalated: [],
    dateChanges: [],
    dateAsked: null,
    comments: [],
    proposed: null,
    test: null,
    testSetAt: null,
    untestable: null,
    countsFrom: null,
    loosenings: [],
    scopeChanges: [],
  },
  evolve,
  rules,
  read,
  observe: () => [],
  project,
  tables: ['recommendation'],
  escalated: (state) => new Set(state.escalated),
  escalation: escalationOf('recommendation.escalated/1'),
  tells: ['recommendation.escalated/1'],
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'recommendation.received/1': 'entered the recommendation',
  'recommendation.received/2': 'entered the recommendation',
  'recommendation.base-changed/1': 'changed the day from which its time runs',
  'recommendation.submitted/1': 'submitted it',
  'recommendation.document-offered/1': 'offered the document that verifies it',
  'recommendation.document-refused/1': 'refused the document',
  'recommendation.verified/1': 'confirmed the document that verifies it',
  'recommendation.closed/1': 'recorded that the inspectorate closed its cause of concern',
  'recommendation.rejection-asked/1': 'asked for its rejection',
  'recommendation.rejection-refused/1': 'refused its rejection',
  'recommendation.answered/1': 'answered it in writing',
  'recommendation.answer-published/1': 'recorded that the answer is published',
  'recommendation.extension-applied/1': 'applied for more time to answer',
  'recommendation.extension-answered/1': 'recorded the answer to the application',
  'recommendation.update-given/1': 'reported what was done at once',
  'recommendation.responsible-named/1': 'named the senior responsible officer',
  'recommendation.words-entered/1': 'entered its words from the report',
  'recommendation.superseding-asked/1': 'asked for another to take its place',
  'recommendation.superseding-refused/1': 'refused that another takes its place',
  'recommendation.superseded/1': 'agreed that another takes its place',
  'recommendation.supersedes/1': 'took over from another',
  'recommendation.revisited/1': 'recorded what a revisit found',
  'recommendation.revisit-offered/1': 'offered the letter that says what a revisit found',
  'recommendation.revisit-refused/1': 'refused what a revisit is said to have found',
  'recommendation.found-again/1': 'recorded that it was found again',
  'recommendation.escalated/1': 'told somebody further up',
  'recommendation.stage-recorded/1': 'recorded a stage',
  'recommendation.publication-corrected/1': 'corrected the day on which it was published',
  'recommendation.found-again-corrected/1': 'corrected the day on which it was found again',
  'recommendation.date-asked/1': 'asked for another date',
  'recommendation.date-refused/1': 'refused another date',
  'recommendation.date-changed/1': 'agreed another date',
  'recommendation.test-proposed/1': 'proposed a closure test',
  'recommendation.test-approved/1': 'approved the closure test',
  'recommendation.found-untestable/1': 'said that no measure can test it',
  'recommendation.commented/1': 'commented',
  'recommendation.test-passed/1': 'computed that its closure test passes',
  'recommendation.re-opened/1': 're-opened it',
}

/** How often it was found again, those before it included, and when first. */
export function foundAgainOf(state: RecommendationState): { readonly times: number; readonly firstOn: string | null } {
  const before = state.supersedes
  const times = state.foundAgain.length + before.reduce((sum, one) => sum + one.foundAgain, 0)
  const dates = [state.received?.published ?? null, ...before.map((one) => one.firstFoundOn)].flatMap(
    (one) => one ?? [],
  )
  return { times, firstOn: dates.sort()[0] ?? null }
}

function project(folded: Folded<RecommendationState, RecommendationFact>) {
  const { state } = folded
  const { received } = state
  if (received === null) return []
  const found = foundAgainOf(state)
  return [
    sql`
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes,
        inspection_id, finding_id, paragraph, address, time_scale, base_on, found_again, first_found_on, superseded_by, verified_at, revisit, untestable, verified_route,
        rejected_because, answer_by, answered_on, responsible_id, superseded_because, supersedes, reopenings, scope_changes)
      values (${folded.forceId}, ${folded.recordId}, ${received.reference}, ${received.source}, ${received.inspection}, ${received.published}, ${received.theme},
        ${received.words}, ${state.dueOn}, ${state.stage}, ${state.test === null ? null : JSON.stringify(state.test)}::jsonb, ${state.testSetAt},
        ${state.countsFrom}, ${JSON.stringify(state.loosenings)}::jsonb, ${timesMoved(state)},
        ${received.inspectionId}, ${received.findingId}, ${received.paragraph}, ${received.address}, ${state.timeScale}, ${state.baseOn}, ${found.times}, ${found.firstOn},
        ${state.supersededBy}, ${isVerified(state) ? (state.verified?.at ?? null) : null}, ${state.revisits.at(-1)?.result ?? null}, ${state.untestable?.because ?? null},
        ${state.verified === null ? null : (state.verified.routeCode ?? state.verified.route)},
        ${state.rejected?.because ?? null}, ${state.answerBy}, ${state.answered?.on ?? null}, ${state.responsible?.staffId ?? null},
        ${state.superseded?.because ?? null}, ${JSON.stringify(state.supersedes.map(({ recordId, reference }) => ({ recordId, reference })))}::jsonb,
        ${JSON.stringify(state.reopenings)}::jsonb, ${JSON.stringify(state.scopeChanges)}::jsonb)
      on conflict (force_id, record_id) do update
      set reference = excluded.reference, source = excluded.source, inspection = excluded.inspection, published = excluded.published, theme = excluded.theme,
        words = excluded.words, due_on = excluded.due_on, stage = excluded.stage, test = excluded.test, test_set_at = excluded.test_set_at, counts_from = excluded.counts_from, loosenings = excluded.loosenings,
        date_changes = excluded.date_changes, inspection_id = excluded.inspection_id, finding_id = excluded.finding_id, paragraph = excluded.paragraph, address = excluded.address,
        time_scale = excluded.time_scale, base_on = excluded.base_on, found_again = excluded.found_again, first_found_on = excluded.first_found_on,
        superseded_by = excluded.superseded_by, verified_at = excluded.verified_at, revisit = excluded.revisit, untestable = excluded.untestable,
        verified_route = excluded.verified_route, rejected_because = excluded.rejected_because, answer_by = excluded.answer_by,
        answered_on = excluded.answered_on, responsible_id = excluded.responsible_id, superseded_because = excluded.superseded_because,
        supersedes = excluded.supersedes, reopenings = excluded.reopenings, scope_changes = excluded.scope_changes`,
  ]
}
