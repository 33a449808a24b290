// Another recommendation takes its place: asked for by one person, agreed by a chief officer who sees what would come of it. Nothing is hidden by it.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { endedStages } from '../../practice/stages.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { type Also, alsoOn, none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { idChoice, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, unless } from './command.ts'
import { foundAgainOf } from './found-again.ts'
import { type RecommendationState, recommendation } from './procedure.ts'
import { recommendationById, recommendations } from './queries.ts'
import { hasEnded, timesMoved } from './state.ts'
import { bothShown } from './superseding-shown.ts'

const ask = command({
  name: 'ask-superseding',
  title: 'Ask to replace it with another',
  path: 'successors',
  permission: 'keep the register',
  body: Type.Object({
    by: idChoice(
      'Which recommendation replaces it?',
      'Choose a recommendation',
      'The new one takes over the due date if that is earlier, how often it was moved, and the count of “found again”',
    ),
    because: text('Why', 'Say why. The public can read this', { most: 1000 }),
  }),
  evidence: async (reader, { body, world }) =>
    await recommendationById.one(reader, { force: world.who.forceId, record: body.by }),
  decide: ({ body, state, evidence, recordId, now }) =>
    unless(
      [
        ...mayNotGiveWay(state),
        ...when(
          state.supersedingAsked !== null,
          '',
          'Somebody has already asked to replace it. A chief officer must agree or refuse first.',
        ),
        ...when(evidence === null || body.by === recordId, 'by', 'Choose another recommendation from the register.'),
        ...mayNotTake('by', evidence),
      ],
      {
        kind: 'recommendation.superseding-asked/1',
        happenedAt: now,
        body: { ...body, reference: evidence?.reference ?? '' },
      },
    ),
})

const mayNotGiveWay = (state: RecommendationState): readonly Refusal[] => [
  ...when(state.received === null, '', 'There is no such recommendation.'),
  ...when(state.supersededBy !== null, '', 'It has already been replaced.'),
  ...when(
    state.supersededBy === null && hasEnded(state),
    '',
    'It was verified, closed or rejected, so nothing is owed that another could take over.',
  ),
]

const mayNotTake = (field: string, successor: { readonly stage: string } | null): readonly Refusal[] =>
  when(
    successor !== null && endedStages.includes(successor.stage),
    field,
    `The recommendation you chose is itself ${successor?.stage ?? ''}. Choose one on which something is still owed.`,
  )

const mayNotDecide = ({ supersedingAsked }: RecommendationState, by: Person): readonly Refusal[] => [
  ...when(supersedingAsked === null, '', 'Nobody has asked to replace it.'),
  ...byAnotherHuman(by, supersedingAsked?.staffId, 'You asked for this. Another chief officer must decide.'),
]

const agree = command({
  name: 'agree-superseding',
  title: 'Agree to replace it with another',
  path: 'superseding-agreements',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: async (reader, { folded, world }) => {
    const { supersedingAsked } = folded.state
    if (supersedingAsked === null) return null
    return await recommendationById.one(reader, { force: world.who.forceId, record: supersedingAsked.by })
  },
  decide: ({ state, evidence, recordId, by, now }) => {
    const { supersedingAsked: asked } = state
    const refusals = [...mayNotDecide(state, by), ...mayNotGiveWay(state), ...mayNotTake('', evidence)]
    if (asked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const body = { by: asked.by, because: asked.because, agreedBy: by.name }
    return {
      kind: 'facts',
      facts: [{ kind: 'recommendation.superseded/1', happenedAt: now, body }],
      also: [takesPlace(state, recordId, asked, now)],
    }
  },
})

/** What is handed on: date, moves and counts, and the closure test that a weaker one is held against. */
function takesPlace(
  state: RecommendationState,
  recordId: string,
  { by, because }: { readonly by: string; readonly because: string },
  now: World['now'],
): Also {
  const found = foundAgainOf(state)
  const body = {
    recordId,
    reference: state.received?.reference ?? '',
    dueOn: state.dueOn,
    foundAgain: found.times,
    firstFoundOn: found.firstOn,
    dateChanges: timesMoved(state),
    test: state.test,
    because,
  }
  return alsoOn(recommendation, by, () => [{ kind: 'recommendation.supersedes/1', happenedAt: now, body }])
}

const refuse = command({
  name: 'refuse-superseding',
  title: 'Refuse to replace it with another',
  path: 'superseding-refusals',
  permission: 'approve the plan',
  body: Type.Object({ because: text('Why not?', 'Say why it should not be replaced', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotDecide(state, by), { kind: 'recommendation.superseding-refused/1', happenedAt: now, body }),
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

export const supersedingCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, {
    says: 'You have asked. Nothing changes until a chief officer agrees',
    choices: async (world, recordId) => ({ by: await others(world, recordId) }),
  }),
  bind(recommendation, agree, { says: 'Agreed: it stays on the public site as superseded', load: bothShown }),
  bind(recommendation, refuse, { says: 'Refused: what is owed does not change', load: bothShown }),
]
