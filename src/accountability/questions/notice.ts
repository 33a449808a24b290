// How long before a meeting a question must have come, and which meeting is the next for which it may still come in time.
import type { Refusal } from '../../kernel/outcome.ts'
import {
  addDays,
  dateWords,
  dayNumber,
  dayOf,
  endOfLocalDay,
  hours,
  type Instant,
  isWeekday,
  localDate,
  plus,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import { when } from '../../registers/deciding.ts'
import { type Forum, isDay } from './forums.ts'

export function ruleOf({ kind, notice, days }: Forum): string {
  if (kind === 'at any time') return 'At any time: there is no meeting to be in time for'
  if (notice === 'clear working days') return `It must come ${inWords(days)} clear working days before the meeting`
  if (notice === 'midday, days before') return `It must come by midday, ${inWords(days)} days before the meeting`
  return 'It must come before the meeting'
}

const inWords = (days: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][days] ?? String(days)

/** The last moment at which a question for a meeting on that day is in time; null where there is no meeting. */
export function latestFor({ kind, notice, days }: Forum, meetingOn: string, holidays: Holidays): Instant | null {
  if (kind === 'at any time') return null
  if (notice === 'clear working days') return endOfLocalDay(clearWorkingDaysBefore(meetingOn, days, holidays))
  if (notice === 'midday, days before') return plus(startOfLocalDay(addDays(dayOf(meetingOn), -days)), hours(12))
  return startOfLocalDay(dayOf(meetingOn))
}

/**
 * A public meeting that the commissioner's office called, or a meeting of the panel of this short name that its secretariat entered: the day is
 * the forum's own, and the day named for questions goes before its rule.
 */
export type CalledMeeting = { readonly heldOn: string; readonly questionsBy: string | null; readonly forum?: string }

export const isOf = ({ id, kind }: Pick<Forum, 'id' | 'kind'>, { forum }: Pick<CalledMeeting, 'forum'>): boolean =>
  forum === undefined ? kind === 'public meeting' : forum === id

/** By what was said when the meeting was called, and otherwise by the forum's rule. */
export function latestAt(
  forum: Forum,
  meetingOn: string,
  holidays: Holidays,
  called: readonly CalledMeeting[],
): Instant | null {
  const named = called.find((one) => isOf(forum, one) && one.heldOn === meetingOn)?.questionsBy
  return named == null ? latestFor(forum, meetingOn, holidays) : endOfLocalDay(dayOf(named))
}

/** The next meeting for which a question that came then is in time, one that comes now if nothing is said; null where none is entered. */
export function nextMeeting(
  forum: Forum,
  holidays: Holidays,
  called: readonly CalledMeeting[],
  now: Instant,
  cameAt = now,
) {
  for (const meetingOn of daysAhead(forum, called, localDate(now))) {
    const latest = latestAt(forum, meetingOn, holidays, called)
    if (latest !== null && cameAt <= latest) return { meetingOn, latest }
  }
  return null
}

/** The forum's own meetings from today on, as they are entered. */
function daysAhead(forum: Forum, called: readonly CalledMeeting[], today: string): readonly string[] {
  const days = called.filter((one) => isOf(forum, one)).map(({ heldOn }) => heldOn)
  return [...new Set([...forum.meetings.filter(isDay), ...days])].filter((one) => one >= today).sort()
}

/** Whoever asked is told the day: where meetings are entered ahead, it is one of them. Where none is, the day is taken as it is given. */
export function noMeetingThen(
  forum: Forum | null,
  meetingOn: string,
  called: readonly CalledMeeting[],
  today: string,
): readonly Refusal[] {
  const days = forum === null || meetingOn < today ? [] : daysAhead(forum, called, today)
  return when(
    days.length > 0 && !days.includes(meetingOn),
    'meetingOn',
    `No meeting is entered for ${dateWords(dayOf(meetingOn))}. Enter the meeting first, or choose one that is: ${days
      .slice(0, 5)
      .map((one) => dateWords(dayOf(one)))
      .join(', ')}.`,
  )
}

/** Clear days count neither the day it came nor the day of the meeting: the last day to come leaves so many whole working days between. */
export function clearWorkingDaysBefore(meetingOn: string, clear: number, holidays: Holidays): string {
  const off = new Set(holidays.dates)
  let day = addDays(dayOf(meetingOn), -1)
  let left = clear
  for (; left > 0; day = addDays(day, -1)) if (isWeekday(dayNumber(day)) && !off.has(day)) left--
  return day
}
