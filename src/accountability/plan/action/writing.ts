// Writing an action: what it says, which recommendations it serves, what it should move.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { when } from '../../../registers/deciding.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { text } from '../../../web/fields.ts'
import type { Choices } from '../../../web/forms.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { type ActionCommand, finishedSentence, isFinished, unless } from './command.ts'
import { DetailsAsked, said } from './details-asked.ts'
import type { Details } from './facts.ts'
import { asKept, DatesAsked, setDates } from './first-dates.ts'
import { action } from './procedure.ts'
import { actions, nextNumber, oneAtATime, registered } from './queries.ts'
import { loadAction } from './read.ts'
import { dateRefusals, detailRefusals, type Known } from './rules.ts'

/** The measures there are, by id: handed in by app.ts, so that the plan need not know which slice answers. */
export type Questions = ReadonlyMap<string, { readonly question: string }>

export const writingCommands = (questions: Questions): readonly BoundCommand[] => [
  bind(action, write(questions), {
    says: 'Written. It is unallocated until somebody owns it',
    choices: async (world) => await choicesOf(world, questions),
    initial: async (_, __, query) => await Promise.resolve({ recommendations: [query['recommendation']].flat() }),
  }),
  bind(action, rewrite(questions), {
    says: 'Changed: the next version of the plan will show the difference',
    choices: async (world, recordId) => await choicesOf(world, questions, recordId),
    initial: async (world, recordId) => ({ ...(await loadAction(world, recordId)).state.details }),
  }),
  bind(action, setDates),
]

type Evidence = Known & { readonly next: number }

async function known(reader: Reader, world: World, questions: Questions): Promise<Evidence> {
  const asked = { force: world.who.forceId }
  await oneAtATime.one(reader, asked)
  const [rows, recommendations, number] = await Promise.all([
    actions.all(reader, asked),
    registered.all(reader, asked),
    nextNumber.one(reader, asked),
  ])
  return {
    recommendations: new Set(recommendations.map((row) => row.record_id)),
    measures: new Set(questions.keys()),
    numbers: new Map(rows.map((row) => [row.record_id, row.number])),
    dependsOn: new Map(rows.filter((row) => row.state !== 'withdrawn').map((row) => [row.record_id, row.depends_on])),
    next: number?.next ?? 1,
  }
}

const { text: asText, recommendations: asServed, ...others } = DetailsAsked.properties

const WriteAsked = Type.Object({
  text: asText,
  recommendations: asServed,
  dates: said(Maybe(Type.Object(DatesAsked)), {
    title: 'Dates',
    description: 'You may leave these for later, but the plan cannot be approved without them',
  }),
  ...others,
})

const write = (questions: Questions): ActionCommand<typeof WriteAsked, Evidence> => ({
  name: 'write',
  title: 'Write an action',
  path: 'actions',
  permission: 'keep the plan',
  opens: true,
  body: WriteAsked,
  evidence: async (reader, { world }) => await known(reader, world, questions),
  decide: ({ body: { dates, ...details }, evidence, recordId, now }) =>
    unless(
      [
        ...detailRefusals(recordId, details, evidence),
        ...(dates === null ? [] : dateRefusals(asKept(dates), 'dates', now)),
      ],
      {
        kind: 'action.written/1',
        happenedAt: now,
        body: { number: evidence.next, details: sorted(details), dates: dates === null ? null : asKept(dates) },
      },
    ),
})

const RewriteAsked = Type.Object({
  ...DetailsAsked.properties,
  because: text('Why are you changing it?', 'Enter why you are changing it', { most: 1000 }),
})

const rewrite = (questions: Questions): ActionCommand<typeof RewriteAsked, Evidence> => ({
  name: 'rewrite',
  title: 'Change what it says',
  path: 'wording',
  permission: 'keep the plan',
  body: RewriteAsked,
  evidence: async (reader, { world }) => await known(reader, world, questions),
  decide: ({ body: { because, ...details }, evidence, recordId, state, now }) =>
    unless(
      [
        ...when(isFinished(state), '', finishedSentence),
        ...when(
          state.stage === 'claimed done',
          '',
          'This action is claimed done. It must be checked or returned as it was claimed.',
        ),
        ...detailRefusals(recordId, details, evidence),
      ],
      { kind: 'action.rewritten/1', happenedAt: now, body: { details: sorted(details), because } },
    ),
})

/** One order for lists that have none, so that two versions differ only where they do. */
const sorted = (details: Details): Details => ({
  ...details,
  recommendations: [...new Set(details.recommendations)].sort(),
  measures: [...new Set(details.measures)].sort(),
  dependsOn: [...new Set(details.dependsOn)].sort(),
})

async function choicesOf(world: World, questions: Questions, recordId: string | null = null): Promise<Choices> {
  const asked = { force: world.who.forceId }
  const [recommendations, others] = await world.db.read(
    contextOf(world),
    async (reader) => await Promise.all([registered.all(reader, asked), actions.all(reader, asked)]),
  )
  return {
    recommendations: recommendations.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` })),
    measures: [...questions].map(([value, { question }]) => ({ value, text: `${value}: ${question}` })),
    dependsOn: others
      .filter((row) => row.record_id !== recordId && row.state !== 'withdrawn')
      .map((row) => ({ value: row.record_id, text: `Action ${row.number}: ${row.text.slice(0, 80)}` })),
  }
}
