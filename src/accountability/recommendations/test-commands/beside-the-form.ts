// What stands in the form of a closure test and beside it: what there is to choose, and what the test as typed would say today.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { readForm, type Typed } from '../../../web/forms.ts'
import type { Values } from '../../../web/slice.ts'
import { askedBy } from '../asked-by.ts'
import { type RecommendationState, recommendation } from '../procedure.ts'
import { recommendationById } from '../queries.ts'
import { closes, completed, type Definitions } from '../soundness.ts'
import type { ClosureTest } from '../test.ts'
import { type Knowing, previewOf } from '../test-preview.ts'
import { Proposal } from './setting.ts'

/** What a first proposal is written over: a measure is still to be chosen. */
export const startingPoint = { criteria: [], sustainedMonths: 3, mostNotEvidenced: 0.1 }

export function choicesOf(definitions: Definitions) {
  const measures = [...definitions]
    .filter(([, definition]) => closes(definition))
    .map(([value, { question, kind, better }]) => ({
      value,
      text: `${value}: ${question} (${kind}, better ${better ?? ''})`,
    }))
  return Object.fromEntries(Array.from({ length: 12 }, (_, row) => [`test.criteria.${row}.measure`, measures]))
}

export async function testOf(world: World, recordId: string): Promise<ClosureTest | null> {
  const asked = { force: world.who.forceId, record: recordId }
  const row = await world.db.read(contextOf(world), async (reader) => await recommendationById.one(reader, asked))
  return row?.test ?? null
}

/** Beside the form: what the test as typed would say today, what it asks less than the one in force, and how chance would treat it. */
export async function beside(world: World, recordId: string, typed: Typed, knowing: Knowing): Promise<Values> {
  const { body, refusals } = readForm(Proposal, typed, world.now)
  if (refusals.length > 0 || !isProposal(body)) return { preview: null }
  const { test, refusals: unknown } = completed(body.test, knowing.definitions)
  if (test === null) return { preview: { refusals: unknown }, look: true }
  return {
    preview: await previewOf(world, { recordId, state: await stateOf(world, recordId) }, test, knowing),
    look: true,
  }
}

export async function proposedBeside(world: World, recordId: string, knowing: Knowing): Promise<Values> {
  const state = await stateOf(world, recordId)
  if (state.proposed === null) return { preview: null, about: ['No test has been proposed.'] }
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
