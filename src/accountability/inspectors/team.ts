// Whose fieldwork it is: its opener’s, and theirs whom the opener names. Nobody else knows which files were drawn.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { type Human, isSameHuman } from '../../registers/same-human.ts'
import { Id } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { staffIn, staffToChoose } from '../../web/staff-choices.ts'
import { command, unless } from './fieldwork-command.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'

type Whose = Pick<FieldworkState, 'opened' | 'team'>

export const isOpener = ({ opened }: Whose, by: Human): boolean => opened !== null && isSameHuman(by, opened.by)

export const isOnTeam = (state: Whose, by: Human): boolean =>
  isOpener(state, by) || state.team.some((one) => isSameHuman(by, one))

export const own = (state: Whose, by: Human): readonly Refusal[] =>
  when(!isOnTeam(state, by), '', 'This is another inspector’s fieldwork, and you are not named on its team.')

const nameTeam = command({
  name: 'name-team',
  title: 'Say who works on it with you',
  path: 'team',
  permission: 'inspect',
  body: Type.Object({
    team: {
      ...Type.Array(Id, { maxItems: 30 }),
      title: 'Who works on it with you?',
      description:
        'They see its files, judge them and take its pack away. Anybody you do not choose sees it no more; what they judged stays',
      input: 'checkboxes',
    },
  }),
  evidence: async (reader, { world }) => new Set((await staffIn(reader, world, { jobs })).map(({ value }) => value)),
  decide: ({ body, state, evidence, by, now }) =>
    unless(
      [
        ...when(!isOpener(state, by), '', 'Only whoever opened this fieldwork says who works on it.'),
        ...when(!body.team.every((one) => evidence.has(one)), 'team', 'Choose inspectors from the list.'),
      ],
      {
        kind: 'fieldwork.team-named/1',
        happenedAt: now,
        body: { team: [...new Set(body.team)].filter((one) => !isSameHuman(by, one)).sort() },
      },
    ),
})

const jobs = [...rolesThatMay('inspect')]

export const teamCommand: BoundCommand = bind(fieldwork, nameTeam, {
  says: 'Recorded: they find it in their workspace',
  choices: async (world, _, typed) => ({
    team: (await staffToChoose(world, { jobs, typed, field: 'team' })).filter(
      ({ value }) => !isSameHuman(world.who, value),
    ),
  }),
  initial: async (world, recordId) => {
    const { state } = await world.db.read(
      contextOf(world),
      async (reader) => await load(reader, world, fieldwork, recordId),
    )
    return { team: isOpener(state, world.who) ? [...state.team] : [] }
  },
})
