// Instants and elapsed time: exact, in UTC, with no idea of days. Plain Date arithmetic, since replays run it by the million.
import { isDay } from './dates.ts'

declare const instantBrand: unique symbol

/** Exactly `2026-03-27T22:10:00.000Z`, so that it compares with `<`, travels in JSON and always hashes the same. */
export type Instant = string & { readonly [instantBrand]: true }

/** Time as a stopwatch counts it. A working day is not one of these: see `practice/deadline.ts`. */
type Elapsed = { readonly minutes: number }

/** Reads an instant that ought to be right, and throws where it is not. What a person typed goes to `parseInstant`. */
export function instant(text: string): Instant {
  const read = parseInstant(text)
  if (read === null) throw new RangeError(`not an instant: ${JSON.stringify(text)}`)
  return read
}

/** RFC 3339 with Z or an offset; null for anything else. What is finer than a millisecond is cut off, as nothing here is. */
export function parseInstant(text: string): Instant | null {
  if (isInstant(text)) return text
  const parts = rfc3339.exec(text)
  if (parts === null) return null
  const [, wall = '', fraction = '', offset = ''] = parts
  const asIfUtc = Date.parse(`${wall.replace(/[t ]/, 'T')}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (Number.isNaN(asIfUtc) || new Date(asIfUtc).toISOString().slice(0, 10) !== wall.slice(0, 10)) return null
  return inRange(asIfUtc - offsetMinutes(offset) * 60_000)
}

/** Is it already in the one form that is stored? The thirtieth of February is not. */
export function isInstant(text: string): text is Instant {
  return stored.test(text) && isDay(text.slice(0, 10))
}

export const minutes = (count: number): Elapsed => ({ minutes: count })

export const hours = (count: number): Elapsed => ({ minutes: count * 60 })

/** Throws beyond the year 9999, where text no longer compares. */
export const plus = (at: Instant, elapsed: Elapsed): Instant =>
  ofMilliseconds(Date.parse(at) + Math.round(elapsed.minutes * 60_000))

/** Minutes, with their fraction; negative when `to` is the earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** People give times to the minute: 22:10 is not before 22:10:25. */
export const isBeforeMinuteOf = (at: Instant, mark: Instant): boolean => at.slice(0, 16) < mark.slice(0, 16)

export const toMilliseconds = (at: Instant): number => Date.parse(at)

export function ofMilliseconds(milliseconds: number): Instant {
  const text = inRange(milliseconds)
  if (text === null) throw new RangeError(`no instant is ${milliseconds} ms from 1970`)
  return text
}

const stored = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

const rfc3339 =
  /^(\d{4}-\d\d-\d\d[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

function offsetMinutes(offset: string): number {
  if (offset.length === 1) return 0
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  return offset.startsWith('-') ? -size : size
}

const firstMillisecond = Date.parse('0001-01-01T00:00:00.000Z')
const lastMillisecond = Date.parse('9999-12-31T23:59:59.999Z')

function inRange(milliseconds: number): Instant | null {
  if (!(milliseconds >= firstMillisecond && milliseconds <= lastMillisecond)) return null
  return new Date(milliseconds).toISOString() as Instant
}
