// A question is admitted, and given to somebody to answer.
import Type from 'typebox'
import { dateWords, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { staffById } from '../../registers/staff.ts'
import { idChoice, optionalText } from '../../web/fields.ts'
import { forumOf } from './forums.ts'
import { latestAt, noMeetingThen } from './notice.ts'
import { calledMeetings } from './queries.ts'
import { command, notTheirs, unless } from './question-command.ts'
import type { QuestionState } from './state.ts'

export const admit = command({
  name: 'admit',
  title: 'Admit the question',
  path: 'admission',
  permission: 'see public questions and figures',
  body: Type.Object({
    meetingOn: {
      ...Maybe(LocalDate),
      title: 'Which meeting will it be asked at?',
      description: 'Leave this empty if the forum does not need a meeting',
      input: 'date',
    },
    lateBecause: Type.Optional(
      optionalText('If it came too late, why is it being asked anyway?', {
        description: 'Only needed if it came after the forum’s deadline. The person who asked can read this',
        most: 1000,
      }),
    ),
  }),
  evidence: async (reader, { world }) => await calledMeetings(reader, world.who.forceId),
  decide: ({ body, state, evidence, by, policy, now }) => {
    const { received, stage } = state
    const forum = forumOf(policy, received?.forum ?? '')
    const latest =
      forum === null || body.meetingOn === null ? null : latestAt(forum, body.meetingOn, policy.holidays, evidence)
    const inTime = latest === null || received === null ? null : received.receivedAt <= latest
    const lateBecause = inTime === false ? (body.lateBecause ?? null) : null
    return unless(
      [
        ...notTheirs(state, by, policy),
        ...when(stage !== 'received', '', 'This question has already been decided.'),
        ...when(
          body.meetingOn === null && forum !== null && forum.kind !== 'at any time',
          'meetingOn',
          'Enter the meeting. The forum’s deadline is counted from it.',
        ),
        ...when(
          body.meetingOn !== null && body.meetingOn < localDate(now),
          'meetingOn',
          'This meeting has already taken place. Choose a later one.',
        ),
        ...(body.meetingOn === null ? [] : noMeetingThen(forum, body.meetingOn, evidence, localDate(now))),
        ...when(
          inTime === false && lateBecause === null,
          'lateBecause',
          'The forum’s deadline for this meeting had passed when the question came. Say why it is being asked anyway, or choose a later meeting.',
        ),
      ],
      {
        kind: 'question.admitted/1',
        happenedAt: now,
        body: { meetingOn: body.meetingOn, latest, inTime, lateBecause },
      },
    )
  },
})

export const allocate = command({
  name: 'allocate',
  title: 'Give it to somebody to answer',
  path: 'allocation',
  permission: 'see public questions and figures',
  body: Type.Object({
    staffId: idChoice('Who answers?', 'Choose who answers'),
    dueOn: { ...LocalDate, title: 'By when', missing: 'Enter the day it is due', input: 'date' },
  }),
  evidence: async (reader, { body, world }) =>
    await staffById.one(reader, { force: world.who.forceId, staff: body.staffId }),
  decide: ({ body, state, evidence, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage === 'received', '', 'Admit the question first.'),
        ...when(state.stage === 'rejected' || state.stage === 'published', '', 'This question is closed.'),
        ...when(evidence === null, 'staffId', 'Choose somebody who works here now.'),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This date has passed. Enter a later day.'),
        ...when(
          isBeforeMeeting(state, localDate(now)) && body.dueOn > (state.admitted?.meetingOn ?? ''),
          'dueOn',
          `It will be asked at the meeting on ${dateWords(state.admitted?.meetingOn ?? '')}. Enter that day or an earlier one.`,
        ),
      ],
      {
        kind: 'question.allocated/1',
        happenedAt: now,
        body: { ...body, name: evidence?.name ?? '' },
      },
    ),
})

/** An answer is read at the meeting; after it, and where more is asked of what was answered, it is given in writing. */
const isBeforeMeeting = ({ admitted, supplementary }: QuestionState, today: string): boolean =>
  admitted?.meetingOn != null && admitted.meetingOn >= today && supplementary.length === 0
