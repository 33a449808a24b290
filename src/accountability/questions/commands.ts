// The commands on a question as forms: each with its choices and what is said when it is done.
import { rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind, type Values } from '../../web/slice.ts'
import { staffToChoose } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import type { ReadFigure } from '../figure-then.ts'
import { admit, allocate, reject } from './admitting.ts'
import { answer, supplementary } from './answering.ts'
import { move } from './moving.ts'
import { lookedAt } from './names-somebody.ts'
import { question } from './procedure.ts'
import { followUp, publish } from './publishing.ts'
import { notTheirs } from './question-command.ts'

export const questionCommands = (
  readFigure: ReadFigure,
  measures: ReadonlyMap<string, { readonly question: string }>,
): readonly BoundCommand[] => [
  bind(question, admit, { says: 'Admitted', load: toDecide }),
  bind(question, move, { load: ofTheGate }),
  bind(question, reject, {
    says: 'Refused',
    load: async (world, recordId) => ({ ...(await toDecide(world, recordId)), about: [refusedWords] }),
  }),
  bind(question, allocate, {
    choices: async (world, _, typed) => ({ staffId: await answerers(world, typed) }),
    load: ofTheGate,
  }),
  bind(question, answer(readFigure), {
    says: 'Answered',
    choices: async () =>
      await Promise.resolve({
        measure: [...measures].map(([value, one]) => ({ value, text: `${value}: ${one.question}` })),
      }),
  }),
  bind(question, supplementary, { load: ofTheGate }),
  bind(question, publish, {
    says: 'Published on the public site',
    load: async (world, recordId) => ({
      ...(await ofTheGate(world, recordId)),
      about: await beforePublishing(world, recordId),
    }),
  }),
  bind(question, followUp),
]

const stateOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, question, recordId))).state

const refusedWords =
  'Its words are not published, but stay in the records. If they name somebody, send the address of the question’s page to the records managers, who can have the words erased.'

/** Whose gate it is, said before anybody types what could only be refused. */
async function ofTheGate(world: World, recordId: string): Promise<Values> {
  const refused = notTheirs(await stateOf(world, recordId), world.who, world.policyAt(world.now))
  return refused.length === 0 ? {} : { instead: refused.map((one) => one.sentence) }
}

async function toDecide(world: World, recordId: string): Promise<Values> {
  const { stage } = await stateOf(world, recordId)
  return stage === 'received'
    ? await ofTheGate(world, recordId)
    : { instead: [`This question has already been decided: it is ${stage}.`] }
}

/** What is published is never taken away: what looks like a person's is pointed at before, for a person to judge. */
async function beforePublishing(world: World, recordId: string): Promise<readonly string[]> {
  const state = await stateOf(world, recordId)
  return [
    'The question, word for word, and every answer with its figures go on the public site, without the name of the person who asked. What is published is never changed or taken away, and no supplementary question can be asked afterwards. Publish after the meeting at which one may be asked.',
    ...lookedAt(state).map((one) => `Check this first: ${one}`),
  ]
}

const answerers = async (world: World, typed: Typed) =>
  await staffToChoose(world, { jobs: rolesThatMay('answer questions'), typed })
