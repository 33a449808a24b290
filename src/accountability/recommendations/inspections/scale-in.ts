// The time scale that a sentence of a report gives: “within three months”, “by the end of June 2027”, “immediately”.
import { parseLocalDate } from '../../../kernel/time.ts'

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  eighteen: 18,
}
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

type Scale = { readonly scale: string; readonly on: string | null }
type At = Scale & { readonly at: number }

/** The first time scale that the words give. */
export function scaleIn(words: string): Scale {
  const [first] = [immediately(words), within(words), byDay(words), byMonth(words)]
    .flatMap((one) => one ?? [])
    .sort((a, b) => a.at - b.at)
  return first === undefined ? { scale: 'none', on: null } : { scale: first.scale, on: first.on }
}

function immediately(words: string): At | null {
  const found = /\b(immediately|with immediate effect|straight ?away|as a matter of urgency)\b/i.exec(words)
  return found === null ? null : { at: found.index, scale: 'immediately', on: null }
}

function within(words: string): At | null {
  const found =
    /\bwithin (?:the next )?(\d{1,3}|[a-z]{1,10}) (months?|weeks?|working days|calendar days|days|years?)\b/i.exec(
      words,
    )
  if (found === null) return null
  const count = Number(found[1]) || numbers[(found[1] ?? '').toLowerCase()] || 0
  const scale = scaleOf(count, (found[2] ?? '').toLowerCase())
  return count > 0 ? { at: found.index, scale, on: null } : null
}

function scaleOf(count: number, unit: string): string {
  if (unit.startsWith('year')) return `months-${count * 12}`
  if (unit.startsWith('month')) return `months-${count}`
  if (unit.startsWith('week')) return `weeks-${count}`
  return unit.startsWith('working') ? `working-days-${count}` : `days-${count}`
}

function byDay(words: string): At | null {
  const found = /\b[Bb]y (?:the end of )?(\d{1,2}) ([A-Z][a-z]{2,8}) (20\d{2})\b/.exec(words)
  if (found === null) return null
  const month = monthNames.indexOf((found[2] ?? '').toLowerCase()) + 1
  return dated(found.index, `${found[3]}-${two(month)}-${(found[1] ?? '').padStart(2, '0')}`)
}

/** “by September 2027” is taken as its last day, as “by the end of” says; whoever confirms it sees the day. */
function byMonth(words: string): At | null {
  const found = /\b[Bb]y (?:the end of )?([A-Z][a-z]{2,8}) (20\d{2})\b/.exec(words)
  if (found === null) return null
  const month = monthNames.indexOf((found[1] ?? '').toLowerCase()) + 1
  const days = ['31', '30', '29', '28'].map((day) => `${found[2]}-${two(month)}-${day}`)
  return dated(found.index, days.find((day) => parseLocalDate(day) !== null) ?? '')
}

const dated = (at: number, on: string): At | null => (parseLocalDate(on) === null ? null : { at, scale: 'date', on })
const two = (month: number): string => String(month).padStart(2, '0')
