// Days as logs write them, put as the form reads them: “29NOV2026”, “Sun 29 Nov 26”, “29/11/26”, “0830 hrs”.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A month in letters becomes a number: the first that there is. */
export const numberedMonth = (value: string): string =>
  value
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[\s,]{1,3}(?=\d)/i, '')
    .replace(
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})\.?[ ,-]{0,2}(\d{4}|\d{2})(?!\d)/i,
      (whole, day: string, name: string, year: string) => {
        const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
        return month === 0 ? whole : `${day}/${month}/${year}`
      },
    )

/** Of a call, never of a birth: there a year in two figures may be of either century. */
export const wholeYear = (value: string): string =>
  value.replace(/(?<![\d/])(\d{1,2}\/\d{1,2}\/)(\d{2})(?![\d/])/, '$120$2')

const beginsWithDay =
  /^((?:[a-z]{3,9}[\s,]{1,3})?\d{1,2}(?:st|nd|rd|th)?[ /-]?(?:[a-z]{3,9}|\d{1,2})\.?[ ,/-]{0,2}\d{2,4})(.*)$/i

/** Of a value that begins with its day: behind it stands a place, and “Flat 5 Mayfield 22” is no day of May. */
export function leadingDay(value: string): string {
  const [, day = '', rest = value] = beginsWithDay.exec(value) ?? []
  return `${wholeYear(numberedMonth(day))}${rest}`
}

export const withoutHours = (value: string): string => value.replace(/(\d) ?(?:hrs?|hours)\b\.?/i, '$1')
