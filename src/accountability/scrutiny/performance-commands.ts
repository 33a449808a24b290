// Public performance meetings: called for a day to come, held with what came of it, or cancelled with a reason; one that nobody called here is entered afterwards.
import Type from 'typebox'
import { newId } from '../../kernel/identity.ts'
import {
  dateWords,
  dayOf,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDate,
  parseLocalDate,
} from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { type Also, alsoOn, alsoOpening, none } from '../../registers/records.ts'
import { day, line, optionalDay, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answered, answeredAlso, command, noSuchDay, notAnAddress, notPast } from './checks.ts'
import { type PerformanceState, performanceMeeting, performanceYear } from './performance.ts'
import { performanceMeetings, performanceYears } from './queries/performance.ts'

const Performance = Type.Object({
  heldOn: day('Day of the meeting', 'Enter the day'),
  place: line('Where', 'Enter where'),
  stream: optionalLine('Web address of the stream', { most: 500, description: 'Beginning with https://' }),
  questionsBy: optionalDay('Deadline for questions'),
})

const yearOf = (on: string): number => Number(on.slice(0, 4))

const call = command({
  name: 'call',
  title: 'Call a public performance meeting',
  path: 'calls',
  permission: 'scrutinise',
  opens: true,
  body: Performance,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const [meetings, years] = await Promise.all([
      performanceMeetings.all(reader, { force, from: body.heldOn, until: body.heldOn }),
      performanceYears.all(reader, { force }),
    ])
    return {
      same: meetings.some((one) => one.cancelled_because === null && one.place === body.place),
      begun: years.some((one) => one.year === yearOf(body.heldOn)),
    }
  },
  decide: ({ body, evidence: { same, begun }, now }) =>
    answeredAlso(
      [
        ...noSuchDay('heldOn', body.heldOn),
        ...notPast('heldOn', body.heldOn, now),
        ...when(same, 'heldOn', 'A meeting has already been called for this day and place.'),
        ...noSuchDay('questionsBy', body.questionsBy),
        ...notAnAddress('stream', body.stream),
        ...when(
          body.questionsBy !== null && body.questionsBy > body.heldOn,
          'questionsBy',
          'The deadline for questions must be before the meeting.',
        ),
      ],
      { kind: 'performance-meeting.called/1', happenedAt: now, body },
      // The first call of a year begins the clock of its three meetings.
      begun ? [] : [beginning(yearOf(body.heldOn), now)],
    ),
})

const beginning = (year: number, now: Instant): Also =>
  alsoOpening(performanceYear, newId(now), [{ kind: 'performance-year.begun/1', happenedAt: now, body: { year } }])

const open = (state: PerformanceState) => [
  ...when(state.held !== null, '', 'This meeting has already been recorded as held.'),
  ...when(state.cancelled !== null, '', 'This meeting is cancelled. Call another.'),
]

const outcome = text('Outcome', 'Enter the outcome: what was asked, answered and promised')
const paper = optionalLine('Web address of its published paper', { most: 500, description: 'Beginning with https://' })

const hold = command({
  name: 'record-held',
  title: 'Record that it was held',
  path: 'holdings',
  permission: 'scrutinise',
  body: Type.Object({ outcome, paper }),
  evidence: async (reader, { world }) => await performanceYears.all(reader, { force: world.who.forceId }),
  decide: ({
    recordId,
    body,
    state,
    evidence,
    now,
  }: {
    recordId: string
    body: { outcome: string; paper: string | null }
    state: PerformanceState
    evidence: Years
    now: Instant
  }) => {
    const on = dayOf(state.called?.heldOn ?? localDate(now))
    return answeredAlso(
      [
        ...open(state),
        ...when(
          on > localDate(now),
          '',
          `The meeting is called for ${dateWords(on)}. Record the outcome on that day or later.`,
        ),
        ...notAnAddress('paper', body.paper),
      ],
      { kind: 'performance-meeting.held/1', happenedAt: heldAt(on, now), body },
      [heldInYear(recordId, on, evidence, now)],
    )
  },
})

type Years = readonly { readonly record_id: string; readonly year: number }[]

/** Nobody says at what hour: on its day it was held by now, and on a day that has passed by the end of it. */
const heldAt = (on: LocalDate, now: Instant): Instant => (on < localDate(now) ? endOfLocalDay(on) : now)

/** One of the three of its year. */
function heldInYear(meeting: string, on: LocalDate, years: Years, now: Instant): Also {
  const held = { kind: 'performance-year.meeting-held/1', happenedAt: heldAt(on, now), body: { meeting, on } }
  const year = years.find((one) => one.year === yearOf(on)) ?? null
  if (year !== null) return alsoOn(performanceYear, year.record_id, () => [held])
  const begun = { kind: 'performance-year.begun/1', happenedAt: now, body: { year: yearOf(on) } }
  return alsoOpening(performanceYear, newId(now), [begun, held])
}

const enterHeld = command({
  name: 'enter-held',
  title: 'Enter a public meeting that was held',
  path: 'held-meetings',
  permission: 'scrutinise',
  opens: true,
  body: Type.Object({
    heldOn: day('Day of the meeting', 'Enter the day'),
    place: line('Where', 'Enter where'),
    stream: optionalLine('Web address where it was streamed', { most: 500, description: 'Beginning with https://' }),
    outcome,
    paper,
  }),
  evidence: async (reader, { body: { heldOn, place }, world }) => {
    const force = world.who.forceId
    const [meetings, years] = await Promise.all([
      performanceMeetings.all(reader, { force, from: heldOn, until: heldOn }),
      performanceYears.all(reader, { force }),
    ])
    return { same: meetings.some((one) => one.cancelled_because === null && one.place === place), years }
  },
  decide: ({ recordId, body, evidence: { same, years }, now }) => {
    const on = parseLocalDate(body.heldOn)
    return answeredAlso(
      [
        ...noSuchDay('heldOn', body.heldOn),
        ...when(body.heldOn > localDate(now), 'heldOn', 'This date is in the future. Call the meeting instead.'),
        ...when(
          same,
          'heldOn',
          'A meeting on this day in this place has already been entered. Record the outcome on its own page.',
        ),
        ...notAnAddress('stream', body.stream),
        ...notAnAddress('paper', body.paper),
      ],
      { kind: 'performance-meeting.entered-held/1', happenedAt: on === null ? now : heldAt(on, now), body },
      on === null ? [] : [heldInYear(recordId, on, years, now)],
    )
  },
})

const cancel = command({
  name: 'cancel',
  title: 'Cancel the meeting',
  path: 'cancellations',
  permission: 'scrutinise',
  body: Type.Object({ because: text('Why', 'Say why. Your reason is shown', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, now }: { body: { because: string }; state: PerformanceState; now: Instant }) =>
    answered(open(state), { kind: 'performance-meeting.cancelled/1', happenedAt: now, body }),
})

export const performanceCommands: readonly BoundCommand[] = [
  bind(performanceMeeting, call, {
    says: 'Called',
    after: ({ recordId }) => `/performance-meeting/${recordId}`,
  }),
  bind(performanceMeeting, hold, { says: 'Recorded' }),
  bind(performanceMeeting, enterHeld, {
    says: 'Entered as held',
    after: ({ recordId }) => `/performance-meeting/${recordId}`,
  }),
  bind(performanceMeeting, cancel, { says: 'Cancelled: the reason is shown' }),
]
