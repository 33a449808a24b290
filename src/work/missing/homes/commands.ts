// Saying that two ways of writing are one home, and taking it back. What was written of each child stays as it was written.
import Type, { type TSchema } from 'typebox'
import { deciding, when } from '../../../registers/deciding.ts'
import { type Command, none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { text } from '../../../web/fields.ts'
import type { NewSameHomeFact, SameHomeFact } from './facts.ts'
import { keyOf } from './key.ts'
import type { SameHomeState } from './procedure.ts'
import { saidOfHomes } from './queries.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<SameHomeState, SameHomeFact, Schema, Evidence>) =>
  given
const { unless } = deciding<NewSameHomeFact>()

const ofPlacement = (title: string, missing: string) => ({ ...Line(300), title, missing, input: 'select' })

export const sayOneHome = command({
  name: 'say-one-home',
  title: 'Two ways of writing are one home',
  path: 'same-home',
  permission: 'keep records of children',
  opens: true,
  body: Type.Object({
    written: ofPlacement('Which is written differently?', 'Choose the home that is written differently'),
    home: ofPlacement('Which home is it?', 'Choose the home that it is'),
    because: text('How is it known?', 'Say how it is known', { most: 1000, description: 'For example by the address' }),
  }),
  evidence: async (reader, { world }) => await saidOfHomes.all(reader, { force: world.who.forceId }),
  decide: ({ body: { written, home, because }, evidence, now }) => {
    const said = new Map((evidence ?? []).map((one) => [keyOf(one.written), keyOf(one.home)]))
    return unless(
      [
        ...when(
          keyOf(written) === keyOf(home),
          'home',
          'These are written alike and are one home already: choose another.',
        ),
        ...when(
          said.has(keyOf(written)),
          'written',
          'It is already said which home this is: take that back first, on the page of homes.',
        ),
        ...when(
          goesBy(said, keyOf(home)) === keyOf(written),
          'home',
          'It is already said that this is the home above: they are one home.',
        ),
      ],
      { kind: 'same-home.said/1', happenedAt: now, body: { written, home, because } },
    )
  },
})

/** Said of one in turn, it goes by the last. */
function goesBy(said: ReadonlyMap<string, string>, home: string): string {
  let last = home
  for (let step = 0; step < said.size; step++) last = said.get(last) ?? last
  return last
}

export const takeBack = command({
  name: 'say-two-homes',
  title: 'They are two homes',
  path: 'taking-back',
  permission: 'keep records of children',
  body: Type.Object({ because: text('Why?', 'Say why they are two homes', { most: 1000 }) }),
  evidence: none,
  decide: ({ state, body, now }) =>
    unless(
      when(
        state.said === null || state.takenBackAt !== null,
        '',
        'This has already been taken back: the two count as two homes.',
      ),
      { kind: 'same-home.taken-back/1', happenedAt: now, body },
    ),
})
