// A day by itself, with no time in it: read, checked and said in words.

declare const localDateBrand: unique symbol

/** A day in London, `2026-03-27`. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/** A real day written `2026-03-27`, or null. The world's first and last days are left out: their nights reach outside it. */
export function parseLocalDate(text: string): LocalDate | null {
  return isDay(text) && text >= '0001-01-02' && text <= '9999-12-30' ? (text as LocalDate) : null
}

/** Whether there is such a day: the thirtieth of February is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Throws where the text is not a real day. */
export function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day === null) throw new RangeError(`not a date: ${JSON.stringify(text)}`)
  return day
}

/** Days since 1 January 1970, for counting and comparing. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / millisecondsOfADay

/** Throws beyond the year 9999. */
export const ofDayNumber = (day: number): LocalDate =>
  dayOf(new Date(day * millisecondsOfADay).toISOString().slice(0, 10))

export const addDays = (date: LocalDate, days: number): LocalDate => ofDayNumber(dayNumber(date) + days)

/** The same day of a later month, or its last day where it is shorter: 31 January and a month is 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const monthsSince = year * 12 + month - 1 + months
  const later = Math.floor(monthsSince / 12)
  const monthLater = monthsSince - later * 12 + 1
  return dayOf(
    [`${later}`.padStart(4, '0'), two(monthLater), two(Math.min(day, daysInMonth(later, monthLater)))].join('-'),
  )
}

const two = (number: number): string => `${number}`.padStart(2, '0')

/** Monday to Friday, of a day number. Day 0 was a Thursday. */
export function isWeekday(day: number): boolean {
  const sinceMonday = (((day + 3) % 7) + 7) % 7
  return sinceMonday < 5
}

/** A `2026-11-23` as `23 November 2026`, a `2026-11` as `November 2026`, the month cut to so many letters where asked. */
export function dateWords(date: string, letters?: number): string {
  const [year = '', month = '', day] = date.split('-')
  const words = `${(monthNames[Number(month) - 1] ?? '').slice(0, letters)} ${year}`
  return day === undefined ? words : `${Number(day)} ${words}`
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

const millisecondsOfADay = 86_400_000
