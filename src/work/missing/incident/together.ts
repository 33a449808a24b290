// A day and a clock that a log writes on lines of their own, under labels of one moment: put together as one line.
import { parseLocalDate } from '../../../kernel/time.ts'
import { isoDate } from '../../../web/days.ts'
import { numberedMonth, wholeYear } from './dates.ts'
import { labelled } from './label.ts'

/** By its field, a label that says the whole moment. */
const moments = { 'source.createdAt': 'created', lastSeenAt: 'last seen time' } as const

/** In whichever order they come; where either is missing the lines stay, and say themselves that they could not be read. */
export const together = (lines: readonly string[]): readonly string[] =>
  Object.entries(moments).reduce((so, [field, label]) => joined(so, field, label), lines)

function joined(lines: readonly string[], field: string, label: string): readonly string[] {
  const values = lines.map((line) => {
    const one = labelled(line)
    return one?.field === field ? one.value : ''
  })
  const [day, clock] = [values.findIndex(isDay), values.findIndex(isClock)]
  if (day < 0 || clock < 0) return lines
  const whole = `${label}: ${values[day]} ${values[clock]}`
  return lines.flatMap((line, index) => (index === clock ? [] : [index === day ? whole : line]))
}

const isDay = (value: string): boolean =>
  value.length <= 30 && parseLocalDate(isoDate(wholeYear(numberedMonth(value)))) !== null

const isClock = (value: string): boolean => /^(?:\d{1,2}[:.]\d\d(?::\d\d)?|\d{4})(?: ?(?:hrs?|hours))?\.?$/i.test(value)
