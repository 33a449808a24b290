// What the page of an audit shows of its draw and of each file: nothing of a grade that does not stand.
import { dateWords, instant, localDate, minutesBetween } from '../../kernel/time.ts'
import { caseHash } from '../case-name.ts'
import type { FileRow } from './audit-results.ts'
import type { AuditState } from './audit-state.ts'
import { commitmentByHand, drawByHand, rankByHand } from './by-hand.ts'
import type { Since } from './changed-since.ts'
import { itemName } from './draw.ts'

export function shownDraw(
  record: string,
  plan: NonNullable<AuditState['committed']>,
  drawn: NonNullable<AuditState['drawn']>,
  files: readonly FileRow[],
) {
  const { at, seed, root, since, population, ledgerSize } = drawn
  return {
    at,
    seed,
    population: population.length,
    ledgerSize,
    root: root ?? null,
    // Only a history that was loaded afterwards has a root from after its draw.
    loadedLater: root !== undefined && root.signedAt > at,
    byHand: [commitmentByHand(seed), rankByHand(record, drawn), drawByHand(drawn, plan)].filter((one) => one !== null),
    // Whoever kept the phrase could work the sample out from the root on.
    waited: root === undefined ? null : minutesBetween(root.signedAt, at),
    since: since === undefined ? null : sinceShown(record, since),
    strata: strataOf(population, files),
  }
}

/** By their names in this audit, as in the list of all cases. */
function sinceShown(auditId: string, since: Since) {
  const shown = (some: Since['left']) =>
    some.map(({ recordId, question, stratum }) => ({ name: caseHash(auditId, itemName(recordId, question)), stratum }))
  return [
    { words: 'Left since: had ended then, and has not ended now', cases: shown(since.left) },
    { words: 'Joined since: ended in these days, but known only later', cases: shown(since.joined) },
    { words: 'Now in another stratum', cases: shown(since.moved) },
  ].filter(({ cases }) => cases.length > 0)
}

/** Of each stratum how many cases there were and how many were drawn: what whoever draws again must come to. */
function strataOf(population: readonly { readonly stratum: string }[], files: readonly FileRow[]) {
  return [...new Set(population.map(({ stratum }) => stratum))].sort().map((stratum) => ({
    stratum,
    cases: population.filter((one) => one.stratum === stratum).length,
    drawn: files.filter((one) => one.stratum === stratum).length,
  }))
}

export const shownFile = (file: FileRow) => ({
  recordId: file.record_id,
  stratum: file.stratum,
  team: file.team,
  how: howGraded(file),
  auditors: [file.first_name, file.second_name].filter((one) => one !== null),
  // A grade that does not stand yet is nobody's to see: who grades apart must not know it.
  grade: file.final_grade,
  status: statusOf(file),
  concern: file.concern_at,
  concernAnswered: file.concern_answered_at,
  reAsked: file.re_asked,
  reAskedSame: file.re_asked > 0 && file.re_asked_same === file.re_asked,
})

function howGraded(file: FileRow) {
  if (file.double_graded) return 'twice'
  return file.peer_graded ? 'once, and by another force' : 'once'
}

function statusOf(file: FileRow): string {
  if (file.in_dispute) return 'two grades differ: to be settled'
  if (file.entry_waits) return 'another force’s grading has been typed in: a second person must confirm it'
  if (file.re_asked > 0) return 'asked again'
  if (file.final_grade === null) return ungradedWords(file)
  if (file.final_grade !== 'inadequate') return 'graded'
  if (file.remedied_at !== null && (file.re_audited_at === null || file.re_audited_at < file.remedied_at))
    return 'put right, to be audited again'
  if (file.re_audited_at === null) return 'to be put right'
  return `audited again: ${file.re_audited_grade ?? ''}${file.re_audited_grade === 'inadequate' ? ', to be put right' : ''}`
}

/** What it waits for: our own auditors first, then whoever else grades it. */
function ungradedWords({
  first_auditor,
  double_graded,
  peer_graded,
  peer_due_at,
  gradings,
  question,
}: FileRow): string {
  if (first_auditor === null) return 'no auditor yet'
  if (question !== null) return 'to be asked again'
  const isOurs = gradings.filter(({ peer }) => !peer).length >= (double_graded ? 2 : 1)
  const theirs =
    peer_due_at === null
      ? 'to be sent to another force'
      : `with another force until ${dateWords(localDate(instant(peer_due_at)))}`
  if (!isOurs) return peer_due_at === null ? 'to be graded' : `to be graded; ${theirs}`
  return peer_graded ? theirs : 'to be graded'
}
