// One audit: its plan, its sample, its results with their kappa, and every file without a grade that does not stand yet.
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { addDays, dayOf, localDate, minutesBetween, startOfLocalDay } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { casesByStratum } from '../../practice/sampled-share.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { caseHash } from '../case-name.ts'
import { auditAnswer } from './audit-answer.ts'
import { agreement, byAnother, type FileRow, results, sameWhenAsked, shareOf } from './audit-results.ts'
import type { AuditState } from './audit-state.ts'
import { commitmentByHand, rankByHand } from './by-hand.ts'
import type { Since } from './changed-since.ts'
import { itemName, seedPrefix } from './draw.ts'
import { drawSample } from './duties.ts'
import { gapsBeside, type Timely } from './gap.ts'
import { audit } from './procedure.ts'
import { filesOf } from './queries/files.ts'
import { plansOfSameCases } from './queries.ts'

export const auditPage = (timely: Timely) =>
  page({
    path: '/audit/:record',
    permission: 'see recommendations',
    template: 'accountability/audits/views/audit.njk',
    title: (values) => String(values['title']),
    area: '/audits',
    answer: auditAnswer,
    load: async (world, { params }) => await readAudit(world, params['record'] ?? '', timely),
  })

async function readAudit(world: World, record: string, timely: Timely): Promise<Outcome<Answered<typeof auditAnswer>>> {
  if (!isId(record)) return { kind: 'not found' }
  return await world.db.read(contextOf(world), async (reader) => {
    const [{ state, duties }, files] = await Promise.all([
      load(reader, world, audit, record),
      filesOf.all(reader, { force: world.who.forceId, audit: record }),
    ])
    const { committed, drawn, withdrawn } = state
    if (committed === null) return { kind: 'not found' }
    const { kind, topic, from, until } = committed
    const sameCases = await plansOfSameCases.all(reader, { force: world.who.forceId, kind, topic, from, until })
    const drawDue = duties.find((duty) => duty.name === drawSample.name && isOpen(duty))
    const casesOf = drawn === null ? null : casesByStratum(drawn.population)
    const good = shareOf(files, 'good', casesOf)
    const graded = committed.kind === 'case files' && files.some((file) => file.final_grade !== null)
    const onTime = graded ? await timely({ force: world.who.forceId, ...periodOf(committed), now: world.now }) : []
    return done({
      record,
      title: committed.title,
      plan: committed,
      over: committed.until < localDate(world.now),
      mayDraw: drawn === null && withdrawn === null && may(world.who, 'draw audits'),
      mayWithdraw:
        drawn === null && withdrawn === null && !isSameHuman(world.who, committed.by) && may(world.who, 'draw audits'),
      withdrawn,
      drawDue:
        drawDue === undefined ? null : { at: drawDue.dueAt, late: drawDue.dueAt < world.now, source: drawDue.source },
      second: committed.second?.because ?? null,
      others: sameCases.filter((one) => one.record_id !== record).map((one) => ({ ...one, state: planState(one) })),
      seedPrefix,
      drawn: drawn === null ? null : shownDraw(record, drawn, files),
      ungraded: files.filter((file) => file.final_grade === null).length,
      gaps: gapsBeside(onTime, good),
      results: results(files, casesOf),
      askedAgain: committed.kind === 're-ask' && drawn !== null ? sameWhenAsked(files, casesOf) : null,
      worth: good === null ? null : good.worth.toFixed(1),
      ofNoShare: good === null ? [] : good.without,
      agreement: agreement(files),
      byAnother: byAnother(files),
      files: files.map(shownFile),
    })
  })
}

function shownDraw(record: string, drawn: NonNullable<AuditState['drawn']>, files: readonly FileRow[]) {
  const { at, seed, root, since, population, ledgerSize } = drawn
  return {
    at,
    seed,
    population: population.length,
    ledgerSize,
    root: root ?? null,
    // Only a history that was loaded afterwards has a root from after its draw.
    loadedLater: root !== undefined && root.signedAt > at,
    byHand: [commitmentByHand(seed), rankByHand(record, drawn)].filter((one) => one !== null),
    // Whoever kept the phrase could work the sample out from the root on.
    waited: root === undefined ? null : minutesBetween(root.signedAt, at),
    since: since === undefined ? null : sinceShown(record, since),
    strata: strataOf(population, files),
  }
}

const shownFile = (file: FileRow) => ({
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
})

function howGraded(file: FileRow) {
  if (file.double_graded) return 'twice'
  return file.peer_graded ? 'and by another force' : 'once'
}

function planState(one: { readonly drawn_at: string | null; readonly withdrawn_at: string | null }): string {
  if (one.drawn_at !== null) return 'drawn'
  return one.withdrawn_at !== null ? 'withdrawn' : 'not drawn'
}

/** The days of the plan, as moments. */
const periodOf = (plan: { readonly from: string; readonly until: string }) => ({
  from: startOfLocalDay(dayOf(plan.from)),
  until: startOfLocalDay(addDays(dayOf(plan.until), 1)),
})

/** By their names in this audit, as in the list of all cases. */
function sinceShown(auditId: string, since: Since) {
  const shown = (some: Since['left']) =>
    some.map(({ recordId, question, stratum }) => ({ name: caseHash(auditId, itemName(recordId, question)), stratum }))
  return [
    { words: 'Left since: ended then, and not now', cases: shown(since.left) },
    { words: 'Joined since: ended in these days, and known only later', cases: shown(since.joined) },
    { words: 'In another stratum now', cases: shown(since.moved) },
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

function statusOf(file: FileRow): string {
  if (file.in_dispute) return 'two grades differ: to be settled'
  if (file.entry_waits) return 'another force’s grading is typed in: a second person confirms it'
  if (file.final_grade === null) return file.first_auditor === null ? 'no auditor yet' : 'to be graded'
  if (file.final_grade !== 'inadequate') return 'graded'
  if (file.remedied_at !== null && (file.re_audited_at === null || file.re_audited_at < file.remedied_at))
    return 'put right, to be audited again'
  if (file.re_audited_at === null) return 'to be put right'
  return `audited again: ${file.re_audited_grade ?? ''}${file.re_audited_grade === 'inadequate' ? ', to be put right' : ''}`
}
