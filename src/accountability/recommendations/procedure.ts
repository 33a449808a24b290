// A recommendation folded from its facts: what was asked, its stage, its date and its test. Nothing here says whether it is met.
import { sql } from '../../kernel/sql.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { type Bodies, type RecommendationFact, read } from './facts.ts'
import { loosened } from './loosening.ts'
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
  readonly proposed: {
    readonly position: number
    readonly by: string
    readonly test: ClosureTest
    readonly because: string
  } | null
  readonly test: ClosureTest | null
  readonly testSetAt: Instant | null
  /** Months before this one do not count: the test was loosened in it. */
  readonly countsFrom: string | null
  readonly loosenings: readonly {
    readonly at: Instant
    readonly sentences: readonly string[]
    readonly because: string
  }[]
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
    countsFrom: null,
    loosenings: [],
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
      return { ...state, proposed: { position: fact.position, by: fact.recordedBy, ...fact.body } }
    case 'recommendation.test-approved/1':
      return approved(state, fact.happenedAt)
    case 'recommendation.re-opened/1':
      return { ...state, stage: 're-opened' }
  }
}

/** Another test; where it asks less than the old one, its sustained period begins again with this month. */
function approved(state: RecommendationState, at: Instant): RecommendationState {
  const { proposed } = state
  if (proposed === null) return state
  const sentences = state.test === null ? [] : loosened(state.test, proposed.test)
  const set = { ...state, proposed: null, test: proposed.test, testSetAt: at }
  if (sentences.length === 0) return set
  const loosenings = [...state.loosenings, { at, sentences, because: proposed.because }]
  return { ...set, countsFrom: localDate(at).slice(0, 7), loosenings }
}

function project(folded: Folded<RecommendationState, RecommendationFact>) {
  const { state } = folded
  const { received } = state
  if (received === null) return []
  return [
    sql`
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes)
      values (${folded.forceId}, ${folded.recordId}, ${received.reference}, ${received.source}, ${received.inspection}, ${received.published}, ${received.theme},
        ${received.words}, ${state.dueOn}, ${state.stage}, ${state.test === null ? null : JSON.stringify(state.test)}::jsonb, ${state.testSetAt},
        ${state.countsFrom}, ${JSON.stringify(state.loosenings)}::jsonb, ${state.dateChanges.length})
      on conflict (force_id, record_id) do update
      set reference = excluded.reference, source = excluded.source, inspection = excluded.inspection, published = excluded.published, theme = excluded.theme,
        words = excluded.words, due_on = excluded.due_on, stage = excluded.stage, test = excluded.test, test_set_at = excluded.test_set_at, counts_from = excluded.counts_from, loosenings = excluded.loosenings,
        date_changes = excluded.date_changes`,
  ]
}
