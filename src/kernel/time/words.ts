// Times and durations in the words of a screen: '23 November 2026 at 21:14', '3 h 20 min', '8 min late'.
import { dateWords } from './dates.ts'
import { type Instant, minutesBetween } from './instant.ts'
import { localDate, localTime, repeatedHour } from './london.ts'

/** `21:14`; in the hour that comes twice, `01:30 BST` or `01:30 GMT`, since only that tells them apart. */
export function clockTime(at: Instant): string {
  const which = repeatedHour(at)
  if (which === null) return localTime(at)
  return `${localTime(at)} ${which === 'first' ? 'BST' : 'GMT'}`
}

/** `23 November 2026 at 21:14` */
export const dateAndTime = (at: Instant): string => `${longDate(at)} at ${clockTime(at)}`

/** `23 November 2026` */
export const longDate = (at: Instant): string => dateWords(localDate(at))

/** `23 Nov 2026` */
export const shortDate = (at: Instant): string => dateWords(localDate(at), 3)

const daysOfYear = 365.25

/**
 * Never more than there is: what is left over from whole minutes, or from whole hours after a day, is cut off. From a week on nobody says
 * hours, and from three months (92 days) on nobody counts days.
 */
export function durationWords(minutes: number): string {
  if (minutes < 0) return `−${durationWords(-minutes)}`
  if (minutes > 0 && minutes < 1) return 'less than 1 min'
  const whole = Math.floor(minutes)
  if (whole < 60) return `${whole} min`
  if (whole < 24 * 60) return twoParts(Math.floor(whole / 60), 'h', whole % 60, 'min')
  const days = Math.floor(whole / 1440)
  if (days >= 2 * daysOfYear) return `${Math.floor(days / daysOfYear)} years`
  if (days >= 92) return `${Math.floor((days * 12) / daysOfYear)} months`
  if (days >= 7) return `${days} days`
  return twoParts(days, 'd', Math.floor((whole % 1440) / 60), 'h')
}

/** `due in 12 min`, `due now`, `8 min late` */
export function countdownWords(due: Instant, now: Instant): string {
  const left = minutesBetween(now, due)
  if (left === 0) return 'due now'
  return left > 0 ? `due in ${durationWords(left)}` : `${durationWords(-left)} late`
}

function twoParts(many: number, big: string, few: number, small: string): string {
  return few === 0 ? `${many} ${big}` : `${many} ${big} ${few} ${small}`
}
