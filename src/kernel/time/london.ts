// London's clocks: which local day and hour an instant falls in, and which instant a local time means.
import { Temporal } from 'temporal-polyfill'
import { dateWords, dayOf, type LocalDate, parseLocalDate } from './dates.ts'
import { type Instant, ofMilliseconds, toMilliseconds } from './instant.ts'

type LocalTimeRead =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'ambiguous'; readonly first: Instant; readonly second: Instant }
  | { readonly kind: 'non-existent'; readonly sentence: string }
  | { readonly kind: 'unreadable'; readonly sentence: string }

/** What a person typed. A time that came twice is asked about unless they said which; one that never was is refused. */
export function readLocalTime(date: string, time: string, which?: 'first' | 'second'): LocalTimeRead {
  const day = parseLocalDate(date)
  if (day === null) return { kind: 'unreadable', sentence: `“${date}” is not a date. Write it like 2026-03-27.` }
  const parts = typedTime.exec(tidyTime(time))
  if (parts === null)
    return {
      kind: 'unreadable',
      sentence: `“${time}” is not a time. Use the 24-hour clock, for example 21:14 or 2114.`,
    }
  const wall = wallMilliseconds(day) + Number(parts[1]) * hour + Number(parts[2]) * 60_000
  const [first, second] = instantsShowing(wall)
  if (first === undefined) return { kind: 'non-existent', sentence: neverWas(day, wall) }
  if (second === undefined) return { kind: 'instant', at: first }
  if (which === undefined) return { kind: 'ambiguous', first, second }
  return { kind: 'instant', at: which === 'first' ? first : second }
}

/** `1930`, `19.30` and `19:30` are one time; what is none is left as it was typed. */
export const tidyTime = (text: string): string => text.trim().replace(/^(?:(\d{1,2})[.:]|(\d\d))(\d\d)$/, '$1$2:$3')

export const localDate = (at: Instant): LocalDate => localText(at).slice(0, 10) as LocalDate

/** 0 to 23. */
export const localHour = (at: Instant): number => Number(localText(at).slice(11, 13))

/** `21:14`, as a form's field takes it. In the hour that comes twice `clockTime` says which. */
export const localTime = (at: Instant): string => localText(at).slice(11, 16)

/** The first instant of that day in London. */
export const startOfLocalDay = (date: string): Instant => firstShowing(wallMilliseconds(dayOf(date)))

/** 23:59:59 in London: the last second that counts as that day. */
export const endOfLocalDay = (date: string): Instant => firstShowing(wallMilliseconds(dayOf(date)) + 24 * hour - 1000)

/** In the hour that comes twice, which one; null at any other time. */
export function repeatedHour(at: Instant): 'first' | 'second' | null {
  const utc = toMilliseconds(at)
  const [first, second] = instantsShowing(utc + offsetAt(utc))
  if (second === undefined) return null
  return at === first ? 'first' : 'second'
}

const hour = 3_600_000

const typedTime = /^([01]?\d|2[0-3]):([0-5]\d)$/

const wallMilliseconds = (day: LocalDate): number => Date.parse(`${day}T00:00:00.000Z`)

/** London's wall clock at that instant, written as an ISO text. */
function localText(at: Instant): string {
  const utc = toMilliseconds(at)
  return new Date(utc + offsetAt(utc)).toISOString()
}

/** A whole second of a day in London always exists at midnight and at 23:59:59: its clocks change in the small hours. */
function firstShowing(wall: number): Instant {
  const [first] = instantsShowing(wall)
  return first ?? ofMilliseconds(wall)
}

/** None where the clocks skipped it, two where they went back over it, else one. Earliest first. */
function instantsShowing(wall: number): Instant[] {
  const candidates = new Set([wall - offsetAt(wall + 12 * hour), wall - offsetAt(wall - 12 * hour)])
  return [...candidates]
    .filter((utc) => utc + offsetAt(utc) === wall)
    .sort((a, b) => a - b)
    .map(ofMilliseconds)
}

function neverWas(day: LocalDate, wall: number): string {
  const unchanged = localTime(ofMilliseconds(wall - offsetAt(wall - 12 * hour)))
  const time = new Date(wall).toISOString().slice(11, 16)
  return `There is no ${time} on ${dateWords(day)}: the clocks go forward that night and skip it. On a clock that has not been put forward it means ${unchanged}. Check the time and enter it again.`
}

type Change = { readonly at: number; readonly offset: number }

type YearOfOffsets = { readonly start: number; readonly changes: readonly Change[] }

const years = new Map<number, YearOfOffsets>()

/** London's offset from UTC, in milliseconds, from a cache of each year's clock changes. */
function offsetAt(utc: number): number {
  const year = new Date(utc).getUTCFullYear()
  const known = years.get(year) ?? offsetsOf(year)
  years.set(year, known)
  let offset = known.start
  for (const change of known.changes) if (utc >= change.at) offset = change.offset
  return offset
}

/** The time-zone database's own changes, so that a year with another law (1968 to 1971) is right too. */
function offsetsOf(year: number): YearOfOffsets {
  const start = Temporal.Instant.fromEpochMilliseconds(new Date(0).setUTCFullYear(year, 0, 1)).toZonedDateTimeISO(
    london,
  )
  const changes: Change[] = []
  let next = start.getTimeZoneTransition('next')
  while (next !== null && next.toInstant().toZonedDateTimeISO('UTC').year === year) {
    changes.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
    next = next.getTimeZoneTransition('next')
  }
  return { start: start.offsetNanoseconds / 1e6, changes }
}

const london = 'Europe/London'
