// The time scales that a sentence of a report gives: “within three months”, “by the end of June 2027”, “immediately”. And what sounds like one and is not understood.
import { addDays, dayOf, parseLocalDate } from '../../../kernel/time.ts'
import { month, months, number, numberOf, timeWords } from './time-words.ts'

type Scale = { readonly scale: string; readonly on: string | null }
type Found = Scale & { readonly at: number; readonly words: string }

/** A report's sentence is no longer; what a hostile text makes of one is not read to its end. */
const mostRead = 8_000
const mostFound = 50

/** The first time scale that the words give. */
export function scaleIn(words: string): Scale {
  const [first] = timeIn(words).found
  return first === undefined ? { scale: 'none', on: null } : { scale: first.scale, on: first.on }
}

/** Whether the words give a time, understood or not: quicker than to read which. */
export function givesTime(words: string): boolean {
  const read = words.slice(0, mostRead)
  return (
    mayBeTime.test(read) &&
    [...readers.map(({ pattern }) => pattern), ...timeWords].some((one) => read.search(one) >= 0)
  )
}

const mayBeTime =
  /\b(?:with|immediate|forthwith|straight|at once|urgen|in the|over the|by|before|later than|until|days?\b|weeks?\b|months?\b|fortnight|quarter|years?\b|as soon|as a matter|at the|in due)/i

/** Of a point in a list its own words, where they give a time; otherwise all. */
export function timedWords({ words, point }: { readonly words: string; readonly point?: string | undefined }): string {
  return point !== undefined && timeIn(point).found.length > 0 ? point : words
}

/** Several time scales, in words, of which a person chooses; none where the words give one or nothing. */
export function severalIn(item: { readonly words: string; readonly point?: string | undefined }): readonly Found[] {
  const { found } = timeIn(timedWords(item))
  const different = new Set(found.map(({ scale, on }) => `${scale} ${on ?? ''}`))
  return different.size > 1 ? found : []
}

/** All that the words give, in their order, and time words of which a person has to say what they mean. */
export function timeIn(words: string): { readonly found: readonly Found[]; readonly notUnderstood: readonly string[] } {
  const read = words.slice(0, mostRead)
  const found = readers
    .flatMap(({ pattern, scale }) =>
      matchesOf(read, pattern).flatMap((match) => {
        const one = scale(match)
        return one === null ? [] : [{ ...one, at: match.index, words: match[0] }]
      }),
    )
    .sort((a, b) => a.at - b.at || b.words.length - a.words.length)
  const other = timeWords.flatMap((pattern) => matchesOf(read, pattern))
  const unread = other.filter((one) => !found.some((each) => overlap(span(one), [each.at, each.words.length])))
  const whole = unread.filter(
    (one) => !unread.some((each) => each[0].length > one[0].length && overlap(span(one), span(each))),
  )
  return { found, notUnderstood: [...new Set(whole.map((one) => one[0].trim()))] }
}

type Span = readonly [at: number, length: number]
const span = (match: RegExpExecArray): Span => [match.index, match[0].length]
const overlap = ([one, long]: Span, [other, far]: Span): boolean => one < other + far && other < one + long

const matchesOf = (words: string, pattern: RegExp): readonly RegExpExecArray[] => [
  ...words.matchAll(pattern).take(mostFound),
]

type Reader = { readonly pattern: RegExp; readonly scale: (match: RegExpExecArray) => Scale | null }

const readers: readonly Reader[] = [
  {
    pattern:
      /\b(?:immediately|with immediate effect|straight ?away|at once|without (?:further )?delay|as a matter of urgency|forthwith)\b/gi,
    scale: () => ({ scale: 'immediately', on: null }),
  },
  {
    pattern: new RegExp(
      `\\b(?:within|(?:in|over) the next|(?:no|not) later than) (?:the )?(?:next |following |first )?(${number}) (?:calendar |full |whole )?(months?|weeks?|fortnights?|working days|business days|days?|years?)\\b`,
      'gi',
    ),
    scale: ([, count = '', unit = '']) => counted(numberOf(count), unit.toLowerCase()),
  },
  {
    pattern: new RegExp(`\\bin (${number}) (months?|weeks?|fortnights?|days?|years?)[’']? time\\b`, 'gi'),
    scale: ([, count = '', unit = '']) => counted(numberOf(count), unit.toLowerCase()),
  },
  // A cell of a table that holds a time and nothing else.
  {
    pattern: new RegExp(`(?<= \\| )(${number}) (months?|weeks?|working days|days?|years?)(?= \\||$)`, 'gi'),
    scale: ([, count = '', unit = '']) => counted(numberOf(count), unit.toLowerCase()),
  },
  {
    pattern: new RegExp(
      `\\b(by|before|on or before|(?:no|not) later than) (the end of )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${month}),? (20\\d{2})\\b`,
      'gi',
    ),
    scale: ([, word = '', end, day = '', name = '', year = '']) =>
      dated(`${year}-${two(monthOf(name))}-${day.padStart(2, '0')}`, isBefore(word) && end === undefined),
  },
  // “by September 2027” is taken as its last day, as “by the end of” says; whoever confirms it sees the day.
  {
    pattern: new RegExp(`\\b(by|before|(?:no|not) later than) (the end of )?(${month}),? (20\\d{2})\\b`, 'gi'),
    scale: ([, word = '', end, name = '', year = '']) =>
      isBefore(word) && end === undefined
        ? dated(`${year}-${two(monthOf(name))}-01`, true)
        : dated(lastOf(`${year}-${two(monthOf(name))}`), false),
  },
  {
    pattern: /\b(?:by|before|(?:no|not) later than) the end of (20\d{2})\b/gi,
    scale: ([, year = '']) => dated(`${year}-12-31`, false),
  },
]

function counted(count: number, unit: string): Scale | null {
  if (count === 0) return null
  return { scale: inUnits(count, unit), on: null }
}

function inUnits(count: number, unit: string): string {
  if (unit.startsWith('year')) return `months-${count * 12}`
  if (unit.startsWith('month')) return `months-${count}`
  if (unit.startsWith('week')) return `weeks-${count}`
  if (unit.startsWith('fortnight')) return `weeks-${count * 2}`
  return unit === 'working days' || unit === 'business days' ? `working-days-${count}` : `days-${count}`
}

const isBefore = (word: string): boolean => word.toLowerCase() === 'before'
const monthOf = (name: string): number => months.indexOf(name.toLowerCase()) + 1
const two = (value: number): string => String(value).padStart(2, '0')
const lastOf = (inMonth: string): string =>
  ['31', '30', '29', '28'].map((day) => `${inMonth}-${day}`).find((day) => parseLocalDate(day) !== null) ?? ''

/** “Before 30 April” is the day before it at the latest. */
function dated(on: string, before: boolean): Scale | null {
  if (parseLocalDate(on) === null) return null
  return { scale: 'date', on: before ? addDays(dayOf(on), -1) : on }
}
