// Opening fieldwork, judging the files of one's sample, taking the pack away.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { Id } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, day, hidden, line, optionalText } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { first, type Typed } from '../../web/typed.ts'
import { grades } from './facts.ts'
import { command, unless } from './fieldwork-command.ts'
import type { Inspectable } from './inspectable.ts'
import { fieldwork } from './procedure.ts'
import type { Questions } from './register.ts'
import { draw } from './sample.ts'
import { likelyChoices, takePack } from './taking.ts'
import { own, teamCommand } from './team.ts'

const open = command({
  name: 'open',
  title: 'Open fieldwork',
  path: 'fieldworks',
  permission: 'inspect',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what it is called'),
    from: day('From', 'Enter its first day'),
    until: day('Until', 'Enter its last day'),
  }),
  evidence: none,
  decide: ({ body, now }) =>
    unless(when(body.until < body.from, 'until', 'This is before the first day.'), {
      kind: 'fieldwork.opened/1',
      happenedAt: now,
      body,
    }),
})

const judge = command({
  name: 'judge',
  title: 'Judge a file',
  path: 'judgements',
  permission: 'inspect',
  body: Type.Object({
    recordId: hidden(Id),
    grade: choice('How was the case handled?', 'Choose a grade', grades),
    note: optionalText('Note', {
      description:
        'Before a pack is taken away, the names of the child and the caller in this file are taken out automatically. You are asked about any other word that may be a name',
    }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...own(state, by),
        ...when(
          !(state.sample?.files ?? []).some((one) => one.recordId === body.recordId),
          '',
          'This file is not in your sample.',
        ),
      ],
      { kind: 'fieldwork.file-judged/1', happenedAt: now, body },
    ),
})

export const commandsOf = (inspectable: readonly Inspectable[], questions: Questions): readonly BoundCommand[] => [
  bind(fieldwork, open, { says: 'Opened' }),
  teamCommand,
  bind(fieldwork, draw(inspectable), {
    says: 'Drawn. Nobody chose these files',
    choices: async () =>
      await Promise.resolve({ topic: inspectable.map((one) => ({ value: one.topic, text: one.topic })) }),
  }),
  bind(fieldwork, judge, {
    says: 'Judged',
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['file'] }),
    load: async (world, recordId, typed) => ({ about: await whichFile(world, recordId, typed) }),
  }),
  bind(fieldwork, takePack(inspectable, questions), {
    says: 'On record. You may take it away',
    choices: async (world, recordId) => ({ stays: await likelyChoices(inspectable, world, recordId) }),
    load: async () =>
      await Promise.resolve({
        about: [
          'The pack holds the register with its words, each computed status with the figures it rests on, and the phrase of your sample, so that anybody can draw it again.',
          'Files are numbered, never identified. These are taken out of your notes automatically: the names of the child and the caller recorded in the file, in full and in part; telephone numbers, home and email addresses, postcodes, dates of birth, usernames and reference numbers.',
          'These are not taken out automatically: names of brothers, sisters, friends and staff, misspelt names, initials, schools and places. Words that look like names are listed below and are taken out unless you tick them. The list can miss one, so read your notes.',
          'The pack records and prints how many of each were taken out of which file, and how many words you looked at and left. What they were is neither printed nor kept.',
        ],
      }),
  }),
]

/** By its number in the sample, as the fieldwork lists it: nobody judges one file for another. */
async function whichFile(world: World, recordId: string, typed: Typed): Promise<readonly string[]> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, fieldwork, recordId),
  )
  if (own(state, world.who).length > 0) return []
  const files = state.sample?.files ?? []
  const at = files.findIndex((one) => one.recordId === first(typed, 'recordId'))
  return at < 0 ? [] : [`File ${at + 1} of ${files.length}, ${files[at]?.stratum ?? ''}.`]
}
