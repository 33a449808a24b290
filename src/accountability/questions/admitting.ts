// A question is admitted or refused, and given to somebody to answer.
import Type from 'typebox'
import { dateWords, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { staffById } from '../../registers/staff.ts'
import { idChoice, optionalText, text } from '../../web/fields.ts'
import { forumOf } from './forums.ts'
import { latestAt } from './notice.ts'
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
      title: 'Which meeting will it be put at?',
      description: 'Leave empty if the forum has no meetings',
      input: 'date',
    },
    lateBecause: Type.Optional(
      optionalText('Why will it be put although it came too late?', {
        description: 'Only needed if it came after the deadline in the forum’s rules. The person who asked can read it',
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
        ...when(stage !== 'received', '', 'It is decided already.'),
        ...when(
          body.meetingOn === null && forum !== null && forum.kind !== 'at any time',
          'meetingOn',
          'Enter the meeting. The forum’s deadline depends on it.',
        ),
        ...when(
          body.meetingOn !== null && body.meetingOn < localDate(now),
          'meetingOn',
          'This meeting has already been held.',
        ),
        ...when(
          inTime === false && lateBecause === null,
          'lateBecause',
          'It came too late for this meeting under the forum’s rules. Enter why it will still be put, or choose a later meeting.',
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

export const reject = command({
  name: 'reject',
  title: 'Refuse the question',
  path: 'rejection',
  permission: 'see public questions and figures',
  body: Type.Object({ because: text('Why', 'Enter why. The person who asked can read it', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless([...notTheirs(state, by, policy), ...when(state.stage !== 'received', '', 'It is decided already.')], {
      kind: 'question.rejected/1',
      happenedAt: now,
      body,
    }),
})

export const allocate = command({
  name: 'allocate',
  title: 'Give it to somebody to answer',
  path: 'allocation',
  permission: 'see public questions and figures',
  body: Type.Object({
    staffId: idChoice('Who will answer?', 'Choose who will answer'),
    dueOn: { ...LocalDate, title: 'By when', missing: 'Enter by when', input: 'date' },
  }),
  evidence: async (reader, { body, world }) =>
    await staffById.one(reader, { force: world.who.forceId, staff: body.staffId }),
  decide: ({ body, state, evidence, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage === 'received', '', 'Admit it first.'),
        ...when(state.stage === 'rejected' || state.stage === 'published', '', 'This question is closed.'),
        ...when(evidence === null, 'staffId', 'Choose somebody who works here at present.'),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This day has passed.'),
        ...when(
          isBeforeMeeting(state, localDate(now)) && body.dueOn > (state.admitted?.meetingOn ?? ''),
          'dueOn',
          `It will be put at the meeting of ${dateWords(state.admitted?.meetingOn ?? '')}: the answer is due by then.`,
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
