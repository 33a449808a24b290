// A plan folded from its facts: its versions, each with what it says and how far it has come.
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { type Folded, owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { type Content, hashOf } from './content.ts'
import { type Opened, type PlanFact, read } from './facts.ts'

type Said = { readonly by: string; readonly at: Instant; readonly words: string | null }

export type Version = {
  readonly number: number
  readonly content: Content
  /** Of what it said when it was drafted, whatever was erased of it since. */
  readonly hash: string
  readonly drafted: Said
  readonly state: 'draft' | 'approved' | 'submitted' | 'accepted' | 'queried'
  readonly approved: Said | null
  readonly submitted: Said | null
  readonly answered: Said | null
}
export type PlanState = { readonly opened: Opened | null; readonly versions: readonly Version[] }

export const plan: Procedure<PlanState, PlanFact> = {
  record: 'plan',
  begin: { opened: null, versions: [] },
  evolve,
  read,
  left: leftOf(read),
  project,
  tables: ['plan', 'plan_version'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'plan.opened/1': 'opened the plan',
  'plan.drafted/1': 'drafted a version',
  'plan.approved/1': 'approved the version',
  'plan.submitted/1': 'submitted it',
  'plan.accepted/1': 'recorded that it was accepted',
  'plan.queried/1': 'recorded that it was queried',
  'plan.words-erased/1': 'erased what was written',
  'plan.erased': 'erased a fact by lawful authority',
}

function evolve(state: PlanState, fact: PlanFact): PlanState {
  const said = (text: string | null): Said => ({ by: fact.recordedBy, at: fact.happenedAt, words: text })
  const come = (number: number, changed: Partial<Version>): PlanState => ({
    ...state,
    versions: state.versions.map((one) => (one.number === number ? { ...one, ...changed } : one)),
  })
  switch (fact.kind) {
    case 'plan.opened/1':
      return { ...state, opened: fact.body }
    case 'plan.drafted/1': {
      const { version: number, content, because, hash = hashOf(content) } = fact.body
      const nothing = { approved: null, submitted: null, answered: null }
      return {
        ...state,
        versions: [...state.versions, { number, content, hash, drafted: said(because), state: 'draft', ...nothing }],
      }
    }
    case 'plan.approved/1':
      return come(fact.body.version, { state: 'approved', approved: said(fact.body.name) })
    case 'plan.submitted/1':
      return come(fact.body.version, { state: 'submitted', submitted: said(fact.body.receipt) })
    case 'plan.accepted/1':
      return come(fact.body.version, { state: 'accepted', answered: said(fact.body.words) })
    case 'plan.queried/1':
      return come(fact.body.version, { state: 'queried', answered: said(fact.body.words) })
    case 'plan.words-erased/1':
    case 'plan.erased':
      return state
  }
}

/** The one version that stands; those before it are revised. */
export const lastOf = (state: PlanState): Version | null => state.versions.at(-1) ?? null

/** Another version took its place. */
export const isRevised = (state: PlanState, version: Version): boolean => version.number < state.versions.length

function project({ forceId, recordId, state }: Folded<PlanState, PlanFact>) {
  const { opened } = state
  if (opened === null) return []
  return [
    sql`
      insert into plan (force_id, record_id, title, published_on, sent_to, recommendations)
      values (${forceId}, ${recordId}, ${opened.title}, ${opened.publishedOn ?? null}, ${opened.to}, ${[...opened.recommendations]}::uuid[])
      on conflict (force_id, record_id) do update
      set title = excluded.title, published_on = excluded.published_on, sent_to = excluded.sent_to, recommendations = excluded.recommendations`,
    ...state.versions.map(
      (one) => sql`
      insert into plan_version (force_id, record_id, number, content_hash, drafted_by, drafted_at, state, approved_by, approved_at, submitted_at,
        receipt, answered_at)
      values (${forceId}, ${recordId}, ${one.number}, ${one.hash}, ${one.drafted.by}, ${one.drafted.at},
        ${isRevised(state, one) ? 'revised' : one.state}, ${one.approved?.by ?? null}, ${one.approved?.at ?? null}, ${one.submitted?.at ?? null},
        ${one.submitted?.words ?? null}, ${one.answered?.at ?? null})
      on conflict (force_id, record_id, number) do update
      set state = excluded.state, approved_by = excluded.approved_by, approved_at = excluded.approved_at, submitted_at = excluded.submitted_at,
        receipt = excluded.receipt, answered_at = excluded.answered_at`,
    ),
  ]
}
