// What the local policing body does itself: undertaken with the measure that should move, moved to another date, which is counted, and recorded done.
import Type from 'typebox'
import type { Instant } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { Line } from '../../registers/schemas.ts'
import { day, line, optionalLine, text } from '../../web/fields.ts'
import type { ReadFigure } from '../figure-then.ts'
import { answered, command, noSuchDay, notPast } from './checks.ts'
import type { ActionState } from './state.ts'

const most = 10

export const undertake = (readFigure: ReadFigure) =>
  command({
    name: 'undertake',
    title: 'Undertake an action',
    path: 'undertakings',
    permission: 'scrutinise',
    opens: true,
    body: Type.Object({
      words: text('What you will do', 'Enter what you will do', {
        most: 1000,
        description: 'Specific enough that anyone can say whether it was done',
      }),
      owner: line('Who does it: name and post', 'Enter who does it'),
      dueOn: day('By when', 'Enter the date'),
      measures: Type.Optional({
        ...Type.Array(Line(60), { maxItems: most }),
        title: 'Which measures should it move?',
        description: 'Today’s figures are kept and shown beside later ones',
        input: 'checkboxes',
      }),
      noMeasure: Type.Optional(
        optionalLine('If no measure shows it, why not?', {
          most: 300,
          description: 'Leave this empty if you chose a measure. Your reason is shown instead of a figure',
        }),
      ),
    }),
    evidence: async (reader, { body, world }) =>
      await Promise.all(
        [...new Set(body.measures ?? [])].sort().map(async (measure) => ({
          measure,
          figure: await readFigure(reader, world.who.forceId, measure, world.now),
        })),
      ),
    decide: ({ body: { measures = [], noMeasure = null, ...body }, evidence, now }) =>
      answered(
        [
          ...noSuchDay('dueOn', body.dueOn),
          ...notPast('dueOn', body.dueOn, now),
          ...when(
            measures.length === 0 && noMeasure === null,
            'measures',
            'Choose at least one measure it should move, or say below why no measure shows it.',
          ),
          ...when(
            measures.length > 0 && noMeasure !== null,
            'noMeasure',
            'Choose measures or say why no measure shows it, not both.',
          ),
          ...evidence
            .filter(({ figure }) => figure === null)
            .flatMap(({ measure }) => when(true, 'measures', `There is no measure ${measure}.`)),
        ],
        {
          kind: 'commissioner-action.undertaken/1',
          happenedAt: now,
          body: { ...body, figures: evidence.flatMap(({ figure }) => figure ?? []), noMeasure },
        },
      ),
  })

const finished = 'This has already been recorded as done. Undertake anything else as a new action.'

export const changeDate = command({
  name: 'change-date',
  title: 'Change the date',
  path: 'date-changes',
  permission: 'scrutinise',
  body: Type.Object({
    dueOn: day('New date', 'Enter the new date'),
    because: text('Why', 'Say why. The change is counted and shown', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }: { body: { dueOn: string; because: string }; state: ActionState; now: Instant }) =>
    answered(
      [
        ...when(state.done !== null, '', finished),
        ...when(body.dueOn === state.dueOn, 'dueOn', 'This is already its date. Enter a different one.'),
        ...noSuchDay('dueOn', body.dueOn),
        ...notPast('dueOn', body.dueOn, now),
      ],
      {
        kind: 'commissioner-action.date-changed/1',
        happenedAt: now,
        body,
      },
    ),
})

export const done = command({
  name: 'record-done',
  title: 'Record it as done',
  path: 'completion',
  permission: 'scrutinise',
  body: Type.Object({ evidence: text('What shows that it is done', 'Enter what shows it', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }: { body: { evidence: string }; state: ActionState; now: Instant }) =>
    answered(when(state.done !== null, '', finished), { kind: 'commissioner-action.done/1', happenedAt: now, body }),
})
