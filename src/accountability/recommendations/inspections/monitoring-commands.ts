// Recording stages of monitoring and what the oversight group decided.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { isForce, officialForces } from '../../../registers/forces.ts'
import { type Command, none } from '../../../registers/records.ts'
import { Id } from '../../../registers/schemas.ts'
import { choice, choiceOf, day, line, optionalLine, optionalText, text } from '../../../web/fields.ts'
import { certainlyBefore, daysOf } from '../../published-day.ts'
import { publishedCauses } from './causes.ts'
import type { MonitoringFact, MonitoringState, NewMonitoringFact } from './monitoring-facts.ts'

const { unless } = deciding<NewMonitoringFact>()
const asPublished = (title: string) =>
  optionalLine(title, { most: 10, description: 'As precisely as it was published: 2022-06-30, 2022-06 or 2022' })

const Stage = Type.Object({
  force: choiceOf('Which force?', 'Choose the force'),
  stage: choice('Stage', 'Choose the stage', ['scan', 'engage'], {
    scan: 'Scan: routine monitoring',
    engage: 'Engage: the force is not succeeding in managing a cause of concern',
  }),
  announced: asPublished('Announced'),
  decided: asPublished('Decided'),
  effective: asPublished('Took effect'),
  because: optionalText('The reasons given', { most: 2000 }),
  source: Type.Optional(optionalLine('Where it is published', { most: 300 })),
  causes: Type.Optional({
    ...Type.Array(Id, { maxItems: 50 }),
    title: 'For which causes of concern?',
    description: 'Published ones in this register. Choose none for another force',
    input: 'checkboxes',
  }),
})

type Causes = readonly { readonly findingId: string; readonly theme: string }[]

/** The record of a force is its own: what is recorded of it next goes where the earlier stages are. */
export const recordStage: Command<MonitoringState, MonitoringFact, typeof Stage, Causes> = {
  name: 'record-stage',
  title: 'Record a stage of monitoring',
  path: 'stages',
  permission: 'keep the register',
  opens: 'or continues',
  body: Stage,
  evidence: async (reader, { world }) => await publishedCauses(reader, world.who.forceId),
  decide: ({ body: { causes: chosen = [], ...body }, evidence, by, now }) => {
    const own = isForce(by.forceId, body.force)
    const causes = evidence.flatMap(({ findingId, theme }) =>
      chosen.includes(findingId) ? [{ findingId, theme }] : [],
    )
    return unless(
      [
        ...when(
          causes.length !== new Set(chosen).size,
          'causes',
          'Choose published causes of concern in this register. Those under embargo may not be named here.',
        ),
        ...when(
          chosen.length > 0 && !own,
          'causes',
          'The causes of concern in this register are this force’s own. Write another force’s in the reasons.',
        ),
        ...when(
          !officialForces.some(({ name }) => name === body.force),
          'force',
          'Choose a force from the official list, by its name there.',
        ),
        ...daysWrong(body, localDate(now)),
      ],
      {
        kind: 'monitoring.stage-recorded/1',
        happenedAt: now,
        body: { ...body, own, ...(causes.length === 0 ? {} : { causes: [...causes] }) },
      },
    )
  },
}

type Days = { readonly announced: string | null; readonly decided: string | null; readonly effective: string | null }

/** Only what is certainly out of order is refused: of a month its days may be any. */
function daysWrong({ announced, decided, effective }: Days, today: string): readonly Refusal[] {
  const given = Object.entries({ announced, decided, effective }).flatMap(([field, said]) =>
    said === null ? [] : [{ field, between: daysOf(said) }],
  )
  return [
    ...given.flatMap(({ field, between }) => [
      ...when(between === null, field, 'Write it like 2022-06-30, or like 2022-06 or 2022 if only that was published.'),
      ...when(
        between !== null && between.first > today,
        field,
        'This date is in the future. Enter today or an earlier day.',
      ),
    ]),
    ...when(given.length === 0, 'effective', 'Enter when it took effect, was decided or was announced.'),
    ...when(
      certainlyBefore(effective, decided),
      'effective',
      'It took effect before it was decided: check the two dates.',
    ),
    ...when(
      certainlyBefore(announced, decided),
      'announced',
      'It was announced before it was decided: check the two dates.',
    ),
  ]
}

const Group = Type.Object({
  on: day('On which day?', 'Enter the day'),
  shown: line('What it was shown', 'Enter what it was shown', { most: 300 }),
  outcome: text('What it asked and decided', 'Enter what it asked and decided'),
})

export const recordGroup: Command<MonitoringState, MonitoringFact, typeof Group, null> = {
  name: 'record-group',
  title: 'Record a meeting of the oversight group',
  path: 'groups',
  permission: 'keep the register',
  body: Group,
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'), {
      kind: 'monitoring.group-met/1',
      happenedAt: now,
      body: { ...body, own: isForce(by.forceId, state.force ?? '') },
    }),
}
