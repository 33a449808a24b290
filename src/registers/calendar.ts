// The bank holidays of England and Wales, as GOV.UK publishes them (gov.uk/bank-holidays.json), carried as data.
import type { Holidays } from '../practice/deadline.ts'
import published from './calendar/bank-holidays.json' with { type: 'json' }

/** Whole years, first and last included: GOV.UK publishes no part of a year. */
export const bankHolidays = (): Holidays => calendar

const dates = published.map((holiday) => holiday.date).sort()

const calendar: Holidays = {
  dates: new Set(dates),
  since: `${dates[0]?.slice(0, 4)}-01-01`,
  until: `${dates.at(-1)?.slice(0, 4)}-12-31`,
}
