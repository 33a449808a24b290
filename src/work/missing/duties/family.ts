// What is owed to the family while the child is missing; and what it is told, where telling it could put the child in danger.
import { type Instant, isBeforeMinuteOf, minutes, minutesBetween, plus } from '../../../kernel/time.ts'
import { type Duty, isOpen } from '../../../practice/duty.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { familyToldDecided, isLocked } from '../family-lock.ts'
import { deathTold, keeps, keptByContact, toldByContact } from '../promises.ts'
import { type EpisodeState, hasDied, isDead, isElsewhere, isLive, isLookedFor, isMissing } from '../state.ts'
import { records, rule } from './rule.ts'

export const keepThePromise = rule({
  name: keptByContact,
  words: 'contact the family as promised',
  owner: 'investigating officer',
  basis: 'national guidance',
  source: 'A point of contact and an agreed next contact (APP 2023)',
  starts: (fact) => {
    if (fact.kind === 'missing.contact-promised/1') return { due: fact.body.by }
    return fact.kind === 'missing.family-contacted/1' && fact.body.nextBy !== null ? { due: fact.body.nextBy } : null
  },
  met: (fact, _, duty) => fact.kind === 'missing.family-contacted/1' && keeps(fact.body, duty.startingPosition),
  // Promised before anybody knew that it could put the child in danger. What is promised afterwards the senior investigating officer allowed.
  ends: (fact, state, _, before, policy) =>
    (!isMissing(state) && state.phase !== 'known') || becomesLocked(fact, state, before, policy),
})

/** Whoever was promised a contact waits still: one duty each, named by the entry that promised it. Where the family is locked, whom it was allowed to tell. */
export const tellFamilyLocated = rule({
  name: toldByContact,
  words: 'tell whoever was promised contact that the child has been found',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source:
    'A point of contact for the family until the end (APP 2023); that it is owed, and the time, are Vigil defaults',
  starts: (fact, state, before, policy) => {
    if (fact.kind !== 'missing.located/1' || before.located !== null) return null
    const due = plus(fact.happenedAt, minutes(setting(policy, 'family-located.minutes')))
    const locked = isLocked(state, policy, fact.happenedAt)
    return state.promises
      .filter((one) => !locked || one.allowedBy !== null)
      .map((one) => ({ due, occurrence: one.position }))
  },
  met: (fact, _, duty) =>
    fact.kind === 'missing.family-contacted/1' &&
    !isBeforeMinuteOf(fact.happenedAt, duty.startedAt) &&
    keeps(fact.body, duty.occurrence),
  ends: (fact, state, _, before, policy) => hasDied(state) || toldNoMore(fact, state, before, policy),
})

/** Whoever was promised a contact, each; where nobody waits for one, the family all the same. Where it is locked, whom it was allowed to tell. */
export const tellFamilyOfDeath = rule({
  name: deathTold,
  words: 'tell the family, in person, that the child has died',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source:
    'A point of contact for the family until the end (APP 2023); that it is owed, and the time, are Vigil defaults',
  starts: (fact, state, before, policy) => {
    if (!hasDied(state) || hasDied(before)) return null
    const due = plus(fact.happenedAt, minutes(setting(policy, 'family-located.minutes')))
    const locked = isLocked(state, policy, fact.happenedAt)
    const waiting = state.promises
      .filter((one) => !locked || one.allowedBy !== null)
      .map((one) => ({ due, occurrence: one.position }))
    // The family is told by the episode in which the child died; whoever waits for a contact about this one is told by it.
    if (!isDead(state)) return isLive(state) ? waiting : []
    return waiting.length > 0 || locked ? waiting : [{ due, occurrence: wholeFamily }]
  },
  met: (fact, _, duty) =>
    fact.kind === 'missing.family-contacted/1' &&
    !isBeforeMinuteOf(fact.happenedAt, duty.startedAt) &&
    keeps(fact.body, duty.occurrence),
  // It was another child who died: nobody is to be told of a death.
  ends: (fact, state, _, before, policy) => !hasDied(state) || toldNoMore(fact, state, before, policy),
})

/** The place of the report, at which no contact is promised. */
const wholeFamily = 1

const toldNoMore = (fact: MissingFact, state: EpisodeState, before: EpisodeState, policy: Policy): boolean =>
  (isMissing(state) && !hasDied(state)) ||
  isElsewhere(state) ||
  state.phase === 'closed' ||
  becomesLocked(fact, state, before, policy)

/** The soonest promise that still holds: none where the family is locked since. */
export const promisedBy = (duties: readonly Duty[]): Instant | null =>
  duties
    .filter((duty) => duty.name === keepThePromise.name && isOpen(duty))
    .map((duty) => duty.dueAt)
    .sort()[0] ?? null

/** What is different this time may say where the child is: it is told to whose the child is at once, and somebody reads it. */
export const readCarerForm = rule({
  name: 'read what the carer sent',
  words: 'read what the carer sent, and say what follows from it',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source: 'F10: what is known must reach whoever acts; that it is read, and the time, are Vigil defaults',
  starts: (fact, state, _, policy) =>
    fact.kind === 'missing.carer-form-received/1' && isLookedFor(state)
      ? {
          due: plus(fact.happenedAt, minutes(setting(policy, 'carer-form.minutes'))),
          ownerId: state.owner?.staffId ?? state.handler,
        }
      : null,
  met: (fact, _, duty) =>
    fact.kind === 'missing.carer-form-read/1' && fact.body.formPositions.includes(duty.startingPosition),
  ends: (_, state) => !isLookedFor(state),
  escalations: (duty) => [
    {
      afterDueMinutes: -minutesBetween(duty.startedAt, duty.dueAt),
      to: duty.ownerId ?? 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'A parent or carer has sent what they know: read it',
    },
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'Nobody has read what the carer sent',
    },
  ],
})

/** Somebody waits to be rung: it is decided by when that was promised, or would have been. */
export const decideWhatFamilyIsTold = rule({
  name: 'decide what the family is told',
  words: 'decide what the family is told (honour-based abuse is a concern)',
  owner: 'senior investigating officer',
  basis: 'Vigil default',
  source:
    'R16: nothing is told to the family without the senior investigating officer (question set of Police Scotland); the time is that of the promise',
  starts: (fact, state, before, policy) =>
    becomesLocked(fact, state, before, policy) && isLookedFor(state)
      ? { due: earlier(before.promisedBy, fact.happenedAt, policy) }
      : null,
  met: (fact) => records(fact, familyToldDecided),
  ends: (_, state) => !isLookedFor(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'Nobody has decided what the family is told: honour-based abuse is a concern',
    },
  ],
})

const becomesLocked = (fact: MissingFact, state: EpisodeState, before: EpisodeState, policy: Policy): boolean =>
  isLocked(state, policy, fact.happenedAt) && !isLocked(before, policy, fact.happenedAt)

function earlier(promised: Instant | null, from: Instant, policy: Policy): Instant {
  const usual = plus(from, minutes(setting(policy, 'promise.minutes')))
  return promised !== null && promised > from && promised < usual ? promised : usual
}
