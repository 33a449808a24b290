// What is owed from the first call to the first officer at the door.
import { earlier, type Instant, later, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { answered } from '../grade/minimum.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { becameHigh, becameMedium, beginsSearch, byLevel, did, ended, firstGraded, firstReport, rule } from './rule.ts'

/** From the report on: whom nobody has graded is owed an officer as at MEDIUM, the least that a child is (R1). */
const fromTheReport = 2

/**
 * At MEDIUM from the first report; at HIGH from the grade, or from when it was due where it came late: grading late buys no time. A grade
 * that rises has a clock of its own from then.
 */
function deploymentDue(fact: MissingFact, state: EpisodeState, before: EpisodeState, policy: Policy): Instant | null {
  const [high, medium] = [becameHigh(fact, before), becameMedium(fact, before)]
  if (!high && !medium) return null
  return plus(deploymentFrom(fact, state, before, high, policy), byLevel(policy, 'deploy', high))
}

function deploymentFrom(fact: MissingFact, state: EpisodeState, before: EpisodeState, high: boolean, policy: Policy) {
  if (before.grading !== null) return fact.happenedAt
  const reported = firstReport(state, fact)
  return high ? earlier(fact.happenedAt, plus(reported, minutes(setting(policy, 'grade.minutes')))) : reported
}

export const deployAnOfficer = rule({
  name: 'deploy an officer',
  words: 'deploy an officer',
  owner: 'dispatcher',
  basis: 'national guidance',
  source:
    'HIGH: almost always immediate deployment (APP 2023); the minutes, and MEDIUM after F8 (over five hours), are Vigil defaults',
  starts: (fact, state, before, policy) => {
    if (state.deployedAt !== null) return null
    if (beginsSearch(fact))
      return { due: plus(firstReport(state, fact), byLevel(policy, 'deploy', false)), occurrence: fromTheReport }
    // Graded at MEDIUM, the clock that runs from the report is the same.
    if (before.grading === null && becameMedium(fact, before)) return null
    const due = deploymentDue(fact, state, before, policy)
    return due === null ? null : { due }
  },
  met: (fact) => fact.kind === 'missing.deployed/1' || fact.kind === 'missing.arrived/1',
  // HIGH has a clock of its own, and LOW asks for nobody.
  ends: (fact, state, duty) =>
    ended(fact, state) ||
    (duty.occurrence === fromTheReport && fact.kind === 'missing.graded/1' && fact.body.level !== 'MEDIUM'),
  escalations: (_, state) =>
    state.level === 'HIGH'
      ? [
          {
            afterDueMinutes: 0,
            to: 'force incident manager',
            interrupts: true,
            channel: 'screen',
            words: 'At HIGH, and nobody has been deployed',
          },
        ]
      : [],
})

/** Where nobody is sent is where a risk grows unseen; each review while nobody is sent sets the next. */
export const lookAgainUndeployed = rule({
  name: 'look again while nobody is sent',
  words: 'review the risk again (nobody has been sent yet)',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'F17: risk in incidents to which nobody was sent was not looked at again',
  starts: (fact, state, before, policy) => {
    if (state.deployedAt !== null || !isMissing(state)) return null
    const again = minutes(setting(policy, 'undeployed.minutes'))
    if (fact.kind === 'missing.reviewed/1')
      return fact.body.level === 'HIGH' || fact.body.level === 'MEDIUM' ? { due: plus(fact.happenedAt, again) } : null
    const due = deploymentDue(fact, state, before, policy)
    return due === null ? null : { due: plus(later(due, fact.happenedAt), again) }
  },
  met: (fact) => fact.kind === 'missing.reviewed/1',
  ends: (fact, state) => state.deployedAt !== null || ended(fact, state),
})

export const arrive = rule({
  name: 'arrive',
  words: 'get the first officer there',
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

export const findOutWhatIsNotKnown = rule({
  name: 'find out what is not known',
  words: 'get answers to the open questions',
  owner: 'force incident manager',
  basis: 'national guidance',
  source: 'Lack of information is not safety (APP 2023 and 2026); R19',
  // All that is not known is one task; where all was known, an answer may open a question of its own. Of a concern too, which nobody grades.
  starts: (fact, state, before, policy) =>
    (isMissing(state) &&
      ((firstGraded(fact, before) && fact.body.unanswered.length > 0) || opensQuestions(fact, state, before))) ||
    (isKnown(state) && !answered(state) && (!isKnown(before) || answered(before)))
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'find-out.minutes'))) }
      : null,
  met: (fact, state) => (fact.kind === 'missing.answered/1' || fact.kind === 'missing.dose-due/1') && answered(state),
  // Known to be somewhere, or missing after all: what is not known then is a task of its own.
  ends: (_, state, __, before) => !(isMissing(state) || isKnown(state)) || isMissing(state) !== isMissing(before),
})

const isKnown = ({ phase }: EpisodeState): boolean => phase === 'known'

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
