// Who answers for a recommendation, and its own words where only a theme stood: what the register was given too little of.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { may, rolesThatMay } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { personOfRow, staffById } from '../../registers/staff.ts'
import type { World } from '../../registers/world.ts'
import { choiceOf, idChoice, line, optionalLine, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { staffToChoose } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import { command, unless } from './command.ts'
import { reasonKept, scaleWrong } from './inspections/scale-chosen.ts'
import { recommendation } from './procedure.ts'
import { hasEnded } from './state.ts'
import { dueOn, timeScales } from './time-scales.ts'

const nameResponsible = command({
  name: 'name-responsible',
  title: 'Name the senior responsible officer',
  path: 'responsible',
  permission: 'keep the register',
  body: Type.Object({
    staffId: idChoice('Which chief officer?', 'Choose a chief officer', 'They are told of anything a week overdue'),
    post: line('In which post?', 'Enter the post', { most: 120 }),
  }),
  // Whoever has left is nobody to the register, and so cannot be named.
  evidence: async (reader, { body, world }) => {
    const row = await staffById.one(reader, { force: world.who.forceId, staff: body.staffId })
    return row === null ? null : personOfRow(row)
  },
  decide: ({ body, state, evidence, now }) =>
    unless(
      [
        ...when(
          hasEnded(state),
          '',
          'It was superseded, rejected, closed or verified, so nothing is owed on it any more.',
        ),
        ...when(
          evidence === null || !may(evidence, 'approve the plan'),
          'staffId',
          'Choose a chief officer who is in post.',
        ),
        ...when(state.responsible?.staffId === body.staffId, 'staffId', 'They already answer for this recommendation.'),
      ],
      {
        kind: 'recommendation.responsible-named/1',
        happenedAt: now,
        body: { ...body, name: evidence?.name ?? '' },
      },
    ),
})

const chiefOfficers = async (world: World, typed: Typed) =>
  await staffToChoose(world, { jobs: rolesThatMay('approve the plan'), typed }, ({ name }) => name)

const enterWords = command({
  name: 'enter-words',
  title: 'Enter its words from the report',
  path: 'words',
  permission: 'keep the register',
  body: Type.Object({
    words: text('Its words, verbatim', 'Enter its words', { most: 8000 }),
    paragraph: optionalLine('Paragraph', { most: 60 }),
    timeScale: choiceOf('Time scale', 'Choose its time scale'),
    on: { ...Maybe(LocalDate), title: 'The date, if the report gives one', input: 'date' },
    scaleReason: Type.Optional(
      optionalText('If you chose another time limit than the words give, why?', {
        most: 1000,
        description: 'Only needed if it differs from the words. Your reason is shown on the recommendation’s page',
      }),
    ),
  }),
  evidence: none,
  decide: ({ body: { on, scaleReason = null, ...body }, state, policy, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(
          state.received !== null && state.received.words !== null,
          '',
          'Its words have already been entered from the report.',
        ),
        ...scaleWrong({ ...body, on, scaleReason, published: state.received?.published ?? null, pasted: false }).map(
          ([field, sentence]) => refusal(field, sentence),
        ),
      ],
      {
        kind: 'recommendation.words-entered/1',
        happenedAt: now,
        body: {
          ...body,
          scaleReason: reasonKept({ ...body, on, scaleReason, pasted: false }),
          dueOn: dueOn(body.timeScale, state.baseOn, on, policy.holidays),
        },
      },
    ),
})

export const namingCommands: readonly BoundCommand[] = [
  bind(recommendation, nameResponsible, {
    choices: async (world, _, typed) => ({ staffId: await chiefOfficers(world, typed) }),
  }),
  bind(recommendation, enterWords, {
    choices: async () =>
      await Promise.resolve({ timeScale: timeScales.map((one) => ({ value: one.scale, text: one.words })) }),
    initial: async () => await Promise.resolve({ timeScale: 'none' }),
  }),
]
