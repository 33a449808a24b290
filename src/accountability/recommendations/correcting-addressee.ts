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

const Correction = Type.Object({
  addressee: addresseeField,
  addresseeName: addresseeNameField,
  because: text('Why is it another?', 'Enter why it is another', {
    most: 1000,
    description: 'It stands on the recommendation, beside what is withdrawn',
  }),
})

const ask = command({
  name: 'ask-addressee-correction',
  title: 'Ask for another to be who is to do it',
  path: 'addressee-corrections',
  permission: 'keep the register',
  body: Correction,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(isToBeChosen(state), '', 'Nobody has said yet who is to do it: say that first.'),
        ...when(
          state.addresseeAsked !== null,
          '',
          'A correction is asked for: a chief officer agrees or refuses it first.',
        ),
        ...when(
          state.received !== null &&
            body.addressee === state.received.addressee &&
            body.addresseeName === (state.received.addresseeName ?? null),
          'addressee',
          'This is who is to do it already.',
        ),
        ...when(panelAsks(state.timeScale) && body.addressee !== 'local policing body', 'addressee', panelAsksAnother),
      ],
      { kind: 'recommendation.addressee-correction-asked/1', happenedAt: now, body },
    ),
})

const mayNotDecide = ({ addresseeAsked: asked }: RecommendationState, by: Person): readonly Refusal[] => [
  ...when(asked === null, '', 'No correction is asked for.'),
  ...byAnotherHuman(by, asked?.staffId, 'You asked for it: another chief officer decides.'),
]

const agree = command({
  name: 'agree-addressee-correction',
  title: 'Agree that another is to do it',
  path: 'addressee-correction-agreements',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { addresseeAsked: asked } = state
    const refusals = mayNotDecide(state, by)
    if (asked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { addressee, addresseeName, because } = asked
    return unless([], {
      kind: 'recommendation.addressee-corrected/1',
      happenedAt: now,
      body: { addressee, addresseeName, because, agreedBy: by.name },
    })
  },
})

const refuse = command({
  name: 'refuse-addressee-correction',
  title: 'Refuse that another is to do it',
  path: 'addressee-correction-refusals',
  permission: 'approve the plan',
  body: Type.Object({ because: text('Why not?', 'Enter why it stays', { most: 1000 }) }),
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
  if (asked === null || received === null) return { about: ['No correction is asked for.'] }
  return {
    about: [
      `From ${addresseeWords(received)} to ${addresseeWords(asked)}. Why: ${asked.because}`,
      'What the one owed of it is withdrawn, neither met nor breached, also where its day has passed. The other owes it from now on, by the same day: a statutory period counts from the report, whoever was entered.',
      ...(state.answered === null ? [] : ['It is answered in writing: that answer stands.']),
    ],
  }
}

export const correctingAddresseeCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, { says: 'Asked for: everything is owed as before until a chief officer agrees' }),
  bind(recommendation, agree, { says: 'Agreed: the clocks follow', load: askedWords }),
  bind(recommendation, refuse, { says: 'Refused: what is owed stands', load: askedWords }),
]
