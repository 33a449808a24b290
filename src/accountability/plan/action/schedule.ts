// The plan's actions as the schedule draws them: in the order of the table beside it, each with what it waits for, over an axis of months.
import { addMonths, dateWords, dayNumber, type Instant, localDate, parseLocalDate } from '../../../kernel/time.ts'
import { schedule } from '../../../web/charts.ts'
import type { ShownAction } from './shown.ts'

export const scheduleOf = (shown: readonly ShownAction[], now: Instant) =>
  schedule({
    title: 'Actions from start to due, and when improvement is expected',
    today: dayOf(localDate(now)) ?? { number: 0, words: '' },
    months: monthsOf(shown),
    pieces: shown.map((one) => ({
      id: one.record_id,
      label: `Action ${one.number}: ${one.text}`,
      from: dayOf(one.start_on),
      to: dayOf(one.due_on),
      effect: dayOf(one.effect_on),
      late: one.overdue,
      waitsFor: one.depends_on,
    })),
  })

/** The first days of the months that the actions lie in. */
function monthsOf(shown: readonly ShownAction[]) {
  const texts = shown.flatMap((one) => [one.start_on, one.due_on, one.effect_on]).filter((one) => one !== null)
  const [first] = [...texts].sort()
  const begins = first === undefined ? null : parseLocalDate(`${first.slice(0, 7)}-01`)
  if (begins === null) return []
  const last = [...texts].sort().at(-1) ?? ''
  const months: { number: number; words: string }[] = []
  for (let month = begins; `${month}` <= last && months.length < mostMonths; month = addMonths(month, 1))
    months.push({ number: dayNumber(month), words: dateWords(month.slice(0, 7), 3) })
  return months
}
const mostMonths = 120

function dayOf(text: string | null) {
  const date = text === null ? null : parseLocalDate(text)
  return date === null ? null : { number: dayNumber(date), words: dateWords(date, 3) }
}
