// Every clock that runs, with its rule.
import { done } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, instant, localDate } from '../../../kernel/time.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { answersInWriting, ruleWords, sourceOf } from '../time-scales.ts'
import { clocksAnswer } from './clocks-answer.ts'
import { runningClocks } from './queries/clocks.ts'

/** `names` maps each kind of duty to its words; handed in, so that this page knows no other slice's rules. */
export const clocksPage = (names: ReadonlyMap<string, string>) =>
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
          await runningClocks.all(reader, { force: world.who.forceId, names: [...names.keys()], limit: 300 }),
      )
      const shown = rows.map((row) => ({
        ...row,
        words: names.get(row.name) ?? row.name,
        rule: ruleOf(row),
        overdue: row.due_at < world.now,
        on: dateWords(dayOf(localDate(instant(row.due_at)))),
      }))
      return done({ clocks: shown, overdue: shown.filter((one) => one.overdue).length })
    },
  })

/** Of a date that the report's time scale made: which scale, counted from when, and how often it was moved since. */
function ruleOf({ name, time_scale, base_on, date_changes }: Clock): string | null {
  if (time_scale === null || time_scale === 'none') return null
  if (name === 'answer in writing' || name === 'send the written statement')
    return `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
  if (name !== 'meet the recommendation' || answersInWriting(time_scale)) return null
  return (date_changes ?? 0) > 0
    ? `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}; moved since by agreement`
    : `${ruleWords(time_scale, base_on)}: ${sourceOf(time_scale)}`
}

type Clock = {
  readonly name: string
  readonly time_scale: string | null
  readonly base_on: string | null
  readonly date_changes: number | null
}
