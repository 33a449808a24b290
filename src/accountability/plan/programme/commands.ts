// Opening a programme, taking and leaving its command posts, setting its meetings. Who held what before stays in the facts.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { load, none } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { choice, choiceOf, day, line, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import { cadences } from './facts.ts'
import { appoint, vacate } from './posts.ts'
import { type ProgrammeState, programme } from './procedure.ts'
import { command, level, unless } from './programme-command.ts'

const open = command({
  name: 'open',
  title: 'Open an improvement programme',
  path: 'programmes',
  permission: 'keep the plan',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what it is called'),
    purpose: text('What is it for?', 'Enter what it is for', { most: 2000 }),
  }),
  evidence: none,
  decide: ({ body, now }) => unless([], { kind: 'programme.opened/1', happenedAt: now, body }),
})

const setMeeting = command({
  name: 'set-meeting',
  title: 'Set a meeting',
  path: 'meetings',
  permission: 'keep the plan',
  body: Type.Object({
    name: line('What is it called?', 'Enter what it is called', { most: 120 }),
    level,
    cadence: choice('How often?', 'Choose how often', cadences),
    firstOn: day('On which day first?', 'Enter a day on which it is held'),
  }),
  evidence: none,
  decide: ({ body, now }) => unless([], { kind: 'programme.meeting-set/1', happenedAt: now, body }),
})

const endMeeting = command({
  name: 'end-meeting',
  title: 'Say that a meeting is no longer held',
  path: 'meeting-ends',
  permission: 'keep the plan',
  body: Type.Object({ name: choiceOf('Which meeting?', 'Choose the meeting') }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      when(
        !state.meetings.some((one) => one.name === body.name && one.endedOn === null),
        'name',
        'There is no such meeting.',
      ),
      { kind: 'programme.meeting-ended/1', happenedAt: now, body: { ...body, on: localDate(now) } },
    ),
})

const after = () => '/programme'

export const programmeCommands: readonly BoundCommand[] = [
  bind(programme, open, { after, says: 'Opened' }),
  bind(programme, appoint, {
    after,
    choices: async (world, _, typed) => ({ staffId: await staffToChoose(world, { jobs: null, typed }) }),
  }),
  bind(programme, vacate, { after }),
  bind(programme, setMeeting, { after }),
  bind(programme, endMeeting, {
    after,
    choices: async (world, recordId) => ({
      name: (await stateOf(world, recordId)).meetings
        .filter((one) => one.endedOn === null)
        .map(({ name }) => ({ value: name, text: name })),
    }),
  }),
]

const stateOf = async (world: World, recordId: string): Promise<ProgrammeState> =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, programme, recordId))).state
