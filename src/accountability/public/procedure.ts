// Published figures: one fact freezes them, one row of the public schema, never changed. What is owed is that they are published again.
import { sql } from '../../kernel/sql.ts'
import type { DutyRule } from '../../practice/duty.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { escalating, keyOfEscalated } from '../../registers/escalated.ts'
import { upwards } from '../ladder.ts'
import { type PublishedFact, type Release, read } from './facts.ts'
import { publishedAgainBy } from './settings.ts'

export type PublishedState = {
  readonly release: Release | null
  /** The release that took its place as the newest one. */
  readonly followedBy: string | null
  readonly escalated: readonly string[]
}

/** Figures that stand still tell nobody that they do (R41): the local policing body is told, then the panel; the improvement team may publish them too. */
const publishAgain: DutyRule<PublishedState, PublishedFact> = {
  name: 'publish the figures again',
  words: 'publish the figures again',
  owner: "commissioner's office",
  basis: 'Vigil default',
  source: 'A published register stood stale for years elsewhere; how often is set in the policy',
  // A release of the first format was published by hand, with no promise of another.
  starts: (fact, _, __, policy) =>
    fact.kind === 'published-figures.frozen/1' && fact.body.format === 2
      ? { due: publishedAgainBy(fact.happenedAt, policy) }
      : null,
  met: (fact) => fact.kind === 'published-figures.followed/1',
  escalations: (_, __, policy) =>
    upwards(
      {
        words: 'The public figures were not published again in time',
        owing: 'the local policing body',
        owners: ["commissioner's office", 'improvement team'],
      },
      policy,
    ),
}

export const publishedFigures: Procedure<PublishedState, PublishedFact> = {
  record: 'published-figures',
  begin: { release: null, followedBy: null, escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'published-figures.frozen/1':
        return { ...state, release: state.release ?? fact.body }
      case 'published-figures.followed/1':
        return { ...state, followedBy: fact.body.by }
      case 'published-figures.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    }
  },
  rules: [publishAgain],
  read,
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
  ...escalating('published-figures.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'published-figures.frozen/1': 'froze figures for the public',
  'published-figures.followed/1': 'published the next figures',
  'published-figures.escalated/1': 'told somebody that they are stale',
}
