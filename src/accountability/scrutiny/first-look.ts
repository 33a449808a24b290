// What must be published and nobody has looked at yet: owed from the day the force works with Vigil, so that never looking falls due.
import { sql } from '../../kernel/sql.ts'
import { endOfLocalDay } from '../../kernel/time.ts'
import type { DutyRule } from '../../practice/duty.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { workingDaysAfter } from '../../practice/working-days.ts'
import { escalating, keyOfEscalated } from '../../registers/escalated.ts'
import { upwardsOf } from '../ladder.ts'
import { firstLookWorkingDays, publishedThing } from './duties-to-publish.ts'
import { type FirstLookBodies, type FirstLookFact, readFirstLook } from './facts.ts'

type FirstLookState = {
  readonly begun: FirstLookBodies['publication-duty.begun/1'] | null
  readonly looked: boolean
  readonly escalated: readonly string[]
}

const owner = "commissioner's office"
const pageOf = (begun: FirstLookState['begun']): string => publishedThing(begun?.item ?? '')?.words ?? 'a page'

const look: DutyRule<FirstLookState, FirstLookFact> = {
  name: 'look at what must be published',
  words: 'look for the first time at a page that must be published',
  owner,
  basis: 'Vigil default',
  source: 'Specified Information Order 2011 as amended 2021; five working days for the first look are Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'publication-duty.begun/1'
      ? { due: endOfLocalDay(workingDaysAfter(fact.body.on, firstLookWorkingDays, policy.holidays)) }
      : null,
  met: (fact) => fact.kind === 'publication-duty.looked/1',
  escalations: (duty, { begun }, policy) =>
    upwardsOf(duty, `Nobody has looked yet: ${pageOf(begun)}`.slice(0, 200), owner, policy),
}

export const firstLook: Procedure<FirstLookState, FirstLookFact> = {
  record: 'publication-duty',
  begin: { begun: null, looked: false, escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'publication-duty.begun/1':
        return { ...state, begun: fact.body }
      case 'publication-duty.looked/1':
        return { ...state, looked: true }
      case 'publication-duty.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    }
  },
  rules: [look],
  read: readFirstLook,
  project: ({ forceId, recordId, state: { begun, looked } }) =>
    begun === null
      ? []
      : [
          sql`
          insert into publication_duty (force_id, record_id, item, begun_on, looked)
          values (${forceId}, ${recordId}, ${begun.item}, ${begun.on}::date, ${looked})
          on conflict (force_id, record_id) do update
          set looked = excluded.looked`,
        ],
  tables: ['publication_duty'],
  ...escalating('publication-duty.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'publication-duty.begun/1': 'began a duty to publish',
  'publication-duty.looked/1': 'looked at its page for the first time',
  'publication-duty.escalated/1': 'told somebody further up',
}
