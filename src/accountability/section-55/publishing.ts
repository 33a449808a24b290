// The comments are marked complete, and published.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { line } from '../../web/fields.ts'
import { type GivesAway, looked, mayStand } from '../gives-away.ts'
import { chiefMayStillComment } from './chief-officer.ts'
import { answered, command, current, erasedIn, notAfter, notAnAddress } from './command.ts'
import type { AsTheRegister } from './facts.ts'
import { recommendationsNow, registerAsItIs, taken } from './register.ts'
import { addedSince, gapOf, type Recommendation, type Section55State, withAdded } from './state.ts'

export const complete = command({
  name: 'mark-complete',
  title: 'Mark the comments complete',
  path: 'completion',
  permission: 'scrutinise',
  body: Type.Object({}),
  evidence: current,
  decide: ({ state, evidence, now }) => {
    const gap = gapOf(withAdded(state, addedSince(state, evidence)))
    return answered(
      [
        ...notAfter(state),
        ...when(state.own === null, '', 'The comments themselves have not been written.'),
        ...erasedIn(textsOf(state)),
        ...(gap.length === 0
          ? []
          : [
              refusal(
                '',
                `There is neither an action nor a reason for ${gap.join(', ')}. You can still publish the comments in time, but they will show this gap.`,
              ),
            ]),
      ],
      { kind: 'section-55.completed/1', happenedAt: now, body: {} },
    )
  },
})

const Publish = Type.Object({
  address: line('Where they are published', 'Enter the address', {
    most: 500,
    description: 'Beginning with https://. Vigil’s public site shows them too',
  }),
  ...mayStand,
})
/** What the report asks on the day, and what the register says of each: written into the fact, so that the response reads the same later. */
type OfTheDay = { readonly asked: readonly Recommendation[]; readonly register: AsTheRegister }

/** All that is read in public, as whoever looks finds it. */
const textsOf = ({ chief, own, answers, recommendations }: Section55State) => [
  { where: 'the chief officer’s comments', words: chief?.comments ?? null },
  { where: 'the comments', words: own?.comments ?? null },
  { where: 'the response to the chief officer', words: own?.reply ?? null },
  ...recommendations.map(({ recordId, reference }) => ({
    where: `the answer for ${reference}`,
    words: answers.get(recordId)?.action ?? answers.get(recordId)?.whyNone ?? null,
  })),
]

export const publish = (givesAway: GivesAway) =>
  command<typeof Publish, OfTheDay>({
    name: 'publish',
    title: 'Publish the comments',
    path: 'publication',
    permission: 'scrutinise',
    body: Publish,
    evidence: async (reader, { folded: { state }, world }) => {
      const asked = await recommendationsNow(reader, world, state.opened)
      const { recommendations } = withAdded(state, addedSince(state, asked))
      return { asked, register: await registerAsItIs(reader, world, recommendations) }
    },
    decide: ({ body, state, evidence: { asked, register }, now }) => {
      const gap = [...gapOf(withAdded(state, addedSince(state, asked)))]
      const { refusals, lookedAt } = looked(givesAway, textsOf(state), body.mayStand)
      return answered(
        [
          ...notAfter(state),
          ...when(state.own === null, '', 'The comments themselves have not been written.'),
          ...erasedIn(textsOf(state)),
          ...chiefMayStillComment(state, localDate(now)),
          ...notAnAddress(body.address),
          ...refusals,
        ],
        ...taken(state, asked, now),
        { kind: 'section-55.published/1', happenedAt: now, body: { address: body.address, gap, register, lookedAt } },
      )
    },
  })
