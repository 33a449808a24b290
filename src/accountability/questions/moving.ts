// A question that was admitted is put at another meeting: the first was cancelled, or had no time for it. Whoever asked reads which, and why.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { day, text } from '../../web/fields.ts'
import { forumOf } from './forums.ts'
import { latestAt, noMeetingThen } from './notice.ts'
import { calledMeetings } from './queries.ts'
import { command, notTheirs, unless } from './question-command.ts'
import type { QuestionState } from './state.ts'

/** Put at a meeting, and not read there yet. */
export const mayMove = ({ stage, admitted }: QuestionState): boolean =>
  admitted?.meetingOn != null && stage !== 'published' && stage !== 'rejected'

export const move = command({
  name: 'put-at-another-meeting',
  title: 'Move it to another meeting',
  path: 'meetings',
  permission: 'see public questions and figures',
  body: Type.Object({
    meetingOn: day('Which meeting will it be asked at?', 'Enter the meeting'),
    because: text('Why', 'Say why. The person who asked can read this', { most: 1000 }),
  }),
  evidence: async (reader, { world }) => await calledMeetings(reader, world.who.forceId),
  decide: ({ body: { meetingOn, because }, state, evidence, by, policy, now }) => {
    const { received } = state
    const forum = forumOf(policy, received?.forum ?? '')
    const latest = forum === null ? null : latestAt(forum, meetingOn, policy.holidays, evidence)
    const inTime = latest === null || received === null ? null : received.receivedAt <= latest
    return unless(
      [
        ...notTheirs(state, by, policy),
        ...when(
          !mayMove(state),
          '',
          'You can only move a question that has been admitted to a meeting and is not published.',
        ),
        ...when(meetingOn === state.admitted?.meetingOn, 'meetingOn', 'It is already due to be asked at this meeting.'),
        ...when(meetingOn < localDate(now), 'meetingOn', 'This meeting has already taken place. Choose a later one.'),
        ...noMeetingThen(forum, meetingOn, evidence, localDate(now)),
      ],
      {
        kind: 'question.admitted/1',
        happenedAt: now,
        body: { meetingOn, latest, inTime, lateBecause: inTime === false ? because : null, movedBecause: because },
      },
    )
  },
})
