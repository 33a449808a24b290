// Time scales as reports give them, and the day each comes to: always with its rule and where that is from.
import { addDays, dateWords, dayOf, type LocalDate } from '../../kernel/time.ts'
import { deadline, type Holidays, parseRule } from '../../practice/deadline.ts'

type TimeScale = {
  readonly scale: string
  readonly words: string
  readonly source: string
  /** The period was not seen in its source: whoever reads the date is told so. */
  readonly unconfirmed?: true
  /** A period in which to answer in writing. By when the recommendation is met is another date, and the force sets it. */
  readonly answers?: true
}

export const timeScales: readonly TimeScale[] = [
  { scale: 'immediately', words: 'immediately', source: 'HMICFRS: report with the six-week letter' },
  {
    scale: 'months-3',
    words: 'within three months',
    source: 'the period is the report’s; the day it is counted from is entered here',
  },
  {
    scale: 'months-6',
    words: 'within six months',
    source: 'the period is the report’s; the day it is counted from is entered here',
  },
  {
    scale: 'months-12',
    words: 'within twelve months',
    source: 'the period is the report’s; the day it is counted from is entered here',
  },
  {
    scale: 'weeks-6',
    words: 'within six weeks',
    source: 'the period is the report’s; the day it is counted from is entered here',
  },
  { scale: 'date', words: 'by a date', source: 'the date the report gives' },
  {
    scale: 'iopc-56',
    words: 'answered within 56 days beginning with the day it was made',
    source: 'IOPC: Police Reform Act 2002 schedule 3 paragraph 28B',
    answers: true,
  },
  {
    scale: 'coroner-56',
    words: 'answered within 56 days of the day it was sent',
    source: 'Coroner, regulation 28 report',
    unconfirmed: true,
    answers: true,
  },
  {
    scale: 'working-days-70',
    words: 'a written statement within 70 working days',
    source: 'Joint targeted area inspection: written statement',
    unconfirmed: true,
    answers: true,
  },
  {
    scale: 'panel',
    words: 'answered by the day the panel set',
    source: 'Police Reform and Social Responsibility Act 2011 s.29',
    answers: true,
  },
  { scale: 'none', words: 'no time scale given', source: 'the force sets a date within fourteen days' },
]

const byScale = new Map(timeScales.map((one) => [one.scale, one]))
/** No report gives more than three years. What was entered before that was asked is still counted. */
const most: Readonly<Record<string, number>> = { months: 36, weeks: 156, days: 1_095, 'working-days': 750 }
export const longest = '36 months'

export function isTimeScale(scale: string): boolean {
  const counted = countedOf(scale)
  return byScale.has(scale) || (counted !== null && counted.count <= (most[counted.unit] ?? 0))
}

/** Other numbers of days, weeks, working days or months than those reports mostly give. */
function countedOf(scale: string): { readonly unit: string; readonly count: number } | null {
  const found = /^(days|weeks|working-days|months)-([1-9]\d{0,2})$/.exec(scale)
  return found === null ? null : { unit: found[1] ?? '', count: Number(found[2]) }
}

/** A period for a written answer, and no date by which the recommendation is met. */
export const answersInWriting = (scale: string): boolean => byScale.get(scale)?.answers === true

/** The rule in words, for beside the date. */
export function ruleWords(scale: string, baseOn: string | null): string {
  const counted = countedOf(scale)
  const plain = counted === null ? scale : `within ${counted.count} ${counted.unit.replace('-', ' ')}`
  const words = byScale.get(scale)?.words ?? plain
  return baseOn === null || !isCounted(scale) ? words : `${words}, counted from ${dateWords(dayOf(baseOn))}`
}

/** A date that is given, and one that nobody has set, is counted from nothing; what is asked for at once neither. */
export const isCounted = (scale: string): boolean => !needsDate(scale) && scale !== 'none' && scale !== 'immediately'

export function sourceOf(scale: string): string {
  const known = byScale.get(scale)
  if (known === undefined) return 'the period is the report’s; the day it is counted from is entered here'
  return known.unconfirmed
    ? `${known.source}; not confirmed from the source, so check it against the report`
    : known.source
}

/** Scales that need a date to be given with them. */
export const needsDate = (scale: string): boolean => scale === 'date' || scale === 'panel'

/** The day it is due; null where there is no time scale, or nothing to count it from. `on` is the date the report gives. */
export function dueOn(scale: string, baseOn: string | null, on: string | null, holidays: Holidays): LocalDate | null {
  if (needsDate(scale)) return on === null ? null : dayOf(on)
  if (baseOn === null || scale === 'none') return null
  const base = dayOf(baseOn)
  if (scale === 'immediately') return base
  if (scale === 'iopc-56') return addDays(base, 55)
  if (scale === 'coroner-56') return addDays(base, 56)
  const days = countedOf(scale)
  if (days?.unit === 'days') return addDays(base, days.count)
  const rule = parseRule(scale)
  if ('refused' in rule) return null
  const counted = deadline(rule, base, holidays)
  return counted.kind === 'due' ? counted.localDate : null
}
