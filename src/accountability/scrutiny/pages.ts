// The commissioner's own page: where assurance and figures disagree first, then our own late actions, statutory dates, questions to ask.

import { done } from '../../kernel/outcome.ts'
import { addDays, dayNumber, dayOf, isWeekday, localDate } from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { toPublish } from './duties-to-publish.ts'
import { checks, decisions, ownActions, performanceMeetings, register, section55s } from './queries.ts'
import { disagrees, questionsToAsk } from './questions-to-ask.ts'

export const scrutinyPage = page({
  path: '/scrutiny',
  permission: 'see recommendations',
  template: 'accountability/scrutiny/views/scrutiny.njk',
  title: 'Scrutiny by the local policing body',
  load: async (world) => done(await readScrutiny(world)),
})

/** For the annual report: the same records, for print, without what is to come. */
export const annualPage = page({
  path: '/scrutiny/annual-report',
  permission: 'see recommendations',
  template: 'accountability/scrutiny/views/annual.njk',
  title: 'Extract for the annual report',
  area: '/scrutiny',
  load: async (world) => done(await readScrutiny(world)),
})

async function readScrutiny(world: World) {
  const { who, now, policyAt } = world
  const force = who.forceId
  const today = localDate(now)
  return await world.db.read(contextOf(world), async (reader) => {
    const [rows, made, actions, looked, meetings, comments] = await Promise.all([
      register.all(reader, { force }),
      decisions.all(reader, { force, limit: 100 }),
      ownActions.all(reader, { force }),
      checks.all(reader, { force }),
      performanceMeetings.all(reader, { force, since: `${today.slice(0, 4)}-01-01` }),
      section55s.all(reader, { force }),
    ])
    const held = meetings.filter((one) => one.held_on <= today)
    return {
      today,
      disagreements: rows.filter(disagrees).map((row) => ({ ...row, stops: row.stops ?? [] })),
      lateActions: actions.filter((one) => one.done_at === null && one.due_on < today),
      actions,
      comments: comments.map((one) => ({ ...one, late: one.comments_published_at === null && one.due_on < today })),
      publications: publications(looked, today, policyAt(now).holidays),
      meetings,
      meetingsOwed: Math.max(0, 3 - held.length),
      questions: questionsToAsk(rows, today),
      decisions: made,
      register: rows,
      maySay: may(who, 'scrutinise'),
    }
  })
}

type Looked = {
  readonly item: string
  readonly address: string
  readonly prominent: boolean
  readonly refreshed_on: string
  readonly checked_at: string
}

function publications(looked: readonly Looked[], today: string, holidays: Holidays) {
  return toPublish.map((item) => {
    const last = looked.find((one) => one.item === item.id) ?? null
    const age = last === null ? null : workingDaysBetween(last.refreshed_on, today, holidays)
    return { ...item, last, age, stale: age === null || age > item.staleAfterWorkingDays }
  })
}

/** Working days after `from`, up to and with `to`; weekends and bank holidays do not make a page older. */
function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  const closed = new Set(holidays.dates)
  let count = 0
  for (let at = addDays(dayOf(from), 1); at <= to && count < 1000; at = addDays(at, 1))
    if (isWeekday(dayNumber(at)) && !closed.has(at)) count++
  return count
}
