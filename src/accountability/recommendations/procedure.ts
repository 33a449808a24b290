// A recommendation folded from its facts: what was asked, its stage, its date and its test. Nothing here says whether it is met.

import { sql } from '../../kernel/sql.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { escalationOf, keyOfEscalated } from '../../registers/escalated.ts'
import { rules } from './duties.ts'
import { type RecommendationFact, read } from './facts.ts'
import { loosened } from './loosening.ts'
import type { RecommendationState } from './state.ts'

export type { RecommendationState } from './state.ts'

export const recommendation: Procedure<RecommendationState, RecommendationFact> = {
  record: 'recommendation',
  begin: {
    received: null,
    stage: 'received',
    timeScale: 'none',
    baseOn: null,
    baseChanges: [],
    dueOn: null,
    submitted: null,
    verified: null,
    supersededBy: null,
    supersedes: [],
    revisits: [],
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
  'recommendation.verified/1': 'recorded the document that verifies it',
  'recommendation.superseded/1': 'recorded what takes its place',
  'recommendation.supersedes/1': 'took over from another',
  'recommendation.revisited/1': 'recorded what a revisit found',
  'recommendation.found-again/1': 'recorded that it was found again',
  'recommendation.escalated/1': 'told somebody further up',
  'recommendation.stage-recorded/1': 'recorded a stage',
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

function evolve(state: RecommendationState, fact: RecommendationFact): RecommendationState {
  switch (fact.kind) {
    case 'recommendation.received/1':
      return { ...state, received: { ...unsourced, ...fact.body }, dueOn: fact.body.dueOn }
    case 'recommendation.received/2': {
      const { timeScale, baseOn, dueOn } = fact.body
      return { ...state, received: fact.body, timeScale, baseOn, dueOn }
    }
    case 'recommendation.base-changed/1': {
      const { baseOn, dueOn, because } = fact.body
      return { ...state, baseOn, dueOn, baseChanges: [...state.baseChanges, { baseOn, because, at: fact.happenedAt }] }
    }
    case 'recommendation.submitted/1': {
      const { to, standing } = fact.body
      return { ...state, stage: 'submitted', submitted: { to, standing, at: fact.happenedAt } }
    }
    case 'recommendation.verified/1':
      return { ...state, stage: verifiedStage(fact.body.route), verified: { ...fact.body, at: fact.happenedAt } }
    case 'recommendation.superseded/1':
      return { ...state, stage: 'superseded', supersededBy: fact.body.by }
    case 'recommendation.supersedes/1':
      return { ...state, supersedes: [...state.supersedes, fact.body], dueOn: state.dueOn ?? fact.body.dueOn }
    case 'recommendation.revisited/1':
      return { ...state, revisits: [...state.revisits, fact.body] }
    case 'recommendation.found-again/1':
      return { ...state, foundAgain: [...state.foundAgain, fact.body] }
    case 'recommendation.escalated/1':
      return {
        ...state,
        escalated: [...state.escalated, keyOfEscalated(fact.body)],
      }
    case 'recommendation.stage-recorded/1':
      return { ...state, stage: fact.body.stage }
    case 'recommendation.date-asked/1':
      return { ...state, dateAsked: { ...fact.body, by: fact.recordedBy, at: fact.happenedAt } }
    case 'recommendation.date-refused/1':
      return { ...state, dateAsked: null }
    case 'recommendation.date-changed/1':
      return {
        ...state,
        dueOn: fact.body.dueOn,
        dateAsked: null,
        dateChanges: [...state.dateChanges, { ...fact.body, at: fact.happenedAt }],
      }
    case 'recommendation.test-proposed/1':
      return { ...state, proposed: { position: fact.position, by: fact.recordedBy, ...fact.body } }
    case 'recommendation.test-approved/1':
      return approved(state, fact.happenedAt)
    case 'recommendation.found-untestable/1':
      return { ...state, untestable: { ...fact.body, at: fact.happenedAt } }
    case 'recommendation.commented/1':
      return { ...state, comments: [...state.comments, { ...fact.body, by: fact.recordedBy, at: fact.happenedAt }] }
    case 'recommendation.test-passed/1':
      return state
    case 'recommendation.re-opened/1':
      return { ...state, stage: 're-opened' }
  }
}

/** A sign-off by the chief constable is no inspection, and says so wherever it stands. */
const verifiedStage = (route: 'inspector' | 'chief constable'): string =>
  route === 'inspector' ? 'verified' : 'certified by the chief constable, not inspected'

/** Of facts recorded before the register of inspections: what was not asked then. */
const unsourced = {
  inspectionId: null,
  findingId: null,
  paragraph: null,
  address: null,
  textHash: null,
  addressee: 'chief constable',
  timeScale: 'none',
  baseOn: null,
} as const

/** How often it was found again, those before it included, and when first. */
export function foundAgainOf(state: RecommendationState): { readonly times: number; readonly firstOn: string | null } {
  const before = state.supersedes
  const times = state.foundAgain.length + before.reduce((sum, one) => sum + one.foundAgain + 1, 0)
  const dates = [state.received?.published ?? null, ...before.map((one) => one.firstFoundOn)].flatMap(
    (one) => one ?? [],
  )
  return { times, firstOn: dates.sort()[0] ?? null }
}

/** Another test; where it asks less than the old one, its sustained period begins again with this month. */
function approved(state: RecommendationState, at: Instant): RecommendationState {
  const { proposed } = state
  if (proposed === null) return state
  const sentences = state.test === null ? [] : loosened(state.test, proposed.test)
  const set = { ...state, proposed: null, test: proposed.test, testSetAt: at, untestable: null }
  if (sentences.length === 0) return set
  const loosenings = [...state.loosenings, { at, sentences, because: proposed.because }]
  return { ...set, countsFrom: localDate(at).slice(0, 7), loosenings }
}

function project(folded: Folded<RecommendationState, RecommendationFact>) {
  const { state } = folded
  const { received } = state
  if (received === null) return []
  const found = foundAgainOf(state)
  return [
    sql`
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes,
        inspection_id, finding_id, paragraph, address, time_scale, base_on, found_again, first_found_on, superseded_by, verified_at, revisit, untestable, verified_route)
      values (${folded.forceId}, ${folded.recordId}, ${received.reference}, ${received.source}, ${received.inspection}, ${received.published}, ${received.theme},
        ${received.words}, ${state.dueOn}, ${state.stage}, ${state.test === null ? null : JSON.stringify(state.test)}::jsonb, ${state.testSetAt},
        ${state.countsFrom}, ${JSON.stringify(state.loosenings)}::jsonb, ${state.dateChanges.length},
        ${received.inspectionId}, ${received.findingId}, ${received.paragraph}, ${received.address}, ${state.timeScale}, ${state.baseOn}, ${found.times}, ${found.firstOn},
        ${state.supersededBy}, ${state.verified?.at ?? null}, ${state.revisits.at(-1)?.result ?? null}, ${state.untestable?.because ?? null},
        ${state.verified === null ? null : (state.verified.routeCode ?? state.verified.route)})
      on conflict (force_id, record_id) do update
      set reference = excluded.reference, source = excluded.source, inspection = excluded.inspection, published = excluded.published, theme = excluded.theme,
        words = excluded.words, due_on = excluded.due_on, stage = excluded.stage, test = excluded.test, test_set_at = excluded.test_set_at, counts_from = excluded.counts_from, loosenings = excluded.loosenings,
        date_changes = excluded.date_changes, inspection_id = excluded.inspection_id, finding_id = excluded.finding_id, paragraph = excluded.paragraph, address = excluded.address,
        time_scale = excluded.time_scale, base_on = excluded.base_on, found_again = excluded.found_again, first_found_on = excluded.first_found_on,
        superseded_by = excluded.superseded_by, verified_at = excluded.verified_at, revisit = excluded.revisit, untestable = excluded.untestable,
        verified_route = excluded.verified_route`,
  ]
}
