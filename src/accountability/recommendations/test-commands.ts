// Setting a closure test: proposed by one person with what it would say today, approved by another. It says when it asks less than before.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { type Decision, load, none } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { text } from '../../web/fields.ts'
import { readForm, type Typed } from '../../web/forms.ts'
import { type BoundCommand, bind, type Values } from '../../web/slice.ts'
import { type JudgeForce, judgedAfter } from '../judged.ts'
import { askedBy } from './asked-by.ts'
import { command } from './command.ts'
import { type RecommendationState, recommendation } from './procedure.ts'
import { recommendationById } from './queries.ts'
import { closes, completed, type Definitions, misnamed, testRefusals, untimely } from './soundness.ts'
import { type ClosureTest, ProposedTest } from './test.ts'
import { floorsOf } from './test-floors.ts'
import { type Knowing, previewOf } from './test-preview.ts'

export const testCommands = (knowing: Knowing, judge: JudgeForce): readonly BoundCommand[] => [
  bind(recommendation, proposeTest(knowing), {
    says: 'Proposed: another person approves the closure test',
    button: 'Propose this test',
    template: 'accountability/recommendations/views/test-form.njk',
    choices: async () => await Promise.resolve(choicesOf(knowing.definitions)),
    initial: async (world, recordId) => ({ test: (await testOf(world, recordId)) ?? startingPoint }),
    load: async (world, recordId, typed) => await beside(world, recordId, typed, knowing),
  }),
  bind(recommendation, findUntestable, { says: 'Recorded: it stands where the closure test would' }),
  judgedAfter(
    judge,
    bind(recommendation, approveTest(knowing), {
      says: 'Approved: the status is computed by this test, now and from now on',
      button: 'Approve this test',
      template: 'accountability/recommendations/views/test-form.njk',
      load: async (world, recordId) => await proposedBeside(world, recordId, knowing),
    }),
  ),
]

const refuse = (...sentences: readonly (readonly [field: string, sentence: string])[]): Decision => ({
  kind: 'refused',
  refusals: sentences.map(([field, sentence]) => refusal(field, sentence)),
})

const Proposal = Type.Object({
  test: { ...ProposedTest, title: 'The test' },
  because: text('Why this test', 'Enter why this test'),
})

const proposeTest = ({ definitions, topics }: Knowing) =>
  command({
    name: 'propose-test',
    title: 'Propose a closure test',
    path: 'test-proposals',
    permission: 'propose policy',
    body: Proposal,
    evidence: none,
    decide: ({ body, now, state, policy }) => {
      const { test, refusals } = completed(body.test, definitions)
      const wrong = [
        ...refusals,
        ...(test === null ? [] : [...testRefusals(test, floorsOf(policy)), ...untimely(test, topics, localDate(now))]),
        ...(state.stage === 'superseded' ? ['It is superseded: set the test of the one that took its place.'] : []),
      ]
      if (test === null || wrong.length > 0) return refuse(...wrong.map((sentence) => ['test', sentence] as const))
      const proposed = { test, because: body.because }
      return { kind: 'facts', facts: [{ kind: 'recommendation.test-proposed/1', happenedAt: now, body: proposed }] }
    },
  })

/** Said aloud rather than left open: what Vigil cannot measure it does not seem to. */
const findUntestable = command({
  name: 'find-untestable',
  title: 'Record that no measure can test it',
  path: 'untestable',
  permission: 'propose policy',
  body: Type.Object({
    because: text('Why no measure can test it', 'Enter why no measure can test it', {
      most: 1000,
      description: 'Everybody reads it where the closure test would stand',
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    if (state.received === null) return refuse(['', 'There is no such recommendation.'])
    if (state.test !== null) return refuse(['', 'It has a closure test. Propose another where this one is wrong.'])
    return { kind: 'facts', facts: [{ kind: 'recommendation.found-untestable/1', happenedAt: now, body }] }
  },
})

/** Held against definitions, policy and the day once more: each may have changed since it was proposed. */
const approveTest = ({ definitions, topics }: Knowing) =>
  command({
    name: 'approve-test',
    title: 'Approve the closure test',
    path: 'test-approval',
    permission: 'approve policy',
    body: Type.Object({}),
    evidence: none,
    decide: ({ state, now, by, policy }) => {
      if (state.proposed === null) return refuse(['', 'No test is proposed.'])
      if (state.proposed.by === by.staffId) return refuse(['', 'You proposed it: another person approves.'])
      const { test, position } = state.proposed
      const wrong = [
        ...misnamed(test, definitions),
        ...testRefusals(test, floorsOf(policy)),
        ...untimely(test, topics, localDate(now)),
      ]
      if (wrong.length > 0) return refuse(...wrong.map((sentence) => ['', sentence] as const))
      const body = { proposedAtPosition: position }
      return { kind: 'facts', facts: [{ kind: 'recommendation.test-approved/1', happenedAt: now, body }] }
    },
  })

/** What a first proposal is written over: a measure is still to be chosen. */
const startingPoint = { criteria: [], sustainedMonths: 3, mostNotEvidenced: 0.1 }

function choicesOf(definitions: Definitions) {
  const measures = [...definitions]
    .filter(([, definition]) => closes(definition))
    .map(([value, { question, kind, better }]) => ({
      value,
      text: `${value}: ${question} (${kind}, better ${better ?? ''})`,
    }))
  return Object.fromEntries(Array.from({ length: 12 }, (_, row) => [`test.criteria.${row}.measure`, measures]))
}

async function testOf(world: World, recordId: string): Promise<ClosureTest | null> {
  const asked = { force: world.who.forceId, record: recordId }
  const row = await world.db.read(contextOf(world), async (reader) => await recommendationById.one(reader, asked))
  return row?.test ?? null
}

/** Beside the form: what the test as typed would say today, what it asks less than the one in force, and how chance would treat it. */
async function beside(world: World, recordId: string, typed: Typed, knowing: Knowing): Promise<Values> {
  const { body, refusals } = readForm(Proposal, typed, world.now)
  if (refusals.length > 0 || !isProposal(body)) return { preview: null }
  const { test, refusals: unknown } = completed(body.test, knowing.definitions)
  if (test === null) return { preview: { refusals: unknown }, look: true }
  return {
    preview: await previewOf(world, { recordId, state: await stateOf(world, recordId) }, test, knowing),
    look: true,
  }
}

async function proposedBeside(world: World, recordId: string, knowing: Knowing): Promise<Values> {
  const state = await stateOf(world, recordId)
  if (state.proposed === null) return { preview: null, about: ['No test is proposed.'] }
  return {
    preview: await previewOf(world, { recordId, state }, state.proposed.test, knowing),
    because: state.proposed.because,
    asked: askedBy(state.proposed.test),
  }
}

async function stateOf(world: World, recordId: string): Promise<RecommendationState> {
  return await world.db.read(
    contextOf(world),
    async (reader) => (await load(reader, world, recommendation, recordId)).state,
  )
}

const checked = Compile(Proposal)
const isProposal = (body: unknown): body is Type.Static<typeof Proposal> => checked.Check(body)
