// New readers of a draft that nobody is left to open: asked for by one, agreed by a chief officer. Neither sees the draft by it, unless they are named.
import Type from 'typebox'
import { deciding, when } from '../../../../registers/deciding.ts'
import { rolesThatMay } from '../../../../registers/permissions.ts'
import { alsoAsVigil, type Command, load, none } from '../../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../../registers/same-human.ts'
import { contextOf, type World } from '../../../../registers/world.ts'
import { choiceOf, text } from '../../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../../web/slice.ts'
import { staffToChoose } from '../../../../web/staff-choices.ts'
import { inspection } from '../procedure.ts'
import { staffKnown } from '../queries.ts'
import { people, uuids } from '../recording.ts'
import { draftReaders, type NewRequestFact, type RequestFact, type RequestState } from './procedure.ts'
import { requests, unreadDrafts } from './queries.ts'

const { unless } = deciding<NewRequestFact>()
const command = <Schema extends Type.TSchema, Evidence>(given: Command<RequestState, RequestFact, Schema, Evidence>) =>
  given

const somebodyLeft = 'This draft is published, or somebody in post may see it and can change who else does.'
const readersNow = 'Choose people who work for the force now, and whose job sees recommendations.'

const ask = command({
  name: 'ask-draft-readers',
  title: 'Ask for new readers of a draft',
  path: 'requests',
  permission: 'name readers of a draft',
  opens: true,
  body: Type.Object({
    about: choiceOf(
      'Which draft?',
      'Choose the draft. If none is offered, every draft has somebody in post who may see it',
    ),
    readers: {
      ...people,
      title: 'Who should see it from now on?',
      description: 'Only these people, until it is published',
    },
    because: text('Why them?', 'Enter why', { most: 1000 }),
  }),
  evidence: async (reader, { body, world }) => ({
    drafts: await unreadDrafts.all(reader, {}),
    known: (await staffKnown.all(reader, { force: world.who.forceId, ids: uuids(body.readers) })).length,
    waiting: (await requests.all(reader, { force: world.who.forceId })).filter(({ decided }) => decided === null),
  }),
  decide: ({ body, evidence: { drafts, known, waiting }, by, now }) => {
    const draft = drafts.find((one) => one.record_id === body.about)
    return unless(
      [
        ...when(draft === undefined, 'about', somebodyLeft),
        ...when(body.readers.length === 0 || known !== body.readers.length, 'readers', readersNow),
        ...when(
          waiting.some((one) => one.about === body.about),
          '',
          'Readers of this draft have already been asked for. A chief officer must agree or refuse first.',
        ),
      ],
      {
        kind: 'draft-readers.asked/1',
        happenedAt: now,
        body: { ...body, readers: [...new Set(body.readers)], reference: draft?.reference ?? '-', askedBy: by.name },
      },
    )
  },
})

const toDecide = ({ asked, decided }: RequestState, by: Human) => [
  ...when(asked === null, '', 'Nothing has been asked for here.'),
  ...when(decided !== null, '', 'This has already been decided.'),
  ...byAnotherHuman(by, asked?.by, 'You asked for this. Another chief officer must decide.'),
]

const agree = command({
  name: 'agree-draft-readers',
  title: 'Agree the new readers',
  path: 'agreements',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: async (reader, { folded: { state }, world }) => ({
    drafts: await unreadDrafts.all(reader, {}),
    known: (await staffKnown.all(reader, { force: world.who.forceId, ids: [...(state.asked?.readers ?? [])] })).length,
  }),
  decide: ({ state, evidence: { drafts, known }, recordId, by, now }) => {
    const { asked } = state
    const refusals = [
      ...toDecide(state, by),
      ...when(asked !== null && !drafts.some((one) => one.record_id === asked.about), '', somebodyLeft),
      ...when(
        known !== (asked?.readers.length ?? 0),
        '',
        'Somebody named has since left. Refuse this, so that others can be asked for.',
      ),
    ]
    if (asked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { about, readers, because, askedBy } = asked
    return {
      kind: 'facts',
      facts: [{ kind: 'draft-readers.agreed/1', happenedAt: now, body: {} }],
      also: [
        alsoAsVigil(inspection, about, ({ state: draft }) =>
          draft.published === null && draft.recorded !== null
            ? [
                {
                  kind: 'inspection.readers-named/1',
                  happenedAt: now,
                  body: { readers: [...readers], because, askedBy, agreedBy: by.name, request: recordId },
                },
              ]
            : [],
        ),
      ],
    }
  },
})

const refuse = command({
  name: 'refuse-draft-readers',
  title: 'Refuse the new readers',
  path: 'refusals',
  permission: 'approve the plan',
  body: Type.Object({ because: text('Why not?', 'Enter why not', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(toDecide(state, by), { kind: 'draft-readers.refused/1', happenedAt: now, body }),
})

/** Nobody decides on whom they do not see named. */
async function askedWords(world: World, recordId: string) {
  const { asked, rows } = await world.db.read(contextOf(world), async (reader) => ({
    asked: (await load(reader, world, draftReaders, recordId)).state.asked,
    rows: await requests.all(reader, { force: world.who.forceId }),
  }))
  if (asked === null) return { about: ['Nothing has been asked for here.'] }
  const names = rows.find((one) => one.record_id === recordId)?.names ?? []
  return {
    about: [
      `${asked.reference}: from now on ${names.join(', ')} may see it, and nobody else until it is published.`,
      `${asked.askedBy} asks: ${asked.because}`,
    ],
  }
}

export const unreadDraftCommands: readonly BoundCommand[] = [
  bind(draftReaders, ask, {
    says: 'Asked for: the draft stays closed until a chief officer agrees',
    after: () => '/drafts-nobody-reads',
    choices: async (world, _, typed) => ({
      about: (await world.db.read(contextOf(world), async (reader) => await unreadDrafts.all(reader, {}))).map(
        (one) => ({ value: one.record_id, text: one.reference }),
      ),
      readers: await staffToChoose(world, { jobs: [...rolesThatMay('see recommendations')], typed, field: 'readers' }),
    }),
  }),
  bind(draftReaders, agree, {
    says: 'Agreed: they see the draft from now on',
    after: () => '/drafts-nobody-reads',
    load: askedWords,
  }),
  bind(draftReaders, refuse, {
    says: 'Refused: the draft stays closed',
    after: () => '/drafts-nobody-reads',
    load: askedWords,
  }),
]
