// An audit as its facts leave it: planned, drawn or withdrawn.
import type { Instant } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import type { AuditBodies, AuditFact } from './facts.ts'

export type AuditState = {
  readonly committed: (AuditBodies['audit.committed/1'] & { readonly by: string; readonly at: Instant }) | null
  readonly drawn: (AuditBodies['audit.drawn/1'] & { readonly by: string; readonly at: Instant }) | null
  readonly withdrawn: (AuditBodies['audit.withdrawn/1'] & { readonly by: string; readonly at: Instant }) | null
  readonly escalated: readonly string[]
}

export const notPlanned: AuditState = { committed: null, drawn: null, withdrawn: null, escalated: [] }

export function evolveAudit(state: AuditState, fact: AuditFact): AuditState {
  const who = { by: fact.recordedBy, at: fact.recordedAt }
  switch (fact.kind) {
    case 'audit.committed/1':
      return { ...state, committed: { ...fact.body, ...who } }
    case 'audit.drawn/1':
      return { ...state, drawn: { ...fact.body, ...who } }
    case 'audit.withdrawn/1':
      return { ...state, withdrawn: { ...fact.body, ...who } }
    case 'audit.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
  }
}
