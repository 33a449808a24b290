// Another force's grading that came on paper: typed in by somebody who did not grade the file, and confirmed by a second person who did not either.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { capital } from '../../../kernel/words.ts'
import { when } from '../../../registers/deciding.ts'
import { allForces, forceById } from '../../../registers/forces.ts'
import type { Person } from '../../../registers/permissions.ts'
import { load, none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { choiceOf, line, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { answered, command } from '../file-command.ts'
import type { FileState } from '../file-state.ts'
import { gradingFields } from '../grading.ts'
import { auditedFile } from '../procedure.ts'
import { questions } from '../questions.ts'

type Who = Human & Pick<Person, 'unit'>

const Entered = Type.Object({
  fromForce: choiceOf('Which force graded it?', 'Choose the force that graded it'),
  auditor: line('Who in that force graded it?', 'Enter who in that force graded it'),
  document: line('Which document is it in?', 'Enter the document and where it is kept', {
    most: 300,
    description: 'Its title, its date and where it is kept, so that a second person can read it',
  }),
  ...gradingFields,
})

const enterPeer = command({
  name: 'enter-peer-grading',
  title: 'Type in another force’s grading that came on paper',
  path: 'peer-entry',
  permission: 'moderate audits',
  body: Entered,
  evidence: async (reader, { body, world }) =>
    body.fromForce === world.who.forceId
      ? null
      : ((await forceById.one(reader, { force: body.fromForce }))?.name ?? null),
  decide: ({ body: { fromForce: _, auditor, document, ...graded }, evidence: force, state, by, now }) =>
    answered(
      [...when(force === null, 'fromForce', 'Choose another force from the list.'), ...entryRefusals(state, by)],
      {
        kind: 'audited-file.peer-entered/1',
        happenedAt: now,
        body: { ...graded, peer: { force: force ?? '', auditor }, document },
      },
    ),
})

export const entryRefusals = (state: FileState, by: Who): readonly Refusal[] => [
  ...when(state.drawn?.peer !== true, '', 'This file is not to be graded by another force.'),
  ...when(
    state.sentTo !== null,
    '',
    `It is with ${state.sentTo?.toName ?? ''}. Their grading will come automatically.`,
  ),
  ...when(
    state.gradings.some((one) => one.peer !== null),
    '',
    'The other force has already graded this file.',
  ),
  ...when(state.entry !== null, '', 'A grading has already been typed in. It must be confirmed or refused first.'),
  ...notApart(state, by),
]

const confirmPeer = command({
  name: 'confirm-peer-grading',
  title: 'Confirm the grading that was typed in',
  path: 'peer-entry-confirmation',
  permission: 'moderate audits',
  body: Type.Object({
    found: text('What did you compare it with, and what did you find?', 'Enter what you compared it with', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(
      [
        ...confirmationRefusals(state, by),
        ...when(
          state.gradings.some((one) => one.peer !== null),
          '',
          'The other force’s own grading has since arrived. Refuse this one.',
        ),
      ],
      { kind: 'audited-file.peer-confirmed/1', happenedAt: now, body },
    ),
})

const refuseEntry = command({
  name: 'refuse-peer-grading',
  title: 'Refuse the grading that was typed in',
  path: 'peer-entry-refusal',
  permission: 'moderate audits',
  body: Type.Object({ because: text('What is wrong with it?', 'Enter what is wrong with it', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(confirmationRefusals(state, by), { kind: 'audited-file.peer-entry-refused/1', happenedAt: now, body }),
})

export const confirmationRefusals = (state: FileState, by: Who): readonly Refusal[] => [
  ...when(state.entry === null, '', 'No grading by another force is waiting to be confirmed.'),
  ...byAnotherHuman(by, state.entry?.by, 'You typed this in. A second person must compare it with the document.'),
  ...notApart(state, by),
]

/** Neither who grades the file, nor who had a hand in the case, nor anybody of its unit. */
const notApart = (state: FileState, by: Who): readonly Refusal[] => [
  ...byAnotherHuman(
    by,
    [state.allocated?.first, state.allocated?.second, ...state.gradings.map((one) => one.by)],
    'You grade this file. Somebody who does not must record what another force found.',
  ),
  ...byAnotherHuman(by, state.drawn?.involved, 'You worked on this case.'),
  ...when(
    state.drawn?.unit !== undefined && state.drawn.unit === by.unit,
    '',
    'This is a case of your own unit. Somebody from another unit must record it.',
  ),
]

/** Every answer that was typed in, to be compared with the document; only for somebody who may compare it, since who grades the file is blind to it. */
async function typedWords(world: World, recordId: string): Promise<readonly string[]> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, auditedFile, recordId),
  )
  const { entry } = state
  const [refused] = confirmationRefusals(state, world.who)
  if (entry === null || refused !== undefined) return [refused?.sentence ?? 'No grading is waiting to be confirmed.']
  const answers = questions.flatMap(({ id, words }) => {
    const said = Object.entries(entry.answers).find(([asked]) => asked === id)?.[1]
    return said === undefined ? [] : [`${words} ${capital(said)}.`]
  })
  return [
    `${entry.document ?? 'Document not named'}; graded by ${entry.peer?.auditor ?? 'nobody named'}.`,
    `Grade: ${entry.grade}${entry.topicGrade === null ? '' : `; of the topic: ${entry.topicGrade}`}. Why: “${entry.because}”`,
    `What the child lived through: “${entry.livedExperience}”`,
    ...answers,
  ]
}

export const onPaperCommands: readonly BoundCommand[] = [
  bind(auditedFile, enterPeer, {
    says: 'Typed in. It counts once a second person has confirmed it',
    button: 'Record what came on paper',
    choices: async (world) => ({
      fromForce: (await world.db.read(contextOf(world), async (reader) => await allForces.all(reader, {})))
        .filter((one) => one.force_id !== world.who.forceId)
        .map((one) => ({ value: one.force_id, text: one.name })),
    }),
    load: async () =>
      await Promise.resolve({
        about: [
          'It is better to send the copy. Then the grading comes from the other force itself, and nobody here types it in.',
          'A grading that is typed in is marked as typed, and does not count until a second person has compared it with the document.',
        ],
      }),
  }),
  bind(auditedFile, confirmPeer, {
    says: 'Confirmed. It now counts as the other force’s grading',
    load: async (world, recordId) => ({ about: await typedWords(world, recordId) }),
  }),
  bind(auditedFile, refuseEntry, {
    says: 'Refused. It does not count',
    load: async (world, recordId) => ({ about: await typedWords(world, recordId) }),
  }),
]
