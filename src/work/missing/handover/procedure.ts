// A handover folded from its facts: who signed, and for which children.
import type { Instant } from '../../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { type HandoverFact, read } from './facts.ts'

/** `note`: what the next shift must know, or what whoever took over asks; read on the page of the handover. */
type Signature = {
  readonly staffId: string
  readonly name: string
  readonly at: Instant
  readonly note: string | null
}

export type HandoverState = { readonly outgoing: Signature | null; readonly incoming: Signature | null }

export const handover: Procedure<HandoverState, HandoverFact> = {
  record: 'handover',
  begin: { outgoing: null, incoming: null },
  evolve: (state, fact) => {
    const { name, note } = fact.body
    const signed = { staffId: fact.recordedBy, name, at: fact.happenedAt, note }
    return fact.kind === 'handover.outgoing-signed/1' ? { ...state, outgoing: signed } : { ...state, incoming: signed }
  },
  read,
  project: () => [],
  tables: [],
  ...owesNothing,
  words: (kind) =>
    kind === 'handover.outgoing-signed/1' ? 'signed the handover (outgoing)' : 'signed the handover (incoming)',
}
