// A month's sample of contacts not opened as missing, folded from its one fact: whatever comes after the first draw is none.
import { type Instant } from '../../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { type Bodies, type ContactSampleFact, read } from './facts.ts'

type ContactSampleState = {
  readonly drawn: (Bodies['contact-sample.drawn/1'] & { readonly at: Instant }) | null
}

export const contactSample: Procedure<ContactSampleState, ContactSampleFact> = {
  record: 'contact-sample',
  begin: { drawn: null },
  evolve: (state, fact) => (state.drawn === null ? { drawn: { ...fact.body, at: fact.recordedAt } } : state),
  read,
  project: () => [],
  tables: [],
  ...owesNothing,
  words: () => 'drew the month’s sample of contacts',
}
