// A slice small enough to see through, for the tests of the web: a lost dog is reported, noted about and found.
import Type from 'typebox'
import { done, type Outcome } from '../../src/kernel/outcome.ts'
import { instant } from '../../src/kernel/time.ts'
import type { Fact } from '../../src/practice/fact.ts'
import { policyAt } from '../../src/practice/policy.ts'
import { owesNothing, type Procedure } from '../../src/practice/procedure.ts'
import type { Person } from '../../src/registers/permissions.ts'
import { type Command, load, none } from '../../src/registers/records.ts'
import { contextOf, type World } from '../../src/registers/world.ts'
import { choice, choiceOf, happened, line, moment, optionalText, text, yesNo } from '../../src/web/fields.ts'
import { bind, page, type Slice, type Values } from '../../src/web/slice.ts'

type State = { readonly name: string | null; readonly notes: readonly string[] }

export const dogs: Procedure<State, Fact> = {
  record: 'dog',
  begin: { name: null, notes: [] },
  evolve: (state, fact) => {
    const body = new Map(Object.entries(typeof fact.body === 'object' && fact.body !== null ? fact.body : {}))
    return fact.kind === 'dog.reported/1'
      ? { ...state, name: String(body.get('name')) }
      : { ...state, notes: [...state.notes, String(body.get('note'))] }
  },
  read: (fact) => fact,
  project: () => [],
  tables: [],
  ...owesNothing,
  words: (kind) => (kind === 'dog.noted/1' ? 'added a note' : 'reported the dog'),
}

const Report = Type.Object({
  name: line('Name of the dog', 'Enter the dog’s name', { most: 60 }),
  lastSeen: moment('When was it last seen?', 'Enter when it was last seen'),
  colour: choice('Colour', 'Select a colour', ['brown', 'black', 'other'] as const),
  ears: Type.Union([Type.Integer({ minimum: 0, maximum: 2, title: 'Ears' }), Type.Null()]),
  bites: yesNo('Does it bite?', 'Say whether it bites: “yes” or “no”'),
  why: text('Why are you worried?', 'Enter why you are worried'),
  owner: Type.Object({ phone: line('Phone of the owner', 'Enter the owner’s phone'), at: optionalText('Address') }),
})

const report: Command<State, Fact, typeof Report, null> = {
  name: 'report',
  title: 'Report a lost dog',
  path: 'report',
  permission: 'report a missing child',
  body: Report,
  opens: true,
  evidence: none,
  decide: (given) =>
    given.body.name === 'Cat'
      ? { kind: 'refused', refusals: [{ field: 'name', sentence: 'That is a cat' }] }
      : { kind: 'facts', facts: [{ kind: 'dog.reported/1', happenedAt: given.now, body: given.body }] },
}

const Note = Type.Object({
  note: text('What did you see?', 'Enter what you saw', { most: 200 }),
  place: choiceOf('Where?', 'Select a place'),
  happenedAt: happened(),
})

const note: Command<State, Fact, typeof Note, null> = {
  name: 'note',
  title: 'Add a note',
  path: 'note',
  permission: 'record an action',
  body: Note,
  evidence: none,
  decide: (given) => ({
    kind: 'facts',
    facts: [{ kind: 'dog.noted/1', happenedAt: given.body.happenedAt ?? given.now, body: given.body }],
  }),
}

/** Whoever saw it says so, whatever others said meanwhile. */
const sighting: typeof note = { ...note, name: 'sighting', title: 'Add a sighting', path: 'sighting', commutes: true }

export const example: Slice = {
  name: 'dog',
  reactions: [],
  commands: [
    bind(dogs, report, {
      says: 'Reported. It is on the board.',
      saysElse: {
        when: (body) => typeof body === 'object' && body !== null && 'colour' in body && body.colour === 'other',
        says: 'Reported. It is on the list of old dogs.',
      },
    }),
    bind(dogs, sighting),
    bind(dogs, note, {
      choices: async () => await Promise.resolve({ place: [{ value: 'park', text: 'The park' }] }),
    }),
  ],
  pages: [
    page({
      path: '/dog/:record',
      permission: 'see an episode',
      template: 'web/test/dog.njk',
      title: (values) => String(values['name']),
      query: Type.Object({ from: Type.Optional(Type.Integer({ minimum: 0, title: 'From' })) }),
      load: async (world, { params }): Promise<Outcome<Values>> => {
        const record = params['record'] ?? ''
        const folded = await world.db.read(contextOf(world), async (reader) => await load(reader, world, dogs, record))
        return folded.facts.length === 0 ? { kind: 'not found' } : done({ ...folded.state, record })
      },
    }),
  ],
}

export const handler: Person = {
  staffId: '00000000-0000-7000-8000-0000000000a1',
  forceId: 'northvale',
  name: 'Asha Grant',
  roles: ['call handler'],
  unit: 'Control room',
  supervisorId: null,
}
export const colleague: Person = { ...handler, staffId: '00000000-0000-7000-8000-0000000000a2', name: 'Owen Pryce' }
export const stranger: Person = {
  ...handler,
  staffId: '00000000-0000-7000-8000-0000000000a3',
  forceId: 'southvale',
  name: 'Lena Moor',
}
export const administrator: Person = {
  ...handler,
  staffId: '00000000-0000-7000-8000-0000000000a4',
  name: 'Tom Reed',
  roles: ['system administrator'],
}

/** A report that nothing is wrong with, as its form sends it. */
export const rex = {
  name: 'Rex',
  'lastSeen.date': '2026-11-23',
  'lastSeen.time': '20:05',
  colour: 'brown',
  bites: 'no',
  why: 'It is cold.',
  'owner.phone': '01632 960001',
}

export const now = instant('2026-11-23T21:14:30Z')

export const worldOf =
  (db: World['db']) =>
  async (_: unknown, who: Person): Promise<World> =>
    await Promise.resolve({ db, now, who, policyAt: standing, reactions: [] })

const standing = policyAt([
  {
    version: 'test/1',
    effectiveFrom: instant('2026-01-01T00:00:00Z'),
    recordingToleranceMinutes: 15,
    values: {},
    tables: {},
    holidays: { dates: [], until: '2028-12-31' },
  },
])
