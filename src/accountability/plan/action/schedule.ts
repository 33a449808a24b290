// The plan's actions as the schedule draws them: in order of start, each with what it waits for.
import { dateWords, dayNumber, type Instant, localDate, parseLocalDate } from '../../../kernel/time.ts'
import { schedule } from '../../../web/charts.ts'
import type { ShownAction } from './shown.ts'

export const scheduleOf = (shown: readonly ShownAction[], now: Instant) =>
  schedule({
    title: 'Actions from start to due, and when improvement is expected',
    today: dayOf(localDate(now)) ?? { number: 0, words: '' },
    pieces: [...shown].sort(byStart).map((one) => ({
      id: one.record_id,
      label: `${one.number}. ${one.text}`,
      from: dayOf(one.start_on),
      to: dayOf(one.due_on),
      effect: dayOf(one.effect_on),
      late: one.overdue,
      waitsFor: one.depends_on,
    })),
  })

const byStart = (a: ShownAction, b: ShownAction) =>
  (a.start_on ?? '9999').localeCompare(b.start_on ?? '9999') || a.number - b.number

function dayOf(text: string | null) {
  const date = text === null ? null : parseLocalDate(text)
  return date === null ? null : { number: dayNumber(date), words: dateWords(date, 3) }
}
