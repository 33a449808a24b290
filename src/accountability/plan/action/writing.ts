// Writing an action: what it says, which recommendations it serves, what it should move.
import Type, { type TSchema } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { Id, Line, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { lines, optionalText, text } from '../../../web/fields.ts'
import type { Choices } from '../../../web/forms.ts'
import { type BoundCommand, bind, type Values } from '../../../web/slice.ts'
import { type ActionCommand, command, finishedSentence, isFinished, unless } from './command.ts'
import type { Dates, Details } from './facts.ts'
import { action } from './procedure.ts'
import { actions, nextNumber, oneAtATime, registered } from './queries.ts'
import { loadAction } from './read.ts'
import { dateRefusals, detailRefusals, type Known, textHint } from './rules.ts'

/** The measures there are, by id: handed in by app.ts, so that the plan need not know which slice answers. */
export type Questions = ReadonlyMap<string, { readonly question: string }>

export const writingCommands = (questions: Questions): readonly BoundCommand[] => [
  bind(action, write(questions), {
    says: 'Written: it is unallocated until somebody owns it',
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

const said = <T extends TSchema>(schema: T, words: Values): T => ({ ...schema, ...words })
const day = (title: string, missing: string, description?: string) =>
  said(LocalDate, { title, missing, input: 'date', ...(description === undefined ? {} : { description }) })
const count = (title: string, description?: string) =>
  said(Maybe(Type.Integer({ minimum: 0, maximum: 10_000 })), {
    title,
    ...(description === undefined ? {} : { description }),
  })

const DatesAsked = {
  startOn: day('Starts on', 'Enter when it starts'),
  dueOn: day('Due on', 'Enter when it is due'),
  effectOn: day(
    'When will improvement be seen?',
    'Enter when improvement is expected to be seen',
    'On the day it is due or later',
  ),
  /** A program may leave it out. */
  passed: Type.Optional(
    optionalText('If one of these days has passed: why is it set?', {
      most: 1000,
      description: 'For example: it stood in the plan before. Leave empty where all are still to come',
    }),
  ),
}

/** As they are kept: a reason only where there is one. */
const asKept = ({ passed, ...days }: Asked): Dates => (typeof passed === 'string' ? { ...days, passed } : days)
type Asked = Omit<Dates, 'passed'> & { readonly passed?: string | null }

const DetailsAsked = Type.Object({
  text: text('What will be done', 'Enter what will be done', { most: 2000, description: textHint }),
  recommendations: said(Type.Array(Id, { minItems: 1, maxItems: 30 }), {
    title: 'Which recommendations does it serve?',
    missing: 'Choose at least one recommendation',
    input: 'checkboxes',
  }),
  measures: said(Type.Array(Line(60), { maxItems: 20 }), {
    title: 'Which measures should it move?',
    description: 'The plan cannot be approved until at least one is named, or “audit only” is said below',
    input: 'checkboxes',
  }),
  auditOnly: optionalText('Audit only: why does no measure show it?', {
    most: 500,
    description: 'Leave empty where a measure is named',
  }),
  guidance: lines('Guidance', 'One a line: the guidance that goes with it'),
  videos: lines('Videos', 'One address a line, beginning with https://'),
  training: optionalText('Training that goes with it', { most: 1000 }),
  postsFunded: count('Posts funded', 'Leave empty where it needs none'),
  postsFilled: count('Posts filled'),
  dependsOn: said(Type.Array(Id, { maxItems: 20 }), {
    title: 'Which actions must be done first?',
    input: 'checkboxes',
  }),
})

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
    description: 'They may be left for later; the plan cannot be approved without them',
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
  because: text('Why is it changed?', 'Enter why it is changed', { most: 1000 }),
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
        ...when(state.stage === 'claimed done', '', 'It is claimed done: it is checked or returned as it was claimed.'),
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

const setDates = command({
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
        ...when(state.dates !== null, '', 'It has dates: ask for another date, so that the change is counted.'),
        ...dateRefusals(asKept(body), '', now),
      ],
      { kind: 'action.dated/1', happenedAt: now, body: asKept(body) },
    ),
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
