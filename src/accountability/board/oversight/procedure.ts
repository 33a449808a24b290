// A pack folded from its facts: frozen once, presented once.
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { type Bodies, type OversightFact, read } from './facts.ts'

export type OversightState = {
  /** `at` is the moment that it tells of: when it was frozen, or the earlier one that was chosen. */
  readonly frozen: (Bodies['oversight-pack.frozen/1'] & { readonly at: Instant; readonly frozenAt: Instant }) | null
  readonly presented: Bodies['oversight-pack.presented/1'] | null
}

export const oversightPack: Procedure<OversightState, OversightFact> = {
  record: 'oversight-pack',
  begin: { frozen: null, presented: null },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'oversight-pack.frozen/1':
        return { ...state, frozen: { ...fact.body, at: fact.body.asAt ?? fact.recordedAt, frozenAt: fact.recordedAt } }
      case 'oversight-pack.presented/1':
        return { ...state, presented: fact.body }
      case 'oversight-pack.words-erased/1':
      case 'oversight-pack.erased':
        return state
    }
  },
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state: { frozen, presented } }) =>
    frozen === null
      ? []
      : [
          sql`
          insert into oversight_pack (force_id, record_id, finding_id, theme, frozen_at, as_at, ledger_size, presented_on)
          values (${forceId}, ${recordId}, ${frozen.findingId}, ${frozen.theme}, ${frozen.frozenAt}, ${frozen.asAt ?? null}, ${frozen.ledgerSize}, ${presented?.on ?? null})
          on conflict (force_id, record_id) do update set presented_on = excluded.presented_on`,
        ],
  tables: ['oversight_pack'],
  ...owesNothing,
  words: (kind) => packWords[kind] ?? kind,
}

const packWords: Readonly<Record<string, string>> = {
  'oversight-pack.frozen/1': 'froze the pack',
  'oversight-pack.presented/1': 'recorded what the oversight group said',
  'oversight-pack.words-erased/1': 'erased what was written',
  'oversight-pack.erased': 'wrote what was erased since',
}
