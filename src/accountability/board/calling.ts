// A board is called, and its pack is frozen before it; one that is not held is cancelled, and one that nobody called here is entered afterwards.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { addDays, dayNumber, dayOf, endOfLocalDay, isWeekday, localDate, parseLocalDate } from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import { none } from '../../registers/records.ts'
import { LocalDate } from '../../registers/schemas.ts'
import { day, line, lines, text } from '../../web/fields.ts'
import { notJudged, olderThanTheirTest } from '../judged.ts'
import { asAt, computedThatDay, readAsAt } from './as-at.ts'
import { type DutyWords, fallsDue } from './falls-due.ts'
import type { Pack } from './frozen-pack.ts'
import type { Measuring } from './measuring.ts'
import { answered, command, notCancelled } from './meeting-command.ts'
import type { MeetingState } from './meeting-state.ts'
import { type ReadPack, readPack } from './pack.ts'
import { meetingsOn } from './queries.ts'

const title = line('What is it called?', 'Enter what it is called', {
  description: 'For example: Child protection board, December 2026',
})

export const call = command({
  name: 'call',
  title: 'Call a meeting of the board',
  path: 'calls',
  permission: 'keep the board',
  opens: true,
  body: Type.Object({
    title,
    heldOn: { ...LocalDate, title: 'Meets on', missing: 'Enter the day', input: 'date' },
  }),
  evidence: none,
  decide: ({ body, now, policy }) => {
    const on = parseLocalDate(body.heldOn)
    if (on === null) return answered([refusal('heldOn', 'There is no such day.')])
    if (on < localDate(now))
      return answered([
        refusal('heldOn', 'This day has passed. A board is called before it is held. Enter it as held instead.'),
      ])
    const paperDueOn = workingDaysBefore(on, paperWorkingDays, policy.holidays)
    return answered(
      paperDueOn === null
        ? [refusal('heldOn', 'The bank-holiday calendar does not cover this day: add the year’s bank holidays first.')]
        : [],
      {
        kind: 'meeting.called/1',
        happenedAt: now,
        body: { ...body, paperDueOn: paperDueOn ?? on, paperRule: `${paperWorkingDays} working days before the board` },
      },
    )
  },
})

const paperWorkingDays = 5

export const enterHeld = command({
  name: 'enter-held',
  title: 'Enter a board that was held',
  path: 'held-meetings',
  permission: 'keep the board',
  opens: true,
  body: Type.Object({ title, heldOn: day('Day it met', 'Enter the day') }),
  evidence: async (reader, { body, world }) =>
    (await meetingsOn.all(reader, { force: world.who.forceId, on: body.heldOn })).length > 0,
  decide: ({ body, evidence: same, now }) => {
    const on = parseLocalDate(body.heldOn)
    if (on === null) return answered([refusal('heldOn', 'There is no such day.')])
    return answered(
      [
        ...(on > localDate(now) ? [refusal('heldOn', 'This date is in the future. Call the meeting instead.')] : []),
        ...(same
          ? [refusal('heldOn', 'A board of this day has already been entered. Minute it on its own page.')]
          : []),
      ],
      { kind: 'meeting.entered-held/1', happenedAt: on < localDate(now) ? endOfLocalDay(on) : now, body },
    )
  },
})

/** What was minuted shows that it was held. */
export const mayCancel = ({ cancelled, approvedAt, decisions, challenges, claims }: MeetingState): boolean =>
  cancelled === null && approvedAt === null && decisions.length + challenges.length + claims.length === 0

export const cancel = command({
  name: 'cancel',
  title: 'Cancel the meeting',
  path: 'cancellations',
  permission: 'keep the board',
  body: Type.Object({ because: text('Why', 'Enter why. The reason is shown', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      [
        ...notCancelled(state),
        ...(state.cancelled !== null || mayCancel(state)
          ? []
          : [refusal('', 'Something has been minuted, so the meeting was held. Have its minutes approved.')]),
      ],
      { kind: 'meeting.cancelled/1', happenedAt: now, body },
    ),
})

/** Counted back from the day before; null past the calendar's ends. */
function workingDaysBefore(day: ReturnType<typeof dayOf>, count: number, holidays: Holidays) {
  const closed = new Set(holidays.dates)
  if (day > holidays.until) return null
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, -1)
    if (holidays.since !== undefined && at < holidays.since) return null
    if (isWeekday(dayNumber(at)) && !closed.has(at)) left--
  }
  return at
}

const FreezeBody = Type.Object({
  asAt,
  decisionsAsked: lines('Decisions asked of the board', 'One on each line'),
  childrenSaid: lines(
    'What children said',
    'One on each line, in their own words, without anything that could show who they are. A second person must have checked this',
  ),
})

/** `older`: statuses that were computed before their test was set, as the pack would have them. */
type Evidence = { readonly pack: ReadPack & Pick<Pack, 'fallsDue'>; readonly older: readonly string[] }

export const freeze = (measuring: Measuring, words: DutyWords) =>
  command<typeof FreezeBody, Evidence>({
    name: 'freeze-pack',
    title: 'Freeze the pack',
    path: 'pack',
    permission: 'keep the board',
    body: FreezeBody,
    evidence: async (today, { folded: { recordId, state }, world: now, body }) =>
      await readAsAt(today, now, measuring, body.asAt, async ({ reader, world, ...stood }) => {
        const pack = await readPack(reader, world, measuring, stood)
        const heldOn = state.called?.heldOn ?? localDate(now.now)
        return {
          pack: {
            ...pack,
            fallsDue: await fallsDue(reader, world, { recordId, heldOn, words, actions: pack.actions }),
          },
          older: await olderThanTheirTest(reader, world.who.forceId),
        }
      }),
    decide: ({ body: { asAt: _, ...asked }, evidence, state, now }) =>
      answered(
        [
          ...notCancelled(state),
          ...(state.enteredAt === null
            ? []
            : [
                refusal(
                  '',
                  'This board was entered after it was held, so there was no pack. What is new belongs to the next board.',
                ),
              ]),
          ...(state.pack === null
            ? []
            : [refusal('', 'The pack is already frozen. Anything new belongs to the next board.')]),
          ...(evidence.pack.ledgerSize === 0
            ? [refusal('', 'The ledger covers no facts yet. Try again in a moment.')]
            : []),
          ...notJudged(evidence.older),
          ...computedThatDay(evidence.pack),
        ],
        { kind: 'meeting.pack-frozen/1', happenedAt: now, body: { ...evidence.pack, ...asked } },
      ),
  })
