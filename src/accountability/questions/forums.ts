// Where a question may be put, who decides whether it is, and how long before the meeting it must have come.
import {
  addDays,
  dayNumber,
  dayOf,
  endOfLocalDay,
  hours,
  type Instant,
  isWeekday,
  plus,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import type { Permission } from '../../registers/permissions.ts'

export type Forum = {
  readonly id: string
  readonly words: string
  readonly rule: string
  readonly source: string
  /** Who admits: the panel's host authority; the commissioner's office never decides on a question to the panel. */
  readonly admits: Permission
  /** The last moment at which a question for a meeting on that day is in time; null where there is no meeting. */
  readonly latest: (meetingOn: string, holidays: Holidays) => Instant | null
}

export const forums: readonly Forum[] = [
  {
    id: 'panel',
    words: 'The police and crime panel',
    rule: 'It must come three clear working days before the meeting',
    source: 'Staffordshire panel’s published rule (V)',
    admits: 'decide on questions',
    latest: (meetingOn, holidays) => endOfLocalDay(clearWorkingDaysBefore(meetingOn, 3, holidays)),
  },
  {
    id: 'panel-midday',
    words: 'The police and crime panel (midday rule)',
    rule: 'It must come by midday, three days before the meeting',
    source: 'North Yorkshire panel’s published rule (V)',
    admits: 'decide on questions',
    latest: (meetingOn) => plus(startOfLocalDay(addDays(dayOf(meetingOn), -3)), hours(12)),
  },
  {
    id: 'commissioner',
    words: 'The commissioner',
    rule: 'At any time: there is no meeting to be in time for',
    source: 'Vigil default (D)',
    admits: 'scrutinise',
    latest: () => null,
  },
]

export const forumOf = (id: string): Forum | undefined => forums.find((one) => one.id === id)

/** Clear days count neither the day it came nor the day of the meeting: the last day to come leaves so many whole working days between. */
export function clearWorkingDaysBefore(meetingOn: string, clear: number, holidays: Holidays): string {
  const off = new Set(holidays.dates)
  let day = addDays(dayOf(meetingOn), -1)
  let left = clear
  for (; left > 0; day = addDays(day, -1)) if (isWeekday(dayNumber(day)) && !off.has(day)) left--
  return day
}
