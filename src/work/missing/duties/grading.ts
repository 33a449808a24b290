// What is owed of the grade: given, endorsed, raised to the minimum, looked at, advised on.
import { minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { deskAt } from '../grade/desk.ts'
import { rulesThatHold } from '../grade/exploitation.ts'
import { levelOrder } from '../grade/levels.ts'
import { floorOf } from '../grade/minimum.ts'
import { asksTheDesk } from '../grade/override.ts'
import { gradeTable } from '../grade-policy.ts'
import { type EpisodeState, isElsewhere, isMissing } from '../state.ts'
import { beginsSearch, byLevel, ended, firstGraded, firstReport, rule } from './rule.ts'

export const gradeTheRisk = rule({
  name: 'grade the risk',
  words: 'grade the risk',
  owner: 'call handler',
  basis: 'Vigil default',
  source: 'Answers findings F1 and F9: risk recognised too late',
  starts: (fact, state, _, policy) =>
    beginsSearch(fact)
      ? { due: plus(firstReport(state, fact), minutes(setting(policy, 'grade.minutes'))), ownerId: fact.recordedBy }
      : null,
  met: (fact) => fact.kind === 'missing.graded/1',
  ends: ended,
  // Whoever nobody grades is on no list of what a grade owes: somebody is told.
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'Missing, and nobody has graded the risk',
    },
  ],
})

/** R9: found, or with the child by then. A later dose takes its place; whoever is called an hour before can still act. */
export const giveTheDose = rule({
  name: 'reach the child before the dose is due',
  words: 'an essential dose must be given by then',
  owner: 'investigating officer',
  basis: 'national guidance',
  source: 'Essential medicine as a factor of risk (APP 2026); the time is that of whoever knows the treatment',
  starts: (fact) => (fact.kind === 'missing.dose-due/1' ? { due: fact.body.dueAt } : null),
  met: (fact) => fact.kind === 'missing.located/1',
  ends: (fact, state) => fact.kind === 'missing.dose-due/1' || ended(fact, state),
  escalations: () =>
    [
      { afterDueMinutes: -60, words: 'An essential dose is due within the hour' },
      { afterDueMinutes: 0, words: 'An essential dose is overdue: the minimum grade is HIGH' },
    ].map((step) => ({ ...step, to: 'force incident manager', interrupts: false, channel: 'screen' as const })),
})

export const endorseTheGrade = rule({
  name: 'endorse the grade',
  words: 'endorse or change the grade',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'Supervisors review and confirm the risk: APP quick guide for supervisors',
  starts: (fact, state, before, policy) =>
    firstGraded(fact, before)
      ? { due: plus(firstReport(state, fact), byLevel(policy, 'endorse', fact.body.level === 'HIGH')) }
      : null,
  met: (fact) => fact.kind === 'missing.endorsed/1',
  // Found in time, nobody need endorse any more; found later, it stays owed as the close asks for it, and late is late.
  ends: (fact, state, duty) =>
    (ended(fact, state) && fact.happenedAt <= duty.dueAt) ||
    isElsewhere(state) ||
    state.phase === 'closed' ||
    state.phase === 'known',
})

const telling: readonly string[] = [
  'missing.answered/1',
  'missing.report-corrected/1',
  'missing.history-found/1',
  'missing.dose-due/1',
]
const tells = ({ kind }: MissingFact): boolean => telling.includes(kind)

const isHistory = ({ kind }: MissingFact): boolean => kind === 'missing.history-found/1'

const wasLowered = ({ grades }: EpisodeState): boolean =>
  grades.findLast(({ how }) => how !== 'endorsed' && how !== 'reviewed')?.how === 'lowered'

/** Nothing new was said: a time passed, and the clock that watched it says so. */
const doseRanOut = (fact: MissingFact): boolean =>
  fact.kind === 'missing.escalated/1' && fact.body.duty === giveTheDose.name && fact.body.step === 1

/**
 * What came to be known after the grading asks for more than the grade that stands. A grade that a second person lowered stays lowered until
 * something new is known. The occurrence is the place of the minimum among the grades: raised so far, it is met.
 */
