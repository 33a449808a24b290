// The commissioner's own page: where assurance and figures disagree first, then our own late actions, statutory dates, questions to ask; everything else is closed or further down.

import { done } from '../../kernel/outcome.ts'
import { parted } from '../../kernel/parted.ts'
import { dayOf, localDate } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { disagrees } from '../assurance.ts'
import { owedBy, runningClocks } from '../running-clock.ts'
import { statusWords } from '../status-words.ts'
import { scrutinyAnswer } from './answers.ts'
import { datesOwed, isOwed, owedOn } from './dates-owed.ts'
import { disagreesNow, marked } from './marked.ts'
import { datesBy, listedApart, readAhead } from './missed.ts'
import { clocksOfPages, publications } from './pages-to-publish.ts'
import { drafts } from './queries/drafts.ts'
import { ownActions, section55s, unansweredReports } from './queries/own-part.ts'
import { performanceMeetings, performanceYears } from './queries/performance.ts'
import { checks } from './queries/publication.ts'
import { decisions, notLookedAtAgain, register } from './queries.ts'
import { type FiguresSaid, questionsToAsk } from './questions-to-ask.ts'

export type ReadFiguresSaid = (world: World) => Promise<FiguresSaid>

export const scrutinyPage = (readFigures: ReadFiguresSaid) =>
  page({
    path: '/scrutiny',
    permission: 'see recommendations',
    template: 'accountability/scrutiny/views/scrutiny.njk',
    title: 'Scrutiny by the local policing body',
    answer: scrutinyAnswer,
    load: async (world) => done(await readScrutiny(world, await readFigures(world))),
  })

async function readScrutiny(world: World, figures: FiguresSaid) {
  const { who, now, policyAt } = world
  const force = who.forceId
  const today = localDate(now)
  const year = Number(today.slice(0, 4))
  return await world.db.read(contextOf(world), async (reader) => {
    const [rows, made, again, actions, looked, meetings, years, comments, reports, owed, ofPages, saved] =
      await Promise.all([
        register.all(reader, { force }),
        decisions.all(reader, { force, limit: 100 }),
        notLookedAtAgain.all(reader, { force }),
        ownActions.all(reader, { force }),
        checks.all(reader, { force }),
        performanceMeetings.all(reader, { force, from: `${year}-01-01`, until: `${year}-12-31` }),
        performanceYears.all(reader, { force }),
        section55s.all(reader, { force }),
        unansweredReports.all(reader, { force }),
        owedBy.all(reader, { force, owner: "commissioner's office", apart: listedApart, ahead: readAhead, now }),
        runningClocks.all(reader, { force, keys: [...clocksOfPages], limit: 100 }),
        may(who, 'scrutinise') ? drafts.all(reader, { force }) : [],
      ])
    const late = (one: (typeof actions)[number]) => one.done_at === null && one.due_on < today
    const lateActions = actions.filter(late)
    // Nobody asks others for what is asked of themselves, nor says how far they are assured of it.
    const ofForce = rows.filter((one) => !one.ours)
    const own = datesBy(owed, world.policyAt(now), now)
    const unanswered = reports.map((one) => withLastDay(one, today))
    const dates = datesOwed(own, comments, unanswered, now)
    const lateDates = dates.filter((one) => one.late).length
    const pages = publications(
      { looked, clocks: ofPages, here: { 'section-55': commentsHere(force, comments) } },
      policyAt(now).holidays,
      now,
    )
    return {
      today,
      missed: own.missed,
      dates,
      late: lateActions.length + lateDates,
      lateDates,
      datesToCome: dates.length - lateDates,
      ...assuranceCounts(ofForce),
      disagreements: rows
        .filter(disagrees)
        .map((row) => ({ ...row, status: statusWords(row), stops: row.stops ?? [] })),
      lateActions,
      otherActions: actions.filter((one) => !late(one)),
      again: again.map((one) => ({ ...one, late: one.next_review_on < today, disagrees: disagreesNow(one, rows) })),
      ...commentsShown(comments, today),
      unanswered,
      publications: pages,
      inOrder: pages.filter((one) => one.inOrder).length,
      meetings: meetings.map((one) => ({ ...one, unrecorded: isWaitedFor(one) && one.held_on < today })),
      year,
      held: meetings.filter((one) => one.outcome !== null).length,
      begun: years.some((one) => one.year === year),
      ...questionsShown(questionsToAsk(ofForce, figures, today)),
      decisions: marked(made, rows),
      drafts: saved,
      maySay: may(who, 'scrutinise'),
    }
  })
}

const assuranceCounts = (rows: readonly { readonly assurance: string | null }[]) => ({
  inAll: rows.length,
  said: rows.filter((row) => row.assurance !== null).length,
  unsaid: rows.filter((row) => row.assurance === null).length,
})

/** Nobody has opened comments on it: by when they were to be published. */
function withLastDay<Report extends { readonly published_on: string }>(report: Report, today: string) {
  const dueOn = lastDayOfSection55(dayOf(report.published_on))
  return { ...report, due_on: dueOn, late: dueOn < today }
}

type Comments = Awaited<ReturnType<typeof section55s.all>>

function commentsShown(all: Comments, today: string) {
  const comments = all.map((one) => ({
    ...one,
    late: owedOn(one) < today && isOwed(one),
    answered: one.covered_by !== null || one.comments_published_at !== null,
  }))
  const [answered] = parted(comments, (one) => one.answered)
  return { comments, answered }
}

function questionsShown(questions: ReturnType<typeof questionsToAsk>) {
  const [untested, hard] = parted(questions, (one) => one.onlyUntested)
  return { questions, hard, untested }
}

type Meeting = Awaited<ReturnType<typeof performanceMeetings.all>>[number]
const isWaitedFor = ({ outcome, cancelled_because }: Meeting): boolean => outcome === null && cancelled_because === null

/** Vigil’s public site shows them from the moment of publication; whether that page is the prominent one, a person still looks. */
function commentsHere(force: string, comments: readonly { readonly comments_published_at: string | null }[]): string {
  const published = comments.filter((one) => one.comments_published_at !== null).length
  return `Vigil’s public site has comments on ${published} of the ${comments.length} reports for which section 55 asks for them, at /${force}/section-55.`
}
