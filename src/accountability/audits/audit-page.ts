// One audit: its plan, its sample, its results with their kappa, and every file without a grade that does not stand yet.
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { addDays, dayOf, localDate, minutesBetween, startOfLocalDay } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { cohenKappa, wilson } from '../../practice/statistics.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { auditAnswer } from './audit-answer.ts'
import { commitmentByHand, rankByHand } from './by-hand.ts'
import { caseHash, itemName, seedPrefix } from './draw.ts'
import { drawSample } from './duties.ts'
import { gapsBeside, type Timely } from './gap.ts'
import { audit } from './procedure.ts'
import { filesOf, plansOfSameCases } from './queries.ts'
import { grades } from './questions.ts'
import type { Since } from './since-root.ts'

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
    const graded = committed.kind === 'case files' && files.some((file) => file.final_grade !== null)
    const onTime = graded ? await timely({ force: world.who.forceId, ...periodOf(committed), now: world.now }) : []
    return done({
      record,
      title: committed.title,
      plan: committed,
      over: committed.until < localDate(world.now),
      mayDraw: drawn === null && withdrawn === null && may(world.who, 'draw audits'),
      mayWithdraw:
        drawn === null && withdrawn === null && committed.by !== world.who.staffId && may(world.who, 'draw audits'),
      withdrawn,
      drawDue:
        drawDue === undefined ? null : { at: drawDue.dueAt, late: drawDue.dueAt < world.now, source: drawDue.source },
      second: committed.second?.because ?? null,
      others: sameCases.filter((one) => one.record_id !== record).map((one) => ({ ...one, state: planState(one) })),
      seedPrefix,
      drawn:
        drawn === null
          ? null
          : {
              at: drawn.at,
              seed: drawn.seed,
              population: drawn.population.length,
              ledgerSize: drawn.ledgerSize,
              root: drawn.root ?? null,
              // Only a history that was loaded afterwards has a root from after its draw.
              loadedLater: drawn.root !== undefined && drawn.root.signedAt > drawn.at,
              byHand: [commitmentByHand(drawn.seed), rankByHand(record, drawn)].filter((one) => one !== null),
              // Whoever kept the phrase could work the sample out from the root on.
              waited: drawn.root === undefined ? null : minutesBetween(drawn.root.signedAt, drawn.at),
              since: drawn.since === undefined ? null : sinceShown(record, drawn.since),
              strata: strataOf(drawn.population, files),
            },
      ungraded: files.filter((file) => file.final_grade === null).length,
      gaps: gapsBeside(
        onTime,
        files.map((file) => file.final_grade),
      ),
      results: results(files),
      agreement: agreement(files),
      byAnother: byAnother(files),
      files: files.map((file) => ({
        recordId: file.record_id,
        stratum: file.stratum,
        team: file.team,
        how: file.double_graded ? 'twice' : file.peer_graded ? 'and by another force' : 'once',
        auditors: [file.first_name, file.second_name].filter((one) => one !== null),
        // A grade that does not stand yet is nobody's to see: who grades apart must not know it.
        grade: file.final_grade,
        status: statusOf(file),
        concern: file.concern_at,
        concernAnswered: file.concern_answered_at,
        reAsked: file.re_asked,
      })),
    })
  })
}

const planState = (one: { readonly drawn_at: string | null; readonly withdrawn_at: string | null }): string =>
  one.drawn_at !== null ? 'drawn' : one.withdrawn_at !== null ? 'withdrawn' : 'not drawn'

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

type FileRow = Awaited<ReturnType<typeof filesOf.all>>[number]

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

function results(files: readonly FileRow[]) {
  const standing = files.filter((file) => file.final_grade !== null)
  const n = standing.length
  return grades.map((grade) => {
    const count = standing.filter((file) => file.final_grade === grade).length
    const { low, high } = wilson(count, n)
    return {
      grade,
      count,
      n,
      share: n === 0 ? null : percent(count / n),
      interval: `${percent(low)} to ${percent(high)}`,
    }
  })
}

/** Of the files another force grades too: what came from it, what was typed in here and confirmed, and what counts for nothing yet. */
function byAnother(files: readonly FileRow[]) {
  const given = files.filter((file) => file.peer_graded)
  const graded = given.flatMap((file) => file.gradings.filter((one) => one.peer))
  const typed = graded.filter((one) => one.typed === true).length
  return {
    given: given.length,
    graded: graded.length,
    sent: graded.length - typed,
    typed,
    waiting: given.filter((file) => file.entry_waits).length,
  }
}

/** Pairs of one force apart from pairs with another's. */
function agreement(files: readonly FileRow[]) {
  const pairs = (peer: boolean) =>
    files.flatMap(({ gradings: [first, second] }) =>
      first !== undefined && second !== undefined && (first.peer || second.peer) === peer
        ? [[first.grade, second.grade] as const]
        : [],
    )
  const shown = (words: string, given: readonly (readonly [string, string])[]) => {
    const { n, kappa, observed, interval } = cohenKappa(given, grades)
    return {
      words,
      n,
      observed: observed === null ? null : percent(observed),
      kappa: kappa === null ? null : kappa.toFixed(2),
      interval: interval === null ? null : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
    }
  }
  return [shown('Two of this force, apart', pairs(false)), shown('This force and another', pairs(true))].filter(
    (one) => one.n > 0,
  )
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
