// Published figures: one fact, one row of the public schema, never changed.
import { sql } from '../../kernel/sql.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { type PublishedFact, type Release, read } from './facts.ts'

export type PublishedState = { readonly release: Release | null }

export const publishedFigures: Procedure<PublishedState, PublishedFact> = {
  record: 'published-figures',
  begin: { release: null },
  evolve: (state, fact) => ({ release: state.release ?? fact.body }),
  rules: [],
  read,
  observe: () => [],
  project: ({ forceId, recordId, state: { release } }) =>
    release === null
      ? []
      : [
          sql`
          insert into published.release (force_id, release_id, frozen_at, ledger_size, body)
          values (${forceId}, ${recordId}, ${release.frozenAt}, ${release.ledgerSize}, ${JSON.stringify(release)}::jsonb)
          on conflict (release_id) do nothing`,
        ],
  tables: [],
  escalated: () => new Set(),
  escalation: () => null,
  words: () => 'froze figures for the public',
}
