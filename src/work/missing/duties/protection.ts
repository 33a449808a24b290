// What is owed while a child is in police protection: telling, looking at it, and an end before the law ends it.
import { minutes, plus } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { ENDED_BY_TIME, TOLD, toldWords, WENT_MISSING } from '../protection-choices.ts'
import { endsByLaw } from '../protection-time.ts'
import { isElsewhere } from '../state.ts'
import { type MissingRule, rule } from './rule.ts'

const section46 = 'Children Act 1989, section 46'

const begins = (fact: MissingFact, policy: Policy, name: string) =>
  fact.kind === 'missing.police-protection-begun/1'
    ? { due: plus(fact.happenedAt, minutes(setting(policy, name))) }
    : null

const over: MissingRule['ends'] = (fact, state) =>
  fact.kind === 'missing.police-protection-ended/1' || state.protection === null || isElsewhere(state)

const tell = (whom: (typeof TOLD)[number]) =>
  rule({
    name: `tell ${toldWords[whom]} of police protection`,
    words: `tell ${toldWords[whom]} (police protection)`,
    owner: 'investigating officer',
    basis: 'statute',
    source: `${section46}(3) and (4): as soon as is practicable; the time is a Vigil default`,
    starts: (fact, _, __, policy) => begins(fact, policy, 'protection.tell'),
    met: (fact) => fact.kind === 'missing.police-protection-told/1' && fact.body.whom === whom && fact.body.reached,
    ends: over,
  })

export const tellOfProtection = TOLD.map(tell)

export const reviewProtection = rule({
  name: 'look at police protection as designated officer',
  words: 'look at the police protection (designated officer)',
  owner: 'designated officer',
  basis: 'statute',
  source: `${section46}(3)(e): inquired into by the designated officer; the time is a Vigil default`,
  starts: (fact, _, __, policy) => begins(fact, policy, 'protection.review'),
  met: (fact) => fact.kind === 'missing.police-protection-reviewed/1',
  ends: over,
})

/** Found no longer needed: the child is released at once, or somebody says why not. */
export const releaseTheChild = rule({
  name: 'release the child from police protection',
  words: 'release the child (police protection is no longer needed)',
  owner: 'designated officer',
  basis: 'statute',
  source: `${section46}(5): released on the inquiry unless still likely to suffer significant harm; the time is a Vigil default`,
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.police-protection-reviewed/1' && !fact.body.needed
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'protection.release'))), ownerId: fact.recordedBy }
      : null,
  met: (fact) => fact.kind === 'missing.police-protection-ended/1',
  ends: (fact, state) =>
    (fact.kind === 'missing.police-protection-reviewed/1' && fact.body.needed) ||
    state.protection === null ||
    isElsewhere(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'Police protection is no longer needed, and the child has not been released',
    },
  ],
})

/** Hours before its end by law at which somebody is interrupted: 60 hours are used. */
export const hoursLeft = 12

export const endProtection = rule({
  name: 'end police protection',
  words: 'decide what follows before police protection ends by law',
  owner: 'designated officer',
  basis: 'statute',
  source: `${section46}(6): 72 hours at most, never extended`,
  starts: (fact) => (fact.kind === 'missing.police-protection-begun/1' ? { due: endsByLaw(fact.happenedAt) } : null),
  met: (fact) =>
    fact.kind === 'missing.police-protection-ended/1' &&
    fact.body.how !== ENDED_BY_TIME &&
    fact.body.how !== WENT_MISSING,
  notDone: (fact) => fact.kind === 'missing.police-protection-ended/1' && fact.body.how === ENDED_BY_TIME,
  ends: (_, state) => state.protection === null || isElsewhere(state),
  escalations: () =>
    (['screen', 'phone'] as const).map((channel) => ({
      afterDueMinutes: -hoursLeft * 60,
      to: channel === 'screen' ? 'force incident manager' : 'duty superintendent',
      interrupts: true,
      channel,
      words: 'Police protection has passed 60 hours: it ends by law at 72 and cannot be extended',
    })),
})
