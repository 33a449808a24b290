// The panel's secretariat enters its own meetings, and takes one back with a reason: nobody of the force or of the commissioner's office does.
import Type from 'typebox'
import { dateWords, localDate } from '../../kernel/time.ts'
import { deciding, when } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import { none } from '../../registers/records.ts'
import { LocalDate } from '../../registers/schemas.ts'
import type { World } from '../../registers/world.ts'
import { choiceOf, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { forumOf, forumsOf, tableName } from './forums.ts'
import {
  type NewPanelMeetingFact,
  type PanelMeetingFact,
  type PanelMeetingState,
  panelMeeting,
} from './panel-meeting.ts'
import { panelMeetings } from './queries.ts'

const { unless } = deciding<NewPanelMeetingFact>()
const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<PanelMeetingState, PanelMeetingFact, Schema, Evidence>,
) => given
const permission = 'decide on questions'

/** The forums on whose questions the secretariat decides. */
const panels = (world: World) =>
  forumsOf(world.policyAt(world.now).tables[tableName]).forums.filter((one) => one.decides === 'panel secretariat')

const enter = command({
  name: 'enter',
  title: 'Enter a panel meeting',
  path: 'meetings',
  permission,
  opens: true,
  body: Type.Object({
    forum: choiceOf('Which panel?', 'Choose the panel'),
    heldOn: { ...LocalDate, title: 'Day of the meeting', missing: 'Enter the day', input: 'date' },
  }),
  evidence: async (reader, { world }) => await panelMeetings.all(reader, { force: world.who.forceId }),
  decide: ({ body, evidence, policy, now }) =>
    unless(
      [
        ...when(
          forumOf(policy, body.forum)?.decides !== 'panel secretariat',
          'forum',
          'Choose a panel whose questions are decided by the secretariat.',
        ),
        ...when(body.heldOn < localDate(now), 'heldOn', 'This day has passed. Enter a future meeting.'),
        ...when(
          evidence.some(
            (one) => one.forum === body.forum && one.held_on === body.heldOn && one.cancelled_because === null,
          ),
          'heldOn',
          `There is already a meeting on ${dateWords(body.heldOn)}. Enter another day, or cancel that one first.`,
        ),
      ],
      { kind: 'panel-meeting.entered/1', happenedAt: now, body },
    ),
})

const cancel = command({
  name: 'cancel',
  title: 'Cancel the meeting',
  path: 'cancellations',
  permission,
  body: Type.Object({ because: text('Why', 'Enter why', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(when(state.cancelled !== null, '', 'It is already cancelled.'), {
      kind: 'panel-meeting.cancelled/1',
      happenedAt: now,
      body,
    }),
})

export const panelDates: readonly BoundCommand[] = [
  bind(panelMeeting, enter, {
    says: 'Entered. The public form will offer it within a minute',
    after: () => '/questions',
    choices: async (world) =>
      await Promise.resolve({ forum: panels(world).map(({ id, words }) => ({ value: id, text: words })) }),
    initial: async (world) => {
      const [only, ...others] = panels(world)
      return await Promise.resolve(only === undefined || others.length > 0 ? {} : { forum: only.id })
    },
  }),
  bind(panelMeeting, cancel, { says: 'Cancelled', after: () => '/questions' }),
]
