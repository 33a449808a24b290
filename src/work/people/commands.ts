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
import { alsoTold, type Command, load } from '../../registers/records.ts'
import { whoIsTold } from '../../registers/who-is-told.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Choice, idChoice, text } from '../../web/fields.ts'
import { oneAtATime, standsFor } from './queries.ts'

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
    because: text('How do you know that they are the same child?', 'Say how you know', { most: 1000 }),
  }),
  evidence: async (reader, { body, world }) => {
    await oneAtATime.one(reader, { force: world.who.forceId })
    return await standsFor.one(reader, { force: world.who.forceId, person: body.into })
  },
  decide: ({ body, state, evidence, recordId, now }) =>
    unless(
      [
        ...when(state.mergedInto !== null, '', 'This record has already been merged. Split it first.'),
        ...when(body.into === recordId, 'into', 'You cannot merge a record into itself. Choose another record.'),
        ...when(evidence === null || !evidence.known, 'into', 'There is no such record. Choose one from the list.'),
        ...when(
          body.into !== recordId && evidence?.canonical_id === recordId,
          'into',
          'That record has already been merged into this one.',
        ),
        ...when(evidence?.closed === true, 'into', closedToYou(body.into)),
      ],
      { kind: 'person.merged/1', happenedAt: now, body },
    ),
})

/** Both records follow the restriction of either, and whoever handles an open episode of either is let in: not for those whom it is closed to. */
const closedToYou = (record: string): string =>
  `The record that stands for the child is restricted and closed to you. Break the glass on it first, at /opening/glass?record=${record}, or ask somebody who may open it.`

export const split = command({
  name: 'split',
  title: 'These are not the same child',
  path: 'splitting',
  permission: 'keep records of children',
  body: Type.Object({ because: text('How do you know?', 'Say how you know', { most: 1000 }) }),
  evidence: async (reader, { folded, world }) => {
    const { mergedInto } = folded.state
    if (mergedInto === null) return null
    const [from, told] = await Promise.all([
      standsFor.one(reader, { force: world.who.forceId, person: mergedInto }),
      whoIsTold(reader, world.who),
    ])
    return from === null ? null : { ...from, told }
  },
  decide: ({ body, state, evidence, recordId, now }) => {
    const decision = unless(
      [
        ...when(state.mergedInto === null, '', 'This record has not been merged into another.'),
        ...when(evidence?.closed === true, '', closedToYou(evidence?.canonical_id ?? '')),
      ],
      { kind: 'person.split/1', happenedAt: now, body: { ...body, from: state.mergedInto } },
    )
    return decision.kind === 'facts' && evidence?.restricted === true
      ? { ...decision, also: [alsoTold(recordId, evidence.told, openAgain)] }
      : decision
  },
})

/** What was closed with the other child's record opens again: not by one person unseen. */
const openAgain = 'A record was split from a restricted one: what the restriction closed is open again'

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
