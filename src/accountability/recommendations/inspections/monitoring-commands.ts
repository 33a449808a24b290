// Recording stages of monitoring and what the oversight group decided.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { isForce, officialForces } from '../../../registers/forces.ts'
import { type Command, none } from '../../../registers/records.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choice, choiceOf, line, optionalText, text } from '../../../web/fields.ts'
import type { MonitoringFact, MonitoringState, NewMonitoringFact } from './monitoring-facts.ts'

const { unless } = deciding<NewMonitoringFact>()
const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })
const optionalDay = (title: string) => ({ ...Maybe(LocalDate), title, input: 'date' })

const Stage = Type.Object({
  force: choiceOf('Which force?', 'Choose the force'),
  stage: choice('Stage', 'Choose the stage', ['scan', 'engage'], {
    scan: 'Scan: routine monitoring',
    engage: 'Engage: the force does not succeed in managing a cause of concern',
  }),
  announced: optionalDay('Announced on'),
  decided: optionalDay('Decided on'),
  effective: day('Took effect on', 'Enter when it took effect'),
  because: optionalText('The reasons given', { most: 2000 }),
})

/** The record of a force is its own: what is recorded of it next goes where the earlier stages are. */
export const recordStage: Command<MonitoringState, MonitoringFact, typeof Stage, null> = {
  name: 'record-stage',
  title: 'Record a stage of monitoring',
  path: 'stages',
  permission: 'keep the register',
  opens: 'or continues',
  body: Stage,
  evidence: none,
  decide: ({ body, by, now }) =>
    unless(
      [
        ...when(
          !officialForces.some(({ name }) => name === body.force),
          'force',
          'Choose a force of the official list, by the name it has there.',
        ),
        ...when(body.effective > localDate(now), 'effective', 'This day has not come yet.'),
        ...when(
          body.decided !== null && body.effective < body.decided,
          'effective',
          'It took effect before it was decided: check the two dates.',
        ),
        ...when(
          body.decided !== null && body.announced !== null && body.announced < body.decided,
          'announced',
          'It was announced before it was decided: check the two dates.',
        ),
      ],
      {
        kind: 'monitoring.stage-recorded/1',
        happenedAt: now,
        body: { ...body, own: isForce(by.forceId, body.force) },
      },
    ),
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
    unless(when(body.on > localDate(now), 'on', 'This day has not come yet.'), {
      kind: 'monitoring.group-met/1',
      happenedAt: now,
      body: { ...body, own: isForce(by.forceId, state.force ?? '') },
    }),
}
