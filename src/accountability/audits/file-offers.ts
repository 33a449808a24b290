// What a person may do with an audited file, in the order in which it comes.
import { may, type Person } from '../../registers/permissions.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { answerDiffers, type FileState, neededGradings, toPutRight } from './file-state.ts'
import { isGrader } from './grading.ts'
import { outsideRefusals } from './outside.ts'
import { confirmationRefusals, entryRefusals } from './peer/on-paper.ts'
import { recallRefusals } from './peer/recalling.ts'
import { auditAgainRefusals } from './putting-right.ts'
import { moderationRefusals } from './settling.ts'

export const mayConfirm = (state: FileState, who: Person): boolean =>
  may(who, 'moderate audits') && confirmationRefusals(state, who).length === 0

export const maySettle = (state: FileState, who: Person): boolean =>
  may(who, 'moderate audits') && moderationRefusals(state, who).length === 0

export function fileOffers(state: FileState, who: Person) {
  const { drawn, gradings, entry } = state
  const graded = drawn?.kind === 'case files'
  const ungraded = graded && gradings.length < neededGradings(state)
  const isPeer = drawn?.peer === true
  const grades = may(who, 'grade files')
  const confirms = mayConfirm(state, who)
  const offered = (when: boolean, path: string, title: string) => (when ? [{ path, title }] : [])
  return [
    ...offered(
      ungraded && isGrader(state, who.staffId) && !gradings.some((one) => isSameHuman(who, one.by)),
      'gradings',
      'Grade this file',
    ),
    ...offered(
      isPeer && grades && entry === null && !gradings.some((one) => one.peer !== null),
      'copy',
      state.sentTo === null ? 'See the copy for another force, and send it' : 'See the copy that was sent',
    ),
    ...offered(grades && recallRefusals(state).length === 0, 'peer-recall', 'Take it back from the other force'),
    ...offered(
      isPeer && may(who, 'moderate audits') && entryRefusals(state, who).length === 0,
      'peer-entry',
      'Type in another force’s grading that came on paper',
    ),
    ...offered(confirms, 'peer-entry-confirmation', 'Confirm the grading that was typed in'),
    ...offered(confirms, 'peer-entry-refusal', 'Refuse the grading that was typed in'),
    ...offered(maySettle(state, who), 'moderation', 'Settle the grade'),
    ...offered(grades, 'safeguarding-concern', 'Immediate safeguarding concern: return the case now'),
    ...offered(toPutRight(state) && may(who, 'own actions'), 'remedy', 'Record what was put right'),
    ...offered(grades && auditAgainRefusals(state, who).length === 0, 're-audit', 'Audit this file again'),
    ...offered(
      !graded && grades && state.reAsked.length === 0 && outsideRefusals(state, who, '').length === 0,
      're-asked',
      'Record an answer asked again',
    ),
    ...offered(answerDiffers(state) && may(who, 'own actions'), 'difference', 'Record what became of the difference'),
    ...offered(ungraded && may(who, 'draw audits'), 'allocation', 'Give the file to another auditor'),
  ]
}
