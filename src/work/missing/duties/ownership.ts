// What is owed by whoever is asked to own the search: saying yes, and a first real action.
import { instant, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { isReal } from '../real-action.ts'
import { isLive, isMissing } from '../state.ts'
import { becameHigh, byLevel, ended, firstGraded, rule } from './rule.ts'

/** Of a grade before it was a rule nobody is accused: what was recorded until then owes no owner, and is not worked out anew. */
const ownersOwedSince = instant('2026-11-30T00:00:00Z')

export const giveAnOwner = rule({
  name: 'give it an owner',
  words: 'give the child an owner',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source:
    'Ownership is an acknowledged state: an inspector was never told of a child, and nothing was done all shift (F10)',
  // A grade that rises has a clock of its own, and the one that runs is not stopped; so has the grade of a search that begins anew.
  starts: (fact, state, before, policy) => {
    if (state.assignedAt !== null || fact.happenedAt < ownersOwedSince) return null
    return firstGraded(fact, before) || becameHigh(fact, before)
      ? { due: plus(fact.happenedAt, byLevel(policy, 'owner', state.level === 'HIGH')) }
      : null
  },
  met: (fact) => fact.kind === 'missing.assigned/1' || takesOver(fact),
  ends: ended,
  // Not one of the four that interrupt. The superintendent is told when the manager had as long as an owner has to acknowledge.
  escalations: (_, state, policy) =>
    [
      { afterDueMinutes: 0, to: 'force incident manager', channel: 'screen' as const },
      {
        afterDueMinutes: setting(policy, 'acknowledge.minutes'),
        to: 'duty superintendent',
        channel: state.level === 'HIGH' ? ('phone' as const) : ('screen' as const),
      },
    ].map((step) => ({
      ...step,
      interrupts: false,
      words:
        state.level === 'HIGH'
          ? 'At HIGH, and nobody owns the child’s episode: give it an owner'
          : 'Nobody owns the child’s episode: give it an owner',
    })),
})

export const acknowledgeOwnership = rule({
  name: 'acknowledge ownership',
  words: 'acknowledge ownership',
  owner: 'local operations inspector',
  basis: 'Vigil default',
  source: 'IOPC recommendation to Staffordshire Police, December 2025 (F10)',
  starts: (fact, state, _, policy) => {
    if (fact.kind !== 'missing.assigned/1') return null
    const within = minutes(setting(policy, 'acknowledge.minutes'))
    // Passed on unanswered, the time goes on: it is the child whom nobody has. Once it has run out, a new owner has their own.
    const running = plus(state.unownedSince ?? fact.happenedAt, within)
    const due = running > fact.happenedAt ? running : plus(fact.happenedAt, within)
    return { due, ownerId: fact.body.staffId }
  },
  met: (fact, _, duty) => fact.kind === 'missing.acknowledged/1' && fact.recordedBy === duty.ownerId,
  // Handed to somebody else before it ran out: that assignment is no longer owed.
  ends: (fact, state) =>
    fact.kind === 'missing.assigned/1' || fact.kind === 'missing.handed-over/1' || ended(fact, state),
  escalations: (_, state) =>
    state.level === 'HIGH'
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: true,
            channel: 'screen',
            words: 'At HIGH, and the owner has not acknowledged it',
          },
          {
            afterDueMinutes: 0,
            to: 'duty superintendent',
            interrupts: true,
            channel: 'phone',
            words: 'At HIGH, and the owner has not acknowledged it',
          },
        ]
      : [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: false,
            channel: 'screen',
            words: 'The owner has not acknowledged it',
          },
        ],
})

/** Who has gone acknowledges nothing: their child is nobody’s, and the minutes in which somebody must have it run anew. */
export const giveAnotherOwner = rule({
  name: 'give it another owner',
  words: 'give the child another owner (the last one has left)',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'Ownership is an acknowledged state: what a leaver had acknowledged is nobody’s (F10)',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.owner-left/1'
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'acknowledge.minutes'))) }
      : null,
  met: (fact) => fact.kind === 'missing.assigned/1' || takesOver(fact),
  ends: (fact, state) => !isLive(state) || fact.kind === 'missing.owner-left/1',
  // Told at once, and at HIGH the superintendent’s phone when the minutes have run out; neither is one of the four that interrupt.
  escalations: (_, state, policy) => [
    {
      afterDueMinutes: -setting(policy, 'acknowledge.minutes'),
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'The owner has left, and nobody owns the child’s episode: assign another owner',
    },
    ...(state.level === 'HIGH'
      ? [
          {
            afterDueMinutes: 0,
            to: 'duty superintendent',
            interrupts: false,
            channel: 'phone' as const,
            words: 'At HIGH, the owner has left, and nobody owns the child’s episode',
          },
        ]
      : []),
  ],
})

const takesOver = (fact: MissingFact): boolean => fact.kind === 'missing.handed-over/1' && fact.body.stays !== true

export const takeFirstAction = rule({
  name: 'take the first real action',
  words: 'take the first real action (a note is not one)',
  owner: 'local operations inspector',
  basis: 'Vigil default',
  source: 'F6, F10, F11: nothing done all shift',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.assigned/1' && before.assignedAt === null && isMissing(state)
      ? {
          due: plus(fact.happenedAt, byLevel(policy, 'first-action', state.level === 'HIGH')),
          ownerId: fact.body.staffId,
        }
      : null,
  // That the child came back is no act of ours.
  met: (fact) => isReal(fact) && fact.kind !== 'missing.located/1' && fact.kind !== 'missing.returned/1',
  ends: ended,
})
