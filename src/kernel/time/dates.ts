// A day by itself, with no time in it: read, checked and said in words.

declare const localDateBrand: unique symbol

/** A day in London, `2026-03-27`. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/** A real day written `2026-03-27`, or null. The world's first and last days are left out: their nights reach outside it. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001-01-02' || text > '9999-12-30') return null
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== text) return null
  return text as LocalDate
}

/** Throws where the text is not a real day. */
export function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day === null) throw new RangeError(`not a date: ${JSON.stringify(text)}`)
  return day
}

/** A `2026-11-23` as `23 November 2026`, its month cut to so many letters where asked. */
export function dateWords(date: string, letters?: number): string {
  const month = monthNames[Number(date.slice(5, 7)) - 1] ?? ''
  return `${Number(date.slice(8, 10))} ${month.slice(0, letters)} ${date.slice(0, 4)}`
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')
