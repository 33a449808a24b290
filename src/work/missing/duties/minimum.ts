// What is owed because more is known than when it was graded: the grade is raised to the minimum, a concern at HIGH is looked at.

import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact } from '../facts.ts'
import { levelOrder } from '../grade/levels.ts'
import { firingRules, floorOf } from '../grade/minimum.ts'
import { gradeTable } from '../grade-policy.ts'
import { type EpisodeState, hasDied, isMissing } from '../state.ts'
import { giveTheDose } from './grading.ts'
import { byLevel, ended, rule } from './rule.ts'

/**
 * What came to be known after the grading asks for more than the grade that stands. A grade that a second person lowered stays lowered until
 * something new is known. The occurrence is the place of the minimum among the grades: raised so far, it is met.
 */
export const raiseToTheMinimum = rule({
  name: 'raise the grade to the minimum',
  words: 'raise the grade: it is below the minimum for what is known now',
  owner: 'force incident manager',
  basis: 'Vigil default',
  source: 'F1 and F9: risk recognised too late; an answer that comes after the grading is a reason to grade again',
  starts: (fact, state, before, policy) => {
    if (!tells(fact) && !doseRanOut(fact)) return null
    if (state.level === null || !isMissing(state)) return null
    const floor = floorOf(state, policy, fact.happenedAt)
    // Lowered by two people on another history: this one is looked at anew.
    const anew =
      doseRanOut(fact) || (wasLowered(before) && (isHistory(fact) || firesAnew(state, before, policy, fact.happenedAt)))
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
      words: 'The grade is below the minimum for what is known',
    },
  ],
})

const telling: readonly string[] = [
  'missing.answered/1',
  'missing.report-corrected/1',
  'missing.history-found/1',
  'missing.history-disclosed/1',
  'missing.dose-due/1',
]

const tells = ({ kind }: MissingFact): boolean => telling.includes(kind)

const isHistory = ({ kind }: MissingFact): boolean =>
  kind === 'missing.history-found/1' || kind === 'missing.history-disclosed/1'

/** A rule that asks for more than the grade fires now, and did not when two people lowered it: another reason for the same minimum. */
function firesAnew(state: EpisodeState, before: EpisodeState, policy: Policy, at: Instant): boolean {
  const [{ level }, fired] = [state, firingRules(before, policy, '', at)]
  const anew = firingRules(state, policy, '', at).filter((id) => !fired.includes(id))
  return gradeTable(policy).rules.some(
    (row) => level !== null && levelOrder(row.level) > levelOrder(level) && anew.includes(row.id),
  )
}

/** By two people, and nobody has changed it since. */
export const wasLowered = ({ grades }: EpisodeState): boolean =>
  grades.findLast(({ how }) => how !== 'endorsed' && how !== 'reviewed')?.how === 'lowered'

/** Nothing new was said: a time passed, and the clock that watched it says so. */
const doseRanOut = (fact: MissingFact): boolean =>
  fact.kind === 'missing.escalated/1' && fact.body.duty === giveTheDose.name && fact.body.step === 1

/** Not opened as missing, and what is said asks for HIGH: a supervisor looks whether the child is missing, and does not wait for the next review. */
export const lookAtConcern = rule({
  name: 'look at a concern at HIGH',
  words: 'decide whether this child is missing: what is known calls for HIGH',
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
  ends: (_, state) => state.phase !== 'known' || hasDied(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'A concern calls for HIGH, and nobody has checked whether the child is missing',
    },
  ],
})
