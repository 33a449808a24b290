// The first dates of an action: when it starts, is due and shows an effect. Another date later is asked for and counted.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { day, optionalText } from '../../../web/fields.ts'
import { command, finishedSentence, isFinished, unless } from './command.ts'
import type { Dates } from './facts.ts'
import { dateRefusals } from './rules.ts'

export const DatesAsked = {
  startOn: day('Starts on', 'Enter when it starts'),
  dueOn: day('Due on', 'Enter when it is due'),
  effectOn: day(
    'When will improvement be seen?',
    'Enter when improvement is expected to be seen',
    'On the day it is due or later',
  ),
  /** A program may leave it out. */
  passed: Type.Optional(
    optionalText('If one of these days has passed, why are you setting it?', {
      most: 1000,
      description: 'For example: it was in the earlier plan. Leave empty if they are all still to come',
    }),
  ),
}

/** As they are kept: a reason only where there is one. */
export const asKept = ({ passed, ...days }: Asked): Dates => (typeof passed === 'string' ? { ...days, passed } : days)
type Asked = Omit<Dates, 'passed'> & { readonly passed?: string | null }

export const setDates = command({
  name: 'set-dates',
  title: 'Set its dates',
  path: 'dates',
  permission: 'keep the plan',
  body: Type.Object(DatesAsked),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(
          state.dates !== null,
          '',
          'This action has dates. Ask for another date, so that the change is counted.',
        ),
        ...dateRefusals(asKept(body), '', now),
      ],
      { kind: 'action.dated/1', happenedAt: now, body: asKept(body) },
    ),
})
