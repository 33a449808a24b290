// What is owed where a child of that name is known already: somebody says whether it is this child, before the grade leaves out what is known.
import { minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { isElsewhere } from '../state.ts'
import { rule } from './rule.ts'

export const decideTheMatch = rule({
  name: 'decide whether the child is known already',
  words: 'decide whether this is a child already known',
  owner: 'call handler',
  basis: 'Vigil default',
  source: 'F1 and R19: a lower risk though good information stood in the database; the time is that of the grade',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.match-undecided/1'
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'match.minutes'))), ownerId: fact.recordedBy }
      : null,
  met: (fact) => fact.kind === 'missing.match-decided/1',
  ends: (_, state) => isElsewhere(state) || state.phase === 'closed',
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'Nobody has decided whether this is a child already known',
    },
  ],
})
