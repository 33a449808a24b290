// The commands on a question as forms: each with its choices and what is said when it is done.
import { rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { staffToChoose } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import type { ReadFigure } from '../figure-then.ts'
import { admit, allocate, reject } from './admitting.ts'
import { answer, supplementary } from './answering.ts'
import { lookedAt } from './names-somebody.ts'
import { question } from './procedure.ts'
import { followUp, publish } from './publishing.ts'

export const questionCommands = (
  readFigure: ReadFigure,
  measures: ReadonlyMap<string, { readonly question: string }>,
): readonly BoundCommand[] => [
  bind(question, admit, { says: 'Admitted' }),
  bind(question, reject, { says: 'Refused' }),
  bind(question, allocate, { choices: async (world, _, typed) => ({ staffId: await answerers(world, typed) }) }),
  bind(question, answer(readFigure), {
    says: 'Answered',
    choices: async () =>
      await Promise.resolve({
        measure: [...measures].map(([value, one]) => ({ value, text: `${value}: ${one.question}` })),
      }),
  }),
  bind(question, supplementary),
  bind(question, publish, {
    says: 'Published on the public site',
    load: async (world, recordId) => ({ about: await beforePublishing(world, recordId) }),
  }),
  bind(question, followUp),
]

/** What is published is never taken away: what looks like a person's is pointed at before, for a person to judge. */
async function beforePublishing(world: World, recordId: string): Promise<readonly string[]> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, question, recordId),
  )
  return [
    'The question, word for word, and every answer with its figures go on the public site, without who asked. What was published is never changed or taken away.',
    ...lookedAt(state).map((one) => `Look at this first: ${one}`),
  ]
}

const answerers = async (world: World, typed: Typed) =>
  await staffToChoose(world, { jobs: rolesThatMay('answer questions'), typed })
