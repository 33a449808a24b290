// Days and times as a form asks for them: in boxes, by London's clocks, or left as the form had them.
import { refusal } from '../../kernel/outcome.ts'
import { isInstant, localDate, localTime, parseLocalDate, readLocalTime, tidyTime } from '../../kernel/time.ts'
import { type Boxes, boxesOf, dayParts, dayWrong, isoOf } from '../days.ts'
import { join, name as nameOf } from '../explain.ts'
import type { Field } from '../shape.ts'
import { absent, first, type Reading, type Typed } from './sent.ts'

/** A date and a time as London's clocks show them, or an instant from a hidden field. */
export function moment(reading: Reading, field: Field, name: string): unknown {
  const { typed } = reading
  const whole = first(typed, name).trim()
  if (whole !== '') return whole
  const boxes = typedDay(typed, name, join(name, 'date'))
  const date = isoOf(boxes)
  const time = tidyTime(first(typed, join(name, 'time')))
  if (date === '' && time === '') return absent(field)
  const [exact = '', wasNow] = first(typed, join(name, 'exact')).split(' ')
  if (isInstant(exact) && localDate(exact) === date && localTime(exact) === time) {
    // Left as the form had it: the instant itself, or now where the form offered "now".
    return wasNow === 'now' ? null : exact
  }
  const which = first(typed, join(name, 'which'))
  const found = readLocalTime(date, time, which === 'first' || which === 'second' ? which : undefined)
  if (found.kind === 'instant') return found.at
  if (parseLocalDate(date) !== null && (time === '' || found.kind === 'unreadable')) {
    // Only the time is wrong: only its box is marked, and the link leads there.
    const sentence = time === '' || found.kind !== 'unreadable' ? left(field, 'time') : found.sentence
    reading.refusals.push(refusal(join(name, 'time'), sentence))
    return null
  }
  reading.refusals.push(refusal(name, whatIsWrong(field, boxes, time, found)))
  return null
}

type Unread = Exclude<ReturnType<typeof readLocalTime>, { readonly kind: 'instant' }>

function whatIsWrong(field: Field, boxes: Boxes, time: string, found: Unread): string {
  const date = isoOf(boxes)
  if (date === '') return left(field, 'day')
  if (parseLocalDate(date) === null) return `${nameOf(field)} ${dayWrong(boxes)}`
  return found.kind === 'ambiguous'
    ? `${nameOf(field)}: the clocks went back that night and ${time} came twice. Choose which one`
    : found.sentence
}

/** “Enter when the child was last seen” becomes “Enter the time the child was last seen”. */
const left = (field: Field, part: 'time' | 'day'): string =>
  field.missing?.startsWith('Enter when ')
    ? field.missing.replace(/^Enter when /, `Enter the ${part} `)
    : `${nameOf(field)}: enter the ${part}`

/** A day alone, in three boxes or in one field. What is no day goes on as it was typed, which no schema takes for one. */
export function day(reading: Reading, field: Field, name: string): unknown {
  const boxes = typedDay(reading.typed, name, name)
  const date = isoOf(boxes)
  if (date === '') return absent(field)
  if (parseLocalDate(date) !== null) return date
  reading.refusals.push(refusal(name, `${nameOf(field)} ${dayWrong(boxes)}`))
  return `${boxes.day} ${boxes.month} ${boxes.year}`
}

/** The boxes as they were typed; where a day came whole, under `whole`, what it fills them with. */
export function typedDay(typed: Typed, name: string, whole: string): Boxes {
  const [days, months, years] = dayParts.map((part) => first(typed, join(name, part)).trim())
  const inBoxes = { day: days ?? '', month: months ?? '', year: years ?? '' }
  return dayParts.some((part) => typed[join(name, part)] !== undefined) ? inBoxes : boxesOf(first(typed, whole).trim())
}
