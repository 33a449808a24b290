// Every clock that runs, with its rule.
import { done } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, instant, localDate } from '../../../kernel/time.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { placeOf, runningClocks, subjectOf } from '../../running-clock.ts'
import { answersInWriting, ruleWords, sourceOf } from '../time-scales.ts'
import { clocksAnswer } from './clocks-answer.ts'

/** `names` maps each rule of each kind of record to its words, `thing` a page that must be published; handed in, so that this page knows no other slice's rules. */
export type ClockWords = {
  readonly names: ReadonlyMap<string, string>
  readonly thing: (item: string) => string | undefined
}

export const clocksPage = ({ names, thing }: ClockWords) =>
  page({
    path: '/clocks',
    permission: 'see recommendations',
    template: 'accountability/recommendations/inspections/views/clocks.njk',
    title: 'Clocks',
    area: '/recommendations',
    answer: clocksAnswer,
    load: async (world) => {
      const rows = await world.db.read(
        contextOf(world),
        async (reader) =>
          await runningClocks.all(reader, { force: world.who.forceId, keys: [...names.keys()], limit: 300 }),
      )
      const shown = rows.map((row) => ({
        ...row,
        words: names.get(`${row.kind}/${row.name}`) ?? row.name,
        about: subjectOf(row, thing),
        path: placeOf(row),
        moved: row.date_changes ?? 0,
        rule: ruleOf(row),
        overdue: row.due_at < world.now,
        on: dateWords(dayOf(localDate(instant(row.due_at)))),
      }))
      return done({ clocks: shown, overdue: shown.filter((one) => one.overdue).length })
    },
  })

/** Of a date that the report's time scale made: which scale, and counted from when. */
function ruleOf({ name, time_scale, base_on }: Clock): string | null {
  if (time_scale === null || time_scale === 'none') return null
  if (name === 'answer in writing' || name === 'send the written statement')
    return `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
  if (name !== 'meet the recommendation' || answersInWriting(time_scale)) return null
  return `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
}

type Clock = {
  readonly name: string
  readonly time_scale: string | null
  readonly base_on: string | null
}
