// What becomes of a recommendation: submitted, verified by a document, found again, revisited, superseded. None of these can say that it is met.

import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { endedStages } from '../../practice/stages.ts'
import { alsoOn, type Command, type Decision } from '../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { idChoice, line, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import type { RecommendationFact } from './facts.ts'
import { foundAgainOf, type RecommendationState, recommendation } from './procedure.ts'
import { recommendationById, recommendations } from './queries.ts'
import { revisitingCommands } from './revisiting.ts'
import { isSameTitle } from './same-title.ts'
import { hasEnded, timesMoved } from './state.ts'
import { verifyingCommands } from './verifying.ts'

const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<RecommendationState, RecommendationFact, Schema, Evidence>,
) => given
const refuse = (field: string, sentence: string): Decision => ({
  kind: 'refused',
  refusals: [refusal(field, sentence)],
})
const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })

const submit = command({
  name: 'submit',
  title: 'Record that it was submitted',
  path: 'submissions',
  permission: 'keep the register',
  body: Type.Object({
    to: line('To whom?', 'Enter to whom it was submitted', { most: 100 }),
    says: text('What was said', 'Enter what was said: it stands beside what the figures say today'),
  }),
  evidence: async (reader, { folded, world }) =>
    (await recommendationById.one(reader, { force: world.who.forceId, record: folded.recordId }))?.standing ?? null,
  decide: ({ body, state, evidence, now }) =>
    state.received === null || state.supersededBy !== null
      ? refuse('', 'It was superseded: submit the one that took its place.')
      : hasEnded(state)
        ? refuse('', 'It was rejected, closed or verified: there is nothing to submit.')
        : {
            kind: 'facts',
            facts: [{ kind: 'recommendation.submitted/1', happenedAt: now, body: { ...body, standing: evidence } }],
          },
})

const findAgain = command({
  name: 'find-again',
  title: 'Record that it was found again',
  path: 'findings-again',
  permission: 'keep the register',
  body: Type.Object({
    inspection: line('In which inspection?', 'Enter the inspection'),
    inspectionId: { ...Maybe(Id), title: '', input: 'hidden' },
    on: day('Published on', 'Enter when it was published'),
    says: optionalText('What it says'),
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, now }) => {
    const { published } = state.received ?? { published: null }
    if (body.on > localDate(now)) return refuse('on', 'This day has not come yet.')
    if (published !== null && body.on <= published)
      return refuse('on', 'Found again is after it was first published. Give a later day.')
    if (state.foundAgain.some((one) => isSameTitle(one.inspection, body.inspection)))
      return refuse('inspection', 'This is recorded already.')
    return { kind: 'facts', facts: [{ kind: 'recommendation.found-again/1', happenedAt: now, body }] }
  },
})

const supersede = command({
  name: 'supersede',
  title: 'Record what takes its place',
  path: 'successors',
  permission: 'keep the register',
  body: Type.Object({
    by: idChoice(
      'Which recommendation takes its place?',
      'Choose a recommendation',
      'It takes over the date where it is the earlier one, how often that was moved, and the count of “found again”',
    ),
    because: text('Why', 'Enter why'),
  }),
  evidence: async (reader, { body, world }) =>
    await recommendationById.one(reader, { force: world.who.forceId, record: body.by }),
  decide: ({ body, state, evidence, recordId, now }) => {
    if (state.received === null) return refuse('', 'There is no such recommendation.')
    if (state.supersededBy !== null) return refuse('', 'Another took its place already.')
    if (evidence === null || body.by === recordId) return refuse('by', 'Choose another recommendation of the register.')
    if (endedStages.includes(evidence.stage))
      return refuse('by', `That one is ${evidence.stage} itself: choose one of which something is owed.`)
    const found = foundAgainOf(state)
    const { reference } = state.received
    return {
      kind: 'facts',
      facts: [{ kind: 'recommendation.superseded/1', happenedAt: now, body }],
      also: [
        alsoOn(recommendation, body.by, () => [
          {
            kind: 'recommendation.supersedes/1',
            happenedAt: now,
            body: {
              recordId,
              reference,
              dueOn: state.dueOn,
              foundAgain: found.times,
              firstFoundOn: found.firstOn,
              dateChanges: timesMoved(state),
            },
          },
        ]),
      ],
    }
  },
})

/** Those that stand, and not this one. */
async function others(world: World, recordId: string) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await recommendations.all(reader, { force: world.who.forceId, limit: 500 }),
  )
  return rows
    .filter((row) => row.record_id !== recordId && !endedStages.includes(row.stage))
    .map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}

export const fateCommands: readonly BoundCommand[] = [
  bind(recommendation, submit, { says: 'Recorded: submitted is not verified' }),
  ...verifyingCommands,
  ...revisitingCommands,
  bind(recommendation, findAgain, { initial: async () => await Promise.resolve({ inspectionId: null }) }),
  bind(recommendation, supersede, {
    choices: async (world, recordId) => ({ by: await others(world, recordId) }),
  }),
]
