// A handover folded from its facts: who signed, and for which children.
import type { Instant } from '../../../kernel/time.ts'
import type { Procedure } from '../../../practice/procedure.ts'
import { type HandoverFact, read } from './facts.ts'

export type HandoverState = {
  readonly outgoing: { readonly staffId: string; readonly name: string; readonly at: Instant } | null
  readonly incoming: { readonly staffId: string; readonly name: string; readonly at: Instant } | null
}

export const handover: Procedure<HandoverState, HandoverFact> = {
  record: 'handover',
  begin: { outgoing: null, incoming: null },
  evolve: (state, fact) => {
    const signed = { staffId: fact.recordedBy, name: fact.body.name, at: fact.happenedAt }
    return fact.kind === 'handover.outgoing-signed/1' ? { ...state, outgoing: signed } : { ...state, incoming: signed }
  },
  rules: [],
  read,
  observe: () => [],
  project: () => [],
  tables: [],
  escalated: () => new Set(),
  escalation: () => null,
  words: (kind) =>
    kind === 'handover.outgoing-signed/1' ? 'signed the handover (outgoing)' : 'signed the handover (incoming)',
}
