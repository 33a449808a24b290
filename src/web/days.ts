// A day as people write it: in three boxes, or as one text. What is no day stays as it was typed.

export const dayParts = ['day', 'month', 'year'] as const
type DayPart = (typeof dayParts)[number]
export type Boxes = Readonly<Record<DayPart, string>>

/** `2026-03-27` where each box can be read as a part of a day, whether or not there is such a day; otherwise the boxes' own text. */
export function isoOf({ day, month, year }: Boxes): string {
  const number = monthNumber(month)
  return /^\d{1,2}$/.test(day) && number !== null && /^\d{4}$/.test(year)
    ? `${year}-${number}-${day.padStart(2, '0')}`
    : [day, month, year].filter((part) => part !== '').join(' ')
}

/** The boxes that a day fills; a text that is none stands in the first. */
export function boxesOf(text: string): Boxes {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(isoDate(text))
  return parts === null
    ? { day: text, month: '', year: '' }
    : { day: String(Number(parts[3])), month: String(Number(parts[2])), year: parts[1] ?? '' }
}

/** 27/3/2026 is how people write it. */
export function isoDate(text: string): string {
  const parts = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  return parts === null ? text : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
}

/** What is wrong with a day in boxes, after its name: “must include a month”. */
export function dayWrong(boxes: Boxes): string {
  const missing = dayParts.filter((part) => boxes[part] === '')
  if (missing.length > 0 && missing.length < dayParts.length && !/[^\d]/.test(boxes.day))
    return `must include ${missing.map((part) => `a ${part}`).join(' and ')}`
  if (/^\d{1,3}$/.test(boxes.year)) return 'must have a year of four figures, for example 2026'
  return `must be a real date, for example ${dayExample}`
}

export const dayExample = '27 3 2026'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `3`, `03`, `Mar` and `March` are one month. */
function monthNumber(text: string): string | null {
  if (/^\d{1,2}$/.test(text)) return text.padStart(2, '0')
  const named = /^[a-z]{3,9}$/i.test(text) ? months.indexOf(text.slice(0, 3).toLowerCase()) + 1 : 0
  return named === 0 ? null : String(named).padStart(2, '0')
}
