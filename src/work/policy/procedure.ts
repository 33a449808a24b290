// A version of a force's policy, folded from its facts. Only an approved one ever judges anything.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Folded, owesNothing, type Procedure } from '../../practice/procedure.ts'
import { type Bodies, type PolicyFact, read } from './facts.ts'

type Proposal = Bodies['policy.proposed/1'] & {
  readonly position: number
  readonly by: string
  readonly at: Instant
}

export type PolicyState = {
  readonly proposal: Proposal | null
  readonly approved: { readonly by: string; readonly at: Instant } | null
  readonly refused: { readonly by: string; readonly at: Instant; readonly because: string } | null
}

export const policy: Procedure<PolicyState, PolicyFact> = {
  record: 'policy',
  begin: { proposal: null, approved: null, refused: null },
  evolve,
  read,
  project,
  tables: ['policy'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'policy.proposed/1': 'proposed a version of the policy',
  'policy.approved/1': 'approved it',
  'policy.refused/1': 'refused it',
}

function evolve(state: PolicyState, fact: PolicyFact): PolicyState {
  const who = { by: fact.recordedBy, at: fact.recordedAt }
  switch (fact.kind) {
    case 'policy.proposed/1':
      return { ...state, proposal: { ...fact.body, ...who, position: fact.position } }
    case 'policy.approved/1':
      return { ...state, approved: who }
    case 'policy.refused/1':
      return { ...state, refused: { ...who, because: fact.body.because } }
  }
}

/**
 * A new version is inserted and nothing else: a name that another record took at the same moment makes the whole command
 * start again, and then be refused in words.
 */
function project({ forceId, recordId, state }: Folded<PolicyState, PolicyFact>, before: unknown): readonly Sql[] {
  const { proposal, approved } = state
  if (proposal === null) return []
  if (before !== null) {
    return [
      sql`
        update policy
        set approved_by = ${approved?.by ?? null}, approved_at = ${approved?.at ?? null}
        where force_id = ${forceId}
          and record_id = ${recordId}`,
    ]
  }
  const body = JSON.stringify({ values: proposal.values, tables: proposal.tables })
  return [
    sql`
      insert into policy (force_id, record_id, version, effective_from, body, proposed_by, approved_by, approved_at)
      values (${forceId}, ${recordId}, ${proposal.version}, ${proposal.effectiveFrom}, ${body}::jsonb, ${proposal.by},
        ${approved?.by ?? null}, ${approved?.at ?? null})`,
  ]
}
