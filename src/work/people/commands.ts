// Merging two records of one child, and splitting them. Identities are never rewritten: who stands for the child is computed.
import Type, { type TSchema } from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { dateWords } from '../../kernel/time.ts'
import { consulted } from '../../registers/consultation.ts'
import { deciding, when } from '../../registers/deciding.ts'
import {
  findPeople,
  type NewPersonFact,
  type PersonFact,
  type PersonState,
  personProcedure,
} from '../../registers/people.ts'
import { type Command, load, none } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Choice, idChoice, text } from '../../web/fields.ts'
import { standsFor } from './queries.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<PersonState, PersonFact, Schema, Evidence>) => given
const { unless } = deciding<NewPersonFact>()

export const merge = command({
  name: 'merge',
  title: 'This is the same child as another record',
  path: 'merging',
  permission: 'keep records of children',
  body: Type.Object({
    into: idChoice(
      'Which record stands for the child?',
      'Choose a record',
      'Found by name, date of birth, address and telephone',
    ),
    because: text('How is it known that they are one child?', 'Say how it is known', { most: 1000 }),
  }),
  evidence: async (reader, { body, world }) =>
    await standsFor.one(reader, { force: world.who.forceId, person: body.into }),
  decide: ({ body, state, evidence, recordId, now }) =>
    unless(
      [
        ...when(state.mergedInto !== null, '', 'It is merged already: split it first.'),
        ...when(body.into === recordId, 'into', 'A record is not merged into itself.'),
        ...when(evidence === null || !evidence.known, 'into', 'There is no such record. Choose one from the list.'),
        ...when(
          body.into !== recordId && evidence?.canonical_id === recordId,
          'into',
          'That record is merged into this one already.',
        ),
      ],
      { kind: 'person.merged/1', happenedAt: now, body },
    ),
})

export const split = command({
  name: 'split',
  title: 'These are not the same child',
  path: 'splitting',
  permission: 'keep records of children',
  body: Type.Object({ because: text('How is it known?', 'Say how it is known', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(when(state.mergedInto === null, '', 'It is merged into no other record.'), {
      kind: 'person.split/1',
      happenedAt: now,
      body: { ...body, from: state.mergedInto },
    }),
})

/** Others like this child, with the reason for each; of a restricted one that there is a match and why, not who. */
export async function childrenLike(world: World, recordId: string): Promise<readonly Choice[]> {
  if (!isId(recordId)) return []
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { details } = (await load(writer, world, personProcedure, recordId)).state
    const { name, dateOfBirth, address, postcode } = details
    const found = await findPeople(writer, { name, dateOfBirth, address, postcode, phone: details.phones[0] ?? null })
    const others = found.filter((one) => one.personId !== recordId && one.canonicalId !== recordId)
    const shown = others.map((one) => one.personId)
    writer.send(consulted(forceId, staffId, world.now, 'children like one on record', shown, null))
    return others.map((one) => ({
      value: one.personId,
      text: `${one.name ?? 'Restricted record'}${one.dateOfBirth === null ? '' : `, born ${dateWords(one.dateOfBirth)}`}: ${one.reasons.map(({ words }) => words).join('; ')}`,
    }))
  })
}
