// What is owed of the return interview: offered and held by the authority, read by the police.
import { hours, isBeforeMinuteOf, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { hasDied, isElsewhere, isMissing } from '../state.ts'
import { type MissingRule, rule, workingDays } from './rule.ts'

const returnInterview = (name: string, words: string, met: readonly string[], over: readonly string[]) =>
  rule({
    name,
    words,
    owner: 'local authority',
    basis: 'national guidance',
    source: 'Children who run away or go missing from home or care, 2014 (England): within 72 hours of return',
    starts: (fact, state, before, policy) =>
      fact.kind === 'missing.returned/1' && before.returnedAt === null && !hasDied(state)
        ? { due: plus(fact.happenedAt, hours(setting(policy, 'return-interview.hours'))) }
        : null,
    met: (fact, _, duty) =>
      fact.kind === 'missing.return-interview-reported/1' &&
      met.includes(fact.body.outcome) &&
      !isBeforeMinuteOf(fact.happenedAt, duty.startedAt),
    notDone: (fact) => fact.kind === 'missing.return-interview-reported/1' && fact.body.outcome === 'missed',
    ends: (fact, state) =>
      (fact.kind === 'missing.return-interview-reported/1' && over.includes(fact.body.outcome)) ||
      isMissing(state) ||
      hasDied(state) ||
      isElsewhere(state),
  })

export const offerReturnInterview = returnInterview(
  'offer a return interview',
  'offer the return interview (local authority)',
  ['offered', 'done', 'declined'],
  [],
)
/** Declined by the child: offered, and no longer owed. */
export const holdReturnInterview = returnInterview(
  'hold a return interview',
  'hold the return interview (local authority)',
  ['done'],
  ['declined'],
)
/** The same for whoever counts: what was declined, or called missed, may still be held. */
export const heldAfterAll: MissingRule = {
  ...returnInterview(holdReturnInterview.name, holdReturnInterview.words, ['done'], []),
  notDone: () => false,
}

export const readReturnInterview = rule({
  name: 'read the return interview',
  words: 'read the return interview and use it',
  owner: 'missing person coordinator',
  basis: 'Vigil default',
  source: 'F22: what children say is not used next time',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.return-interview-reported/1' && fact.body.outcome === 'done'
      ? { due: workingDays(setting(policy, 'return-interview.read'), fact.happenedAt, policy) }
      : null,
  met: (fact) => fact.kind === 'missing.return-interview-read/1',
  // Of a void record nobody can record it any more.
  ends: (_, state) => isElsewhere(state),
})
