// The extract for the annual report: of a period what was decided and why, what was undertaken and done, what was published, and which meetings were held.
import Type from 'typebox'
import { done, refusal, refused } from '../../kernel/outcome.ts'
import { addDays, addMonths, type LocalDate as Day, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { aprilYearOf } from '../../web/april-year.ts'
import { page } from '../../web/slice.ts'
import { disagrees, disagreesThen, figuresThen } from '../assurance.ts'
import { asksNothingOfFiles } from '../files-unasked.ts'
import { notComputedByThen, statusWords } from '../status-words.ts'
import { scrutinyAnnualReportAnswer } from './annual-answer.ts'
import { ownActions, section55s, unansweredReports } from './queries/own-part.ts'
import { performanceMeetings } from './queries/performance.ts'
import { registerAtEnd, testsMetThen } from './queries/then.ts'
import { decisions } from './queries.ts'

const Period = Type.Object({
  from: { ...Maybe(LocalDate), title: 'From', input: 'date' },
  until: { ...Maybe(LocalDate), title: 'Until', input: 'date' },
})

/** The year of a local policing body runs from April to March. */
const yearOf = (today: Day): { readonly from: string; readonly until: string } => {
  const from = dayOf(`${aprilYearOf(today)}-04-01`)
  return { from, until: addDays(addMonths(from, 12), -1) }
}

export const annualPage = page({
  path: '/scrutiny/annual-report',
  permission: 'see recommendations',
  template: 'accountability/scrutiny/views/annual.njk',
  title: 'Extract for the annual report',
  area: '/scrutiny',
  query: Period,
  answer: scrutinyAnnualReportAnswer,
  load: async (world, { query }) => {
    const today = localDate(world.now)
    const { from, until } = { ...yearOf(today), ...given(query) }
    if (until < from) return refused(refusal('until', 'The period ends before it begins'))
    const force = world.who.forceId
    const [start, end] = [startOfLocalDay(from), startOfLocalDay(addDays(dayOf(until), 1))]
    // Of a period that is not over, as it stands now.
    const asAt = [today, until].sort()[0] ?? until
    const before = (at: string | null) => at !== null && at < end
    const within = (at: string | null) => at !== null && at >= start && at < end
    const isIn = (day: string) => day >= from && day <= until
    return await world.db.read(contextOf(world), async (reader) => {
      const [rows, met, made, actions, comments, meetings, unopened] = await Promise.all([
        registerAtEnd.all(reader, { force, until, end }),
        testsMetThen.all(reader, { force, end }),
        decisions.all(reader, { force, limit: 500 }),
        ownActions.all(reader, { force }),
        section55s.all(reader, { force }),
        performanceMeetings.all(reader, { force, from, until }),
        unansweredReports.all(reader, { force }),
      ])
      return done({
        today,
        asAt,
        from,
        until,
        decisions: made
          .filter((one) => one.decided_on >= from && one.decided_on <= until)
          .map((one) => ({
            ...one,
            reviewed_on: (one.reviewed_on ?? '9') <= until ? one.reviewed_on : null,
            figuresThen: figuresThen(one),
            disagreed: disagreesThen(one),
          })),
        actions: actions
          .filter((one) => before(one.undertaken_at) && (one.done_at === null || one.done_at >= start))
          .map((one) => ({
            ...one,
            done_at: before(one.done_at) ? one.done_at : null,
            late: !before(one.done_at) && one.due_on < asAt,
          })),
        comments: comments
          .filter((one) => within(one.comments_published_at) || isIn(one.due_on))
          .map((one) => ({ ...one, later: one.comments_published_at !== null && !before(one.comments_published_at) })),
        unopened: unopened
          .map(({ title, published_on }) => ({ report: title, due_on: lastDayOfSection55(dayOf(published_on)) }))
          .filter(({ due_on }) => isIn(due_on) && due_on < today),
        meetings,
        held: meetings.filter((one) => one.outcome !== null).length,
        register: rows.map((row) => ({
          ...row,
          status: statusWords({ ...row, askedOf: row.asked_of }, notComputedByThen),
          disagrees: disagrees(row),
          filesUnasked: met.some((one) => one.record_id === row.record_id && leavesFilesOut(one.test)),
        })),
      })
    })
  },
})

const leavesFilesOut = (test: Parameters<typeof asksNothingOfFiles>[0] | null): boolean =>
  test !== null && asksNothingOfFiles(test)

const given = ({ from, until }: { readonly from: string | null; readonly until: string | null }) => ({
  ...(from === null ? {} : { from }),
  ...(until === null ? {} : { until }),
})
