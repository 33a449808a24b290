// What is owed of an audited file: that it is graded, a difference settled, what is wrong put right, and looked at again; and who is told when it is late.
import { addDays, dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import type { DutyRule, Escalation } from '../../practice/duty.ts'
import type { Policy } from '../../practice/policy.ts'
import { upwards as ladder } from '../ladder.ts'
import type { AuditState } from './audit-state.ts'
import type { AuditFact, FileFact } from './facts.ts'
import { answerDiffers, type FileState, inDispute, mustBePutRight, neededGradings } from './file-state.ts'
import { daysOf, peerAnswerName, peerGradingDue } from './settings.ts'

type Rule = DutyRule<FileState, FileFact>

const ours = (what: string) => `${what}; no national figure was found, so the number of days is Vigil’s default`

/** An audit left undone is how an action plan comes to be called complete. Nobody is interrupted: a sample has many files. */
const upwards = (owners: readonly string[], words: string, policy: Policy): readonly Escalation[] =>
  ladder({ words, owing: 'the force', owners }, policy)

/** The auditors it fell to; while it fell to nobody, all of them. */
const auditorsOf = ({ allocated }: FileState): readonly string[] => {
  const named = [allocated?.first ?? null, allocated?.second ?? null].filter((one) => one !== null)
  return named.length === 0 ? ['auditor'] : named
}

export const gradeFile: Rule = {
  name: 'grade the file',
  words: 'grade the audited file',
  owner: 'auditor',
  basis: 'Vigil default',
  source: ours('A file that nobody grades drops out of the sample in silence'),
  starts: (fact, _, __, policy) =>
    fact.kind === 'audited-file.drawn/1' && fact.body.kind === 'case files'
      ? { due: days(fact, policy, 'audit.grading.days') }
      : null,
  met: (fact, state) =>
    (fact.kind === 'audited-file.graded/1' || fact.kind === 'audited-file.peer-confirmed/1') &&
    state.gradings.length >= neededGradings(state),
  escalations: (_, state, policy) => upwards(auditorsOf(state), 'An audited file is waiting to be graded', policy),
}

/** A force that never answers would keep the file's grade open for ever. */
export const peerAnswer: Rule = {
  name: peerAnswerName,
  words: 'have the other force’s grading, or take the file back',
  owner: 'auditor',
  basis: 'Vigil default',
  source: ours('A file that lies with another force is as good as ungraded'),
  starts: (fact, _, __, policy) => {
    const due = fact.kind === 'audited-file.sent-to-peer/1' ? peerGradingDue(fact.happenedAt, policy) : null
    return due === null ? null : { due }
  },
  met: (fact) => fact.kind === 'audited-file.graded/1' && fact.body.peer !== null,
  ends: (fact) => fact.kind === 'audited-file.peer-refused/1' || fact.kind === 'audited-file.peer-recalled/1',
  escalations: (_, __, policy) =>
    upwards(['auditor'], 'Another force has not answered about a file: ring them, or take it back', policy),
}

const settle: Rule = {
  name: 'settle the grade',
  words: 'settle two grades that differ',
  owner: 'auditor or detective inspector who graded neither',
  basis: 'Vigil default',
  source: ours('Two who grade apart and differ are settled by a third'),
  starts: (fact, state, before, policy) =>
    inDispute(state) && !inDispute(before) ? { due: days(fact, policy, 'audit.settling.days') } : null,
  met: (fact) => fact.kind === 'audited-file.moderated/1',
  escalations: (_, __, policy) =>
    upwards(['auditor'], 'Two grades of an audited file differ: a third person must settle them', policy),
}

const putRight: Rule = {
  name: 'put the file right',
  words: 'put right what was inadequate in the case',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: ours('Finding, action, audit of the same file again'),
  starts: (fact, state, before, policy) =>
    mustBePutRight(state) && !mustBePutRight(before) ? { due: days(fact, policy, 'audit.remedy.days') } : null,
  met: (fact) => fact.kind === 'audited-file.remedied/1',
  escalations: (_, __, policy) =>
    upwards(['improvement team'], 'What was inadequate in an audited file is waiting to be put right', policy),
}

export const auditAgain: Rule = {
  name: 'audit the file again',
  words: 'audit the same file again, by somebody who did not put it right',
  owner: 'auditor',
  basis: 'Vigil default',
  source: ours('Finding, action, audit of the same file again'),
  starts: (fact, state, before, policy) =>
    mustBePutRight(state) && !mustBePutRight(before) ? { due: days(fact, policy, 'audit.again.days') } : null,
  met: (fact) => fact.kind === 'audited-file.re-audited/1',
  escalations: (_, state, policy) =>
    upwards(auditorsOf(state), 'An audited file is waiting to be audited again', policy),
}

const askAgain: Rule = {
  name: 'ask the family again',
  words: 'ask the child or family again what the record says',
  owner: 'auditor',
  basis: 'Vigil default',
  source: ours('An answer is as good as what the family says when it is asked again'),
  starts: (fact, _, __, policy) =>
    fact.kind === 'audited-file.drawn/1' && fact.body.kind === 're-ask'
      ? { due: days(fact, policy, 'audit.re-ask.days') }
      : null,
  met: (fact) => fact.kind === 'audited-file.re-asked/1',
  escalations: (_, state, policy) => upwards(auditorsOf(state), 'An answer is waiting to be asked again', policy),
}

/** A record that the family contradicts misleads whoever looks for the child next. */
const settleAnswer: Rule = {
  name: 'settle the answer',
  words: 'have the record corrected where the family says otherwise, or say why it stands',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: ours('Finding, action: an answer that is known to be wrong does not stay on record'),
  starts: (fact, state, before, policy) =>
    answerDiffers(state) && !answerDiffers(before) ? { due: days(fact, policy, 'audit.remedy.days') } : null,
  met: (fact) => fact.kind === 'audited-file.answer-settled/1',
  escalations: (_, __, policy) =>
    upwards(['improvement team'], 'A family says otherwise than the record, and nobody has settled it', policy),
}

/** Whoever plans two and draws one has chosen. */
export const drawSample: DutyRule<AuditState, AuditFact> = {
  name: 'draw the sample',
  words: 'draw the sample that was planned',
  owner: 'auditor',
  basis: 'Vigil default',
  source:
    'What is planned is drawn: a plan that is left chooses its files after all; the number of days is Vigil’s default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'audit.committed/1'
      ? { due: endOfLocalDay(addDays(dayOf(fact.body.until), daysOf(policy, 'audit.drawing.days'))) }
      : null,
  met: (fact) => fact.kind === 'audit.drawn/1',
  ends: (fact) => fact.kind === 'audit.withdrawn/1',
  escalations: (_, { committed }, policy) =>
    upwards(['auditor'], `The sample of “${committed?.title ?? ''}” is waiting to be drawn`, policy),
}

export const rules: readonly Rule[] = [gradeFile, peerAnswer, settle, putRight, auditAgain, askAgain, settleAnswer]

const days = (fact: FileFact, policy: Policy, name: Parameters<typeof daysOf>[1]): Instant =>
  endOfLocalDay(addDays(localDate(fact.happenedAt), daysOf(policy, name)))
