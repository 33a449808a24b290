// Another closure test in force: where it asks less than what it replaces, its sustained period begins again with this month.
import { type Instant, localDate } from '../../../kernel/time.ts'
import { loosenedFrom, testsBefore } from '../loosening.ts'
import type { RecommendationState, ScopeChange } from '../state.ts'
import type { ClosureTest } from '../test.ts'

export function approved(state: RecommendationState, at: Instant): RecommendationState {
  const { proposed } = state
  if (proposed === null) return state
  const { test, because } = proposed
  const sentences = loosenedFrom(testsBefore(state), test, localDate(at))
  const scope = state.test === null ? null : scopeChange(state.test, test)
  const set = {
    ...state,
    proposed: null,
    test,
    testSetAt: at,
    untestable: null,
    scopeChanges: scope === null ? state.scopeChanges : [...state.scopeChanges, { at, ...scope, because }],
  }
  if (sentences.length === 0) return set
  const loosenings = [...state.loosenings, { at, sentences, because }]
  return { ...set, countsFrom: localDate(at).slice(0, 7), loosenings }
}

/** What the figures are said to stand for, in other words than before; null where the words are the same. */
export function scopeChange(before: ClosureTest, after: ClosureTest): Pick<ScopeChange, 'from' | 'to'> | null {
  const [from, to] = [before.scope ?? null, after.scope ?? null]
  return from === to ? null : { from, to }
}