export const raiseToTheMinimum = rule({
  name: 'raise the grade to the minimum',
  words: 'raise the grade: it stands below the minimum of what is known now',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'F1 and F9: risk recognised too late; an answer that comes after the grading is a reason to grade again',
  starts: (fact, state, before, policy) => {
    if (!tells(fact) && !doseRanOut(fact)) return null
    if (state.level === null || !isMissing(state)) return null
    const floor = floorOf(state, policy, fact.happenedAt)
    // Lowered by two people on another history: this one is looked at anew.
    const anew = doseRanOut(fact) || (isHistory(fact) && wasLowered(before))
    const was = anew ? null : floorOf(before, policy, fact.happenedAt)
    if (floor === null || levelOrder(state.level) >= levelOrder(floor)) return null
    if (was !== null && levelOrder(was) >= levelOrder(floor)) return null
    return { due: plus(fact.happenedAt, minutes(setting(policy, 'grade.minutes'))), occurrence: levelOrder(floor) }
  },
  met: (_, state, duty) => state.level !== null && levelOrder(state.level) >= duty.occurrence,
  // A second person decided that it stays lower, by the reasons that allow it; or whose history it is was mistaken, and asks for it no more.
  ends: (fact, state, duty, _, policy) =>
    fact.kind === 'missing.lowered/1' ||
    (isHistory(fact) && levelOrder(floorOf(state, policy, fact.happenedAt) ?? 'LOW') < duty.occurrence) ||
    ended(fact, state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      // Changes colour and rings for nobody: only what screens.md names interrupts a person.
      interrupts: false,
      channel: 'screen',
      words: 'The grade stands below the minimum of what is known',
    },
  ],
})

/** Not opened as missing, and what is said asks for HIGH: a supervisor looks whether the child is missing, and does not wait for the next review. */
export const lookAtConcern = rule({
  name: 'look at a concern at HIGH',
  words: 'decide whether this child is missing: what is known asks for HIGH',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'F2, F3, F17: a category other than missing used to do nothing; the time is that of endorsing a HIGH grade',
  starts: (fact, state, before, policy) => {
    if (state.phase !== 'known' || !(tells(fact) || fact.kind === 'missing.reported/1')) return null
    if (floorOf(state, policy, fact.happenedAt) !== 'HIGH') return null
    return before.phase === 'known' && floorOf(before, policy, fact.happenedAt) === 'HIGH'
      ? null
      : { due: plus(fact.happenedAt, byLevel(policy, 'endorse', true)) }
  },
  met: (fact) => ['missing.reviewed/1', 'missing.known-to-be/1', 'missing.contact-lost/1'].includes(fact.kind),
  ends: (_, state) => state.phase !== 'known',
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'A concern asks for HIGH, and nobody has looked whether the child is missing',
    },
  ],
})

/** Its owner is whoever stands at that hour: the desk, or the on-call detective inspector. */
export const adviseOnLowering = rule({
  name: 'advise on the lower grade',
  words: 'advise whether the grade may be lowered: exploitation is known or suspected',
  owner: 'exploitation desk',
  basis: 'Vigil default',
  source: 'Exploitation locks the grade: the desk is consulted before it falls (APP 2023); the time is a Vigil default',
  starts: (fact, state, _, policy) => {
    if (fact.kind !== 'missing.lowering-proposed/1' || state.level === null) return null
    const asked = { from: state.level, to: fact.body.level, rules: rulesThatHold(state, policy, fact.happenedAt) }
    return asksTheDesk(asked, gradeTable(policy))
      ? {
          due: plus(fact.happenedAt, minutes(setting(policy, 'desk.minutes'))),
          owner: deskAt(fact.happenedAt, policy).open ? 'exploitation desk' : 'detective inspector',
        }
      : null
  },
  met: (fact) => fact.kind === 'missing.desk-advised/1',
  // Decided, or no longer proposed: the child was located, or the grade was raised.
  ends: (fact, state) =>
    state.loweringProposed === null || fact.kind === 'missing.lowering-proposed/1' || ended(fact, state),
})
