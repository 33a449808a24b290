// What is owed of the grade: given, endorsed, and a lower one advised on.
import { minutes, plus } from '../../../kernel/time.ts'
import { type Duty, isOpen } from '../../../practice/duty.ts'
import { setting } from '../../../practice/policy.ts'
import { deskAt } from '../grade/desk.ts'
import { rulesThatHold } from '../grade/exploitation.ts'
import { asksTheDesk } from '../grade/override.ts'
import { gradeTable } from '../grade-policy.ts'
import { isElsewhere } from '../state.ts'
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
      words: 'A child is missing, and nobody has graded the risk',
    },
  ],
})

/** R9: found, or with the child by then. A later dose takes its place; whoever is called an hour before can still act. */
export const giveTheDose = rule({
  name: 'reach the child before the dose is due',
  words: 'make sure the essential dose is given',
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

/** Its owner is whoever stands at that hour: the desk, or the on-call detective inspector. */
export const adviseOnLowering = rule({
  name: 'advise on the lower grade',
  words: 'advise whether the grade may be lowered',
  owner: 'exploitation desk',
  basis: 'Vigil default',
  source: 'Exploitation locks the grade: the desk is consulted before it falls (APP 2023); the time is a Vigil default',
  starts: (fact, state, _, policy) => {
    if (fact.kind !== 'missing.lowering-proposed/1' || state.level === null) return null
    const { level: to, reason } = fact.body
    const asked = { from: state.level, to, reason, rules: rulesThatHold(state, policy, fact.happenedAt) }
    return asksTheDesk(asked, gradeTable(policy))
      ? {
          due: plus(fact.happenedAt, minutes(setting(policy, 'desk.minutes'))),
          owner: deskAt(fact.happenedAt, policy).open ? 'exploitation desk' : 'detective inspector',
        }
      : null
  },
  met: (fact) => fact.kind === 'missing.desk-advised/1',
  // The desk may have closed meanwhile: from then on it is the on-call detective inspector's to say, and somebody tells them.
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'detective inspector',
      interrupts: false,
      channel: 'screen',
      words: 'A lower grade is waiting for advice on exploitation, and nobody has given it',
    },
  ],
  // Decided, or no longer proposed: the child was located, or the grade was raised.
  ends: (fact, state) =>
    state.loweringProposed === null || fact.kind === 'missing.lowering-proposed/1' || ended(fact, state),
})

/** Nobody agrees before the advice is given. */
export const deskIsAsked = (duties: readonly Duty[]): boolean =>
  duties.some((duty) => duty.name === adviseOnLowering.name && isOpen(duty))
