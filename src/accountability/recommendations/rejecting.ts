// A rejection is asked for by one person and agreed by a chief officer, with the reason that the public is given under section 55.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, unless } from './command.ts'
import { recommendation } from './procedure.ts'
import { hasEnded, type RecommendationState } from './state.ts'

const mayNotDecide = ({ rejectionAsked }: RecommendationState, by: Person): readonly Refusal[] => [
  ...when(rejectionAsked === null, '', 'Nobody has asked to reject it.'),
  ...byAnotherHuman(by, rejectionAsked?.by, 'You asked for this. Another chief officer must decide.'),
]

/** Much may happen while a rejection waits: what was verified is not made a rejected one. */
const endedMeanwhile =
  'Since then it has been superseded, closed or verified, so nothing is owed that a rejection could end. Refuse the rejection.'

const agree = command({
  name: 'agree-rejection',
  title: 'Agree to reject it',
  path: 'rejection-agreements',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless([...when(hasEnded(state), '', endedMeanwhile), ...mayNotDecide(state, by)], {
      kind: 'recommendation.stage-recorded/1',
      happenedAt: now,
      body: { stage: 'rejected', because: state.rejectionAsked?.because ?? '', agreedBy: by.name },
    }),
})

const refuse = command({
  name: 'refuse-rejection',
  title: 'Refuse to reject it',
  path: 'rejection-refusals',
  permission: 'approve the plan',
  body: Type.Object({ because: text('Why not?', 'Say why it should not be rejected', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotDecide(state, by), { kind: 'recommendation.rejection-refused/1', happenedAt: now, body }),
})

/** What would be rejected, and the reason that the public would read, stand above the form of whoever decides. */
async function askedWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  const { received, rejectionAsked: asked } = state
  if (received === null || asked === null) return { about: ['Nobody has asked to reject it.'] }
  return {
    about: [
      `It asks: “${received.words ?? received.theme}”`,
      `Why it would be rejected: “${asked.because}”`,
      'The reason is shown on the recommendation and is the force’s answer to the public under section 55.',
    ],
  }
}

export const rejectingCommands: readonly BoundCommand[] = [
  bind(recommendation, agree, { says: 'Agreed: nothing is owed on it unless it is accepted later', load: askedWords }),
  bind(recommendation, refuse, { says: 'Refused: what is owed does not change', load: askedWords }),
]
