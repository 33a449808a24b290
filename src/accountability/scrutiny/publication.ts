// A look at a page that must be published, folded with what the next look found: two clocks, of its freshness and of its being there.
import { sql } from '../../kernel/sql.ts'
import { endOfLocalDay } from '../../kernel/time.ts'
import type { DutyRule } from '../../practice/duty.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { workingDaysAfter } from '../../practice/working-days.ts'
import { escalating, keyOfEscalated } from '../../registers/escalated.ts'
import { upwardsOf } from '../ladder.ts'
import { publishedThing, unavailableWorkingDays } from './duties-to-publish.ts'
import { type CheckBodies, type CheckFact, readCheck } from './facts.ts'

type CheckState = {
  readonly made: CheckBodies['publication-check.made/1'] | null
  readonly followed: CheckBodies['publication-check.followed/1'] | null
  readonly escalated: readonly string[]
}

type Rule = DutyRule<CheckState, CheckFact>
const owner = "commissioner's office"
const pageOf = (made: CheckState['made']): string => publishedThing(made?.item ?? '')?.words ?? 'a page'

/** From the day it was refreshed, or was seen to hold the newest still; null where nobody could see either. */
const freshFrom = (look: { readonly refreshedOn: string | null; readonly newestOn?: string | null }): string | null =>
  [look.refreshedOn, look.newestOn ?? null].reduce((later, day) => (day !== null && day > (later ?? '') ? day : later))

const keepFresh: Rule = {
  name: 'refresh what must be published',
  words: 'refresh a page that must be published',
  owner,
  basis: 'Vigil default',
  source: 'Specified Information Order 2011 as amended 2021; how fresh a page must be is Vigil’s default',
  starts: (fact, _, __, policy) => {
    if (fact.kind !== 'publication-check.made/1') return null
    const days = publishedThing(fact.body.item)?.staleAfterWorkingDays
    const from = freshFrom(fact.body)
    return days === undefined || from === null
      ? null
      : { due: endOfLocalDay(workingDaysAfter(from, days, policy.holidays)) }
  },
  met: (fact, { made }) =>
    fact.kind === 'publication-check.followed/1' &&
    made !== null &&
    (freshFrom(fact.body) ?? '') > (freshFrom(made) ?? ''),
  // Seen again and not refreshed: the clock of that look runs out on the same day.
  ends: (fact) => fact.kind === 'publication-check.followed/1',
  escalations: (duty, { made }, policy) => upwardsOf(duty, `Stale: ${pageOf(made)}`.slice(0, 200), owner, policy),
}

const bringBack: Rule = {
  name: 'bring the page back',
  words: 'bring back a page that must be published and cannot be opened',
  owner,
  basis: 'Vigil default',
  source:
    'A panel could not monitor while plans were off the site for weeks (Staffordshire, June 2022); five working days are Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'publication-check.made/1' && fact.body.available === false && fact.body.unavailableSince != null
      ? { due: endOfLocalDay(workingDaysAfter(fact.body.unavailableSince, unavailableWorkingDays, policy.holidays)) }
      : null,
  met: (fact) => fact.kind === 'publication-check.followed/1' && fact.body.available,
  ends: (fact) => fact.kind === 'publication-check.followed/1',
  escalations: (duty, { made }, policy) =>
    upwardsOf(duty, `This page cannot be opened: ${pageOf(made)}`.slice(0, 200), owner, policy),
}

export const publicationCheck: Procedure<CheckState, CheckFact> = {
  record: 'publication-check',
  begin: { made: null, followed: null, escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'publication-check.made/1':
        return { ...state, made: fact.body }
      case 'publication-check.followed/1':
        return { ...state, followed: fact.body }
      case 'publication-check.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    }
  },
  rules: [keepFresh, bringBack],
  read: readCheck,
  project: ({ forceId, recordId, state: { made, followed }, facts }) =>
    made === null
      ? []
      : [
          sql`
          insert into publication_check (force_id, record_id, item, address, prominent, refreshed_on, newest_on, checked_at, followed, available, unavailable_since)
          values (${forceId}, ${recordId}, ${made.item}, ${made.address}, ${made.prominent}, ${made.refreshedOn}::date, ${made.newestOn ?? null}::date, ${facts[0]?.recordedAt ?? null}, ${followed !== null},
            ${made.available ?? true}, ${made.unavailableSince ?? null}::date)
          on conflict (force_id, record_id) do update
          set followed = excluded.followed`,
        ],
  tables: ['publication_check'],
  ...escalating('publication-check.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'publication-check.made/1': 'looked at a page that must be published',
  'publication-check.followed/1': 'looked at it again',
  'publication-check.escalated/1': 'told somebody further up',
}
