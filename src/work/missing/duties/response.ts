// What is owed from the first call to the first officer at the door.
import { minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { isReal } from '../actions.ts'
import type { MissingFact } from '../facts.ts'
import { answered } from '../grade/minimum.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { becameHigh, becameMedium, byLevel, did, ended, firstGraded, firstReport, rule } from './rule.ts'

export const deployAnOfficer = rule({
  name: 'deploy an officer',
  words: 'deploy an officer',
  owner: 'dispatcher',
  basis: 'national guidance',
  source: 'HIGH: almost always immediate deployment (APP 2023). MEDIUM: Vigil default, after F8 (over five hours)',
  starts: (fact, state, before, policy) => {
    if (state.deployedAt !== null) return null
    if (becameHigh(fact, before)) return { due: plus(fact.happenedAt, byLevel(policy, 'deploy', true)) }
    return becameMedium(fact, before) ? { due: plus(fact.happenedAt, byLevel(policy, 'deploy', false)) } : null
  },
  met: (fact) => fact.kind === 'missing.deployed/1' || fact.kind === 'missing.arrived/1',
  ends: ended,
  escalations: (_, state) =>
    state.level === 'HIGH'
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: true,
            channel: 'screen',
            words: 'HIGH and nobody deployed',
          },
        ]
      : [],
})

/** Where nobody is sent is where a risk grows unseen; each review while nobody is sent sets the next. */
export const lookAgainUndeployed = rule({
  name: 'look again while nobody is sent',
  words: 'review the risk again: nobody has been sent yet',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'F17: risk in incidents to which nobody was sent was not looked at again',
  starts: (fact, state, before, policy) => {
    if (state.deployedAt !== null || !isMissing(state)) return null
    const again = minutes(setting(policy, 'undeployed.minutes'))
    if (fact.kind === 'missing.reviewed/1')
      return fact.body.level === 'HIGH' || fact.body.level === 'MEDIUM' ? { due: plus(fact.happenedAt, again) } : null
    const high = becameHigh(fact, before)
    return high || becameMedium(fact, before)
      ? { due: plus(plus(fact.happenedAt, byLevel(policy, 'deploy', high)), again) }
      : null
  },
  met: (fact) => fact.kind === 'missing.reviewed/1',
  ends: (fact, state) => state.deployedAt !== null || ended(fact, state),
})

export const arrive = rule({
  name: 'arrive',
  words: 'first officer arrives',
  owner: 'response officer',
  basis: 'Vigil default',
  source: 'Measured from the first report, after F7–F9',
  // At the first grading from the first report; a grade that rises begins a clock of its own, and the one that runs is not stopped.
  starts: (fact, state, before, policy) => {
    const [high, medium] = [becameHigh(fact, before), becameMedium(fact, before)]
    if (state.arrivedAt !== null || (!high && !medium)) return null
    const from = before.grading === null ? firstReport(state, fact) : fact.happenedAt
    return { due: plus(from, byLevel(policy, 'arrive', high)) }
  },
  met: (fact) => fact.kind === 'missing.arrived/1',
  ends: ended,
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
            words: 'HIGH and its owner has not acknowledged it',
          },
          {
            afterDueMinutes: 0,
            to: 'duty superintendent',
            interrupts: true,
            channel: 'phone',
            words: 'HIGH and its owner has not acknowledged it',
          },
        ]
      : [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: false,
            channel: 'screen',
            words: 'Owner has not acknowledged it',
          },
        ],
})

export const takeFirstAction = rule({
  name: 'take the first real action',
  words: 'first real action (a note is not one)',
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

export const findOutWhatIsNotKnown = rule({
  name: 'find out what is not known',
  words: 'find out what is not known',
  owner: 'force incident manager',
  basis: 'national guidance',
  source: 'Lack of information is not safety (APP 2023 and 2026); R19',
  // All that is not known is one task; where all was known, an answer may open a question of its own.
  starts: (fact, state, before, policy) =>
    isMissing(state) &&
    ((firstGraded(fact, before) && fact.body.unanswered.length > 0) || opensQuestions(fact, state, before))
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'find-out.minutes'))) }
      : null,
  met: (fact, state) => (fact.kind === 'missing.answered/1' || fact.kind === 'missing.dose-due/1') && answered(state),
  ends: (_, state) => !isMissing(state),
})

const opensQuestions = (fact: MissingFact, state: EpisodeState, before: EpisodeState): boolean =>
  fact.kind === 'missing.answered/1' && before.grading !== null && answered(before) && !answered(state)

export const checkEarlierRecords = rule({
  name: 'check earlier records',
  words: 'check earlier reports and intelligence',
  owner: 'force incident manager',
  basis: 'national guidance',
  source: 'Earlier reports and intelligence are looked at before the grade is endorsed (APP)',
  starts: (fact, state, before, policy) =>
    firstGraded(fact, before) && !did(state, 'local systems checked')
      ? { due: plus(firstReport(state, fact), byLevel(policy, 'endorse', fact.body.level === 'HIGH')) }
      : null,
  met: (fact) => fact.kind === 'missing.action-recorded/1' && fact.body.action === 'local systems checked',
  ends: ended,
})
