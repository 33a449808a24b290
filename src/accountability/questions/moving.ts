// A question that was admitted is put at another meeting: the first was cancelled, or had no time for it. Whoever asked reads which, and why.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { day, text } from '../../web/fields.ts'
import { forumOf } from './forums.ts'
import { latestAt } from './notice.ts'
import { calledMeetings } from './queries.ts'
import { command, notTheirs, unless } from './question-command.ts'
import type { QuestionState } from './state.ts'

/** Put at a meeting, and not read there yet. */
export const mayMove = ({ stage, admitted }: QuestionState): boolean =>
  admitted?.meetingOn != null && stage !== 'published' && stage !== 'rejected'

export const move = command({
  name: 'put-at-another-meeting',
  title: 'Put it at another meeting',
  path: 'meetings',
  permission: 'see public questions and figures',
  body: Type.Object({
    meetingOn: day('Which meeting will it be put at?', 'Enter the meeting'),
    because: text('Why', 'Enter why. The person who asked can read it', { most: 1000 }),
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
          'Only a question that is admitted to a meeting and not yet published can be moved to another meeting.',
        ),
        ...when(meetingOn === state.admitted?.meetingOn, 'meetingOn', 'It is already down for this meeting.'),
        ...when(meetingOn < localDate(now), 'meetingOn', 'This meeting has already been held.'),
      ],
      {
        kind: 'question.admitted/1',
        happenedAt: now,
        body: { meetingOn, latest, inTime, lateBecause: inTime === false ? because : null, movedBecause: because },
      },
    )
  },
})
