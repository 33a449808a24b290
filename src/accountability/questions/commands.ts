// The commands on a question as forms: each with its choices and what is said when it is done.
import { rolesThatMay } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { staffToChoose } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import type { ReadFigure } from '../figure-then.ts'
import { admit, allocate } from './admitting.ts'
import { answer, supplementary } from './answering.ts'
import { askedAbove } from './asked-above.ts'
import { move } from './moving.ts'
import { lookedAt } from './names-somebody.ts'
import { question } from './procedure.ts'
import { followUp, publish } from './publishing.ts'
import { notTheirs } from './question-command.ts'
import { othersToRefuse, reject } from './refusing.ts'
import type { QuestionState } from './state.ts'

export const questionCommands = (
  readFigure: ReadFigure,
  measures: ReadonlyMap<string, { readonly question: string }>,
): readonly BoundCommand[] => [
  bind(question, admit, {
    says: 'Admitted',
    load: async (world, recordId) => withMore(await toDecide(world, recordId), await beforeAdmitting(world, recordId)),
    initial: async (world, recordId) => ({ meetingOn: (await askedAbove(world, recordId)).meetingOn }),
  }),
  bind(question, move, { load: ofTheGate }),
  bind(question, reject, {
    says: 'Refused',
    button: 'Refuse',
    saysElse: { when: refusesOthers, says: 'Refused, with the others that you ticked' },
    after: () => '/questions',
    load: async (world, recordId) => withMore(await toDecide(world, recordId), [refusedWords]),
    choices: async (world, recordId) => ({ others: await othersToRefuse(world, recordId) }),
  }),
  bind(question, allocate, {
    choices: async (world, _, typed) => ({ staffId: await answerers(world, typed) }),
    load: ofTheGate,
  }),
  bind(question, answer(readFigure), {
    says: 'Answered',
    load: above,
    choices: async () =>
      await Promise.resolve({
        measure: [...measures].map(([value, one]) => ({ value, text: `${value}: ${one.question}` })),
      }),
  }),
  bind(question, supplementary, { load: ofTheGate }),
  bind(question, publish, {
    says: 'Published on the public site',
    load: async (world, recordId) => {
      const { state } = await askedAbove(world, recordId)
      return withMore(await ofTheGate(world, recordId), beforePublishing(state))
    },
  }),
  bind(question, followUp, { load: above }),
]

const above = async (world: World, recordId: string) => ({ about: (await askedAbove(world, recordId)).about })

const withMore = (values: Above, more: readonly string[]): Above => ({ ...values, about: [...values.about, ...more] })

type Above = { readonly about: readonly string[]; readonly instead?: readonly string[] }

const refusedWords =
  'The words of the question are not published but stay in the records. If they name somebody, give the address of this question’s page to the records managers, who can have them erased.'

const refusesOthers = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'others' in body && Array.isArray(body.others) && body.others.length > 0

/** Whose gate it is, said before anybody types what could only be refused. */
async function ofTheGate(world: World, recordId: string): Promise<Above> {
  const { state, about } = await askedAbove(world, recordId)
  const refused = notTheirs(state, world.who, world.policyAt(world.now))
  return refused.length === 0 ? { about } : { about, instead: refused.map((one) => one.sentence) }
}

async function toDecide(world: World, recordId: string): Promise<Above> {
  const { state, about, tie } = await askedAbove(world, recordId)
  return state.stage === 'received'
    ? withMore(await ofTheGate(world, recordId), tie === null ? [] : [`${tie}.`])
    : { about, instead: [`This question has already been decided: it is ${state.stage}.`] }
}

/** Until it is admitted its words are closed to everybody else: what looks like a person's is pointed at before they are opened. */
async function beforeAdmitting(world: World, recordId: string): Promise<readonly string[]> {
  const { state } = await askedAbove(world, recordId)
  const signs = notTheirs(state, world.who, world.policyAt(world.now)).length > 0 ? [] : lookedAt(state)
  return [
    'Once it is admitted, staff of the force, the commissioner’s office, the panel and the inspectorate can read its words. If it is answered they are published word for word.',
    ...(signs.length === 0
      ? []
      : [
          ...signs.map((one) => `Check this first: ${one}`),
          'If it names somebody, refuse it and say that it can be asked again without the name.',
        ]),
  ]
}

/** What is published is never taken away: what looks like a person's is pointed at before, for a person to judge. */
function beforePublishing(state: QuestionState): readonly string[] {
  return [
    'The public site will show the question word for word, with every answer and its figures, but not who asked. It can never be changed or taken away, and nothing more can be asked about it. If more may be asked at a meeting, publish after that meeting.',
    ...lookedAt(state).map((one) => `Check this first: ${one}`),
  ]
}

const answerers = async (world: World, typed: Typed) =>
  await staffToChoose(world, { jobs: rolesThatMay('answer questions'), typed })
