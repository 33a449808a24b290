// Every clock that runs: what is late and what falls due within fourteen days first, what is later by kind; beside every date its rule and where that is from.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, instant, localDate } from '../../../kernel/time.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { bodiesKnown, bodyBehind, passedOn } from '../../bodies-known.ts'
import type { DateFrom } from '../../date-from.ts'
import { placeOf, runningClocks, subjectOf } from '../../running-clock.ts'
import { dateSaid } from '../date-from.ts'
import { ruleWords, sourceOf } from '../time-scales.ts'
import { clocksAnswer } from './clocks-answer.ts'
import { byKind, type Falls, ruledBy, saidOf, soonDays } from './clocks-said.ts'

/** `names` maps each rule of each kind of record to its words, `thing` a page that must be published; handed in, so that this page knows no other slice's rules. */
export type ClockWords = {
  readonly names: ReadonlyMap<string, string>
  readonly thing: (item: string) => string | undefined
}

/** Those that fall first; the page says so where there are more. */
const most = 1000

export const clocksPage = ({ names, thing }: ClockWords) =>
  page({
    path: '/clocks',
    permission: 'see recommendations',
    template: 'accountability/recommendations/inspections/views/clocks.njk',
    title: 'Clocks',
    area: '/recommendations',
    query: Type.Object({ whose: Type.Optional(Type.String({ maxLength: 200, title: 'Whose' })) }),
    answer: clocksAnswer,
    load: async (world, { query }) => {
      const force = world.who.forceId
      const [rows, bodies] = await world.db.read(
        contextOf(world),
        async (reader) =>
          await Promise.all([
            runningClocks.all(reader, { force, keys: [...names.keys()], limit: most + 1 }),
            bodiesKnown.all(reader, { force }),
          ]),
      )
      const today = localDate(world.now)
      const policy = world.policyAt(world.now)
      const all = rows.slice(0, most).map((row) => {
        const about = subjectOf(row, thing, policy)
        const words = names.get(`${row.kind}/${row.name}`) ?? row.name
        return {
          ...row,
          words,
          about,
          path: placeOf(row),
          body: bodyBehind(bodies, row.owner, today),
          moved: row.date_changes ?? 0,
          rule: ruleOf(row),
          ruled: ruledBy({ ...row, basis: basisOf(row), rule: ruleOf(row) }),
          overdue: row.due_at < world.now,
          on: dateWords(dayOf(localDate(instant(row.due_at)))),
          ...saidOf({ ...row, words }, about, world.now),
        }
      })
      const whose = query.whose || null
      const clocks = whose === null ? all : all.filter((one) => one.whose === whose)
      const falling = (falls: Falls) => clocks.filter((one) => one.falls === falls).length
      return done({
        clocks,
        overdue: falling('overdue'),
        soon: falling('soon'),
        later: falling('later'),
        soonDays,
        kinds: byKind(clocks),
        whose,
        everybody: [...new Set(all.map((one) => one.whose))].sort(),
        passedOn: passedOn(bodies, today),
        more: rows.length > most ? most : null,
      })
    },
  })

/** Of the date of a recommendation: what made it, and where that is from. */
function ruleOf({ name, time_scale, base_on, date_from }: Clock): string | null {
  if (time_scale === null) return null
  if (name.startsWith('answer in writing') || name === 'send the written statement')
    return `${ruleWords(time_scale, base_on)} (${sourceOf(time_scale)})`
  if (name !== 'meet the recommendation') return null
  return dateSaid({ date_from, time_scale, base_on })
}

/** A date that was set or moved by people rests on nobody’s guidance. */
const basisOf = ({ name, basis, owner, date_from: from }: Clock): string => {
  if (name !== 'meet the recommendation' || from === null || from.how === 'handed on') return basis
  return owner === "commissioner's office" ? 'local policing body' : 'force'
}

type Clock = {
  readonly name: string
  readonly basis: string
  readonly owner: string
  readonly time_scale: string | null
  readonly base_on: string | null
  readonly date_from: DateFrom | null
}
