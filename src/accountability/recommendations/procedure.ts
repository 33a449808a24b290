// A recommendation folded from its facts: what was asked, its stage, its date and its test. Nothing here says whether it is met.
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { type Bodies, type RecommendationFact, read } from './facts.ts'
import type { ClosureTest } from './test.ts'

export type RecommendationState = {
  readonly received: Bodies['recommendation.received/1'] | null
  readonly stage: string
  readonly dueOn: string | null
  readonly dateChanges: readonly {
    readonly dueOn: string
    readonly because: string
    readonly agreedBy: string
    readonly at: Instant
  }[]
  readonly proposed: { readonly position: number; readonly by: string; readonly test: ClosureTest } | null
  readonly test: ClosureTest | null
  readonly testSetAt: Instant | null
}

export const recommendation: Procedure<RecommendationState, RecommendationFact> = {
  record: 'recommendation',
  begin: {
    received: null,
    stage: 'received',
    dueOn: null,
    dateChanges: [],
    proposed: null,
    test: null,
    testSetAt: null,
  },
  evolve,
  rules: [],
  read,
  observe: () => [],
  project,
  tables: ['recommendation'],
  escalated: () => new Set(),
  escalation: () => null,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'recommendation.received/1': 'entered the recommendation',
  'recommendation.stage-recorded/1': 'recorded a stage',
  'recommendation.date-changed/1': 'changed the date',
  'recommendation.test-proposed/1': 'proposed a closure test',
  'recommendation.test-approved/1': 'approved the closure test',
  'recommendation.re-opened/1': 're-opened it',
}

function evolve(state: RecommendationState, fact: RecommendationFact): RecommendationState {
  switch (fact.kind) {
    case 'recommendation.received/1':
      return { ...state, received: fact.body, dueOn: fact.body.dueOn }
    case 'recommendation.stage-recorded/1':
      return { ...state, stage: fact.body.stage }
    case 'recommendation.date-changed/1':
      return {
        ...state,
        dueOn: fact.body.dueOn,
        dateChanges: [...state.dateChanges, { ...fact.body, at: fact.happenedAt }],
      }
    case 'recommendation.test-proposed/1':
      return { ...state, proposed: { position: fact.position, by: fact.recordedBy, test: fact.body.test } }
    case 'recommendation.test-approved/1':
      return { ...state, proposed: null, test: state.proposed?.test ?? state.test, testSetAt: fact.happenedAt }
    case 'recommendation.re-opened/1':
      return { ...state, stage: 're-opened' }
  }
}

function project(folded: Folded<RecommendationState, RecommendationFact>) {
  const { state } = folded
  const { received } = state
  if (received === null) return []
  return [
    sql`
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, date_changes)
      values (${folded.forceId}, ${folded.recordId}, ${received.reference}, ${received.source}, ${received.inspection}, ${received.published}, ${received.theme},
        ${received.words}, ${state.dueOn}, ${state.stage}, ${state.test === null ? null : JSON.stringify(state.test)}::jsonb, ${state.testSetAt}, ${state.dateChanges.length})
      on conflict (force_id, record_id) do update
      set reference = excluded.reference, source = excluded.source, inspection = excluded.inspection, published = excluded.published, theme = excluded.theme,
        words = excluded.words, due_on = excluded.due_on, stage = excluded.stage, test = excluded.test, test_set_at = excluded.test_set_at,
        date_changes = excluded.date_changes`,
  ]
}
