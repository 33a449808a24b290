// Two ways of writing that are one home: folded from who said so, and who took it back. What was written of a child is never changed by it.
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { type Bodies, read, type SameHomeFact } from './facts.ts'

export type SameHomeState = {
  readonly said: (Bodies['same-home.said/1'] & { readonly at: Instant }) | null
  readonly takenBackAt: Instant | null
}

export const sameHome: Procedure<SameHomeState, SameHomeFact> = {
  record: 'same-home',
  begin: { said: null, takenBackAt: null },
  evolve: (state, fact) =>
    fact.kind === 'same-home.said/1'
      ? { ...state, said: { ...fact.body, at: fact.recordedAt } }
      : { ...state, takenBackAt: fact.recordedAt },
  read,
  project: ({ forceId, recordId, state: { said, takenBackAt } }) =>
    said === null
      ? []
      : [
          sql`
          insert into same_home (force_id, record_id, written, home, said_at, parted_at)
          values (${forceId}, ${recordId}, ${said.written}, ${said.home}, ${said.at}, ${takenBackAt})
          on conflict (force_id, record_id) do update
          set parted_at = excluded.parted_at`,
        ],
  tables: ['same_home'],
  ...owesNothing,
  words: (kind) => (kind === 'same-home.said/1' ? 'said that two are one home' : 'said that they are two homes'),
}
