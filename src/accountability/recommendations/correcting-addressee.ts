// The register has the wrong body as who is to do it: asked for by one person with the reason, agreed by a chief officer, and the clocks follow. What the wrong one owed is withdrawn: a breach goes with it, and never by one hand.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import {
  addresseeField,
  addresseeNameField,
  addresseeWords,
  isToBeChosen,
  panelAsks,
  panelAsksAnother,
} from './addressee.ts'
import { command, unless } from './command.ts'
import { recommendation } from './procedure.ts'
import type { RecommendationState } from './state.ts'
import { type Other, withOthersField, withOthersWrong } from './with-others.ts'

const Correction = Type.Object({
  addressee: addresseeField,
  addresseeName: addresseeNameField,
  withOthers: withOthersField,
  because: text('Why should it be somebody else?', 'Say why it should be somebody else', {
    most: 1000,
    description: 'Your reason is shown on the recommendation, beside what is withdrawn',
  }),
})

const sameOthers = (one: readonly Other[] = [], other: readonly Other[] = []): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))

const ask = command({
  name: 'ask-addressee-correction',
  title: 'Ask to change who must do it',
  path: 'addressee-corrections',
  permission: 'keep the register',
  body: Correction,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(isToBeChosen(state), '', 'Nobody has recorded who must do it yet. Do that first.'),
        ...when(
          state.addresseeAsked !== null,
          '',
          'Somebody has already asked for a correction. A chief officer must agree or refuse it first.',
        ),
        ...when(
          state.received !== null &&
            body.addressee === state.received.addressee &&
            body.addresseeName === (state.received.addresseeName ?? null) &&
            sameOthers(body.withOthers, state.received.withOthers),
          'addressee',
          'This is already who must do it. Choose another.',
        ),
        ...when(panelAsks(state.timeScale) && body.addressee !== 'local policing body', 'addressee', panelAsksAnother),
        ...withOthersWrong(body, panelAsks(state.timeScale)),
      ],
      { kind: 'recommendation.addressee-correction-asked/1', happenedAt: now, body },
    ),
})

const mayNotDecide = ({ addresseeAsked: asked }: RecommendationState, by: Person): readonly Refusal[] => [
  ...when(asked === null, '', 'Nobody has asked for a correction.'),
  ...byAnotherHuman(by, asked?.staffId, 'You asked for this. Another chief officer must decide.'),
]

const agree = command({
  name: 'agree-addressee-correction',
  title: 'Agree to change who must do it',
  path: 'addressee-correction-agreements',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { addresseeAsked: asked } = state
    const refusals = mayNotDecide(state, by)
    if (asked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { addressee, addresseeName, because, withOthers = [] } = asked
    return unless([], {
      kind: 'recommendation.addressee-corrected/1',
      happenedAt: now,
      body: { addressee, addresseeName, withOthers: [...withOthers], because, agreedBy: by.name },
    })
  },
})

const refuse = command({
  name: 'refuse-addressee-correction',
  title: 'Refuse to change who must do it',
  path: 'addressee-correction-refusals',
  permission: 'approve the plan',
  body: Type.Object({ because: text('Why not?', 'Say why it should not change', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotDecide(state, by), {
      kind: 'recommendation.addressee-correction-refused/1',
      happenedAt: now,
      body,
    }),
})

async function askedWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  const { addresseeAsked: asked, received } = state
  if (asked === null || received === null) return { about: ['Nobody has asked for a correction.'] }
  return {
    about: [
      `From ${addresseeWords(received)} to ${addresseeWords(asked)}. Why: ${asked.because}`,
      'What the first owed is withdrawn as neither met nor breached, even if its date has passed. The second owes it from now on, by the same date. A statutory period counts from the report, whoever was entered.',
      ...(state.answered === null ? [] : ['It has been answered in writing. That answer is kept.']),
    ],
  }
}

export const correctingAddresseeCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, { says: 'You have asked. Nothing changes until a chief officer agrees' }),
  bind(recommendation, agree, { says: 'Agreed: the new body now owes it, by the same dates', load: askedWords }),
  bind(recommendation, refuse, { says: 'Refused: nothing changes', load: askedWords }),
]
