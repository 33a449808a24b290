// What is owed after a death or serious injury: somebody says that it is one, and those who must be told are told.
import { addDays, endOfLocalDay, hours, type Instant, localDate, plus } from '../../../kernel/time.ts'
import type { Escalation } from '../../../practice/duty.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { asksWhetherGrave, isElsewhere } from '../state.ts'
import { rule, workingDays } from './rule.ts'

const afterGraveOutcome = (
  name: string,
  words: string,
  owner: string,
  to: string,
  due: (at: Instant, policy: Policy) => Instant,
  source: string,
  basis: 'statute' | 'national guidance',
  told: readonly Escalation[] = [],
) =>
  rule({
    name,
    words,
    owner,
    basis,
    source,
    starts: (fact, _, __, policy) =>
      fact.kind === 'missing.grave-outcome/1' ? { due: due(fact.happenedAt, policy) } : null,
    met: (fact) => fact.kind === 'missing.referred/1' && fact.body.to === to,
    escalations: () => told,
  })

/** Told on their list and in no alarm: whoever is late knows of the child, and nobody is to be found by an interruption. */
const onList = (to: string, words: string): Escalation => ({
  afterDueMinutes: 0,
  to,
  interrupts: false,
  channel: 'screen',
  words,
})

const notReferred = 'The time to refer a death or serious injury has passed, and no referral is recorded'

const nextDay = (at: Instant, policy: Policy): Instant =>
  endOfLocalDay(addDays(localDate(at), setting(policy, 'conduct-referral.days')))

/** What is learned days later begins it as much as what is found. */
export const decideWhetherGrave = rule({
  name: 'say whether it is a death or serious injury',
  words: 'record a death or serious injury, or have an inspector say why it is not one (serious harm was learned)',
  owner: 'inspector',
  basis: 'Vigil default',
  source:
    'A death or serious injury following police contact is referred by the end of the next day (Police Reform Act 2002, Schedule 3); that somebody decides by then is a Vigil default',
  starts: (fact, state, before, policy) =>
    asksWhetherGrave(state) && !asksWhetherGrave(before) ? { due: nextDay(fact.happenedAt, policy) } : null,
  met: (fact) => fact.kind === 'missing.grave-outcome/1' || fact.kind === 'missing.grave-outcome-ruled-out/1',
  ends: (_, state) => !asksWhetherGrave(state) || isElsewhere(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'Serious harm was learned, and nobody has said whether it is a death or serious injury',
    },
  ],
})

export const referToConductOffice = afterGraveOutcome(
  'refer to the Independent Office for Police Conduct',
  'refer as death or serious injury following police contact',
  'duty superintendent',
  'Independent Office for Police Conduct',
  nextDay,
  'Police Reform Act 2002, Schedule 3: by the end of the next day',
  'statute',
  [
    // While there is still time, and on the telephone: it falls due at midnight, when nobody reads a list.
    {
      ...onList('duty superintendent', 'A death or serious injury is waiting to be referred: check the deadline'),
      afterDueMinutes: -4 * 60,
      channel: 'phone',
    },
    onList('duty superintendent', notReferred),
    onList('detective inspector', notReferred),
  ],
)
export const jointAgencyResponse = afterGraveOutcome(
  'joint agency response',
  'begin the joint agency response',
  'detective inspector',
  'joint agency response',
  (at) => plus(at, hours(24)),
  'Working Together to Safeguard Children: at once; measured at 24 hours',
  'national guidance',
  [
    onList(
      'duty superintendent',
      'It is a day since a death or serious injury, and no joint agency response is recorded',
    ),
  ],
)
export const notifySeriousIncident = afterGraveOutcome(
  'serious incident notification',
  'notify the serious incident (authority)',
  'local authority',
  'serious incident notification',
  (at, policy) => workingDays(setting(policy, 'serious-incident.working-days'), at, policy),
  'Children Act 2004, section 16C: five working days',
  'statute',
  [
    onList(
      'detective inspector',
      'Five working days have passed, and the authority has not notified the serious incident',
    ),
  ],
)
export const rapidReview = afterGraveOutcome(
  'rapid review',
  'hold the rapid review (safeguarding partners)',
  'safeguarding partners',
  'rapid review',
  (at, policy) => workingDays(setting(policy, 'rapid-review.working-days'), at, policy),
  'Working Together to Safeguard Children: 15 working days',
  'national guidance',
  [onList('detective inspector', 'Fifteen working days have passed, and no rapid review is recorded')],
)
