// One audit: its plan, its sample, its results with their kappa, and every file without a grade that does not stand yet.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { addDays, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { casesByStratum } from '../../practice/sampled-share.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { auditAnswer } from './audit-answer.ts'
import { agreement, byAnother, results, sameWhenAsked, shareOf } from './audit-results.ts'
import { shownDraw, shownFile } from './audit-shown.ts'
import { seedPrefix } from './draw.ts'
import { drawSample } from './duties.ts'
import { gapsBeside, type Timely } from './gap.ts'
import { audit } from './procedure.ts'
import { filesOf } from './queries/files.ts'
import { plansOfSameCases } from './queries.ts'
import { readsTotalsAlone, totalsOf } from './totals.ts'

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
      drawn: drawn === null ? null : shownDraw(record, committed, drawn, files),
      ungraded: files.filter((file) => file.final_grade === null).length,
      gaps: gapsBeside(onTime, good),
      results: results(files, casesOf),
      askedAgain: committed.kind === 're-ask' && drawn !== null ? sameWhenAsked(files, casesOf) : null,
      worth: good === null ? null : good.worth.toFixed(1),
      ofNoShare: good === null ? [] : good.without,
      agreement: agreement(files),
      byAnother: byAnother(files),
      files: readsTotalsAlone(world.who) ? [] : files.map(shownFile),
      totals: readsTotalsAlone(world.who) ? totalsOf(committed.kind, files) : null,
    })
  })
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
