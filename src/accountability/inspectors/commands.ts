// Opening fieldwork, judging the files of one's sample, taking the pack away.
import Type, { type TSchema } from 'typebox'
import { deciding, when } from '../../registers/deciding.ts'
import { type Command, load, none } from '../../registers/records.ts'
import { Id, Line } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, hidden, line, lines, optionalText } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type FieldworkFact, grades, type NewFieldworkFact } from './facts.ts'
import { type Inspectable, namesFor } from './inspectable.ts'
import { goneBy, hashOf, likelyIn, packOf } from './pack.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'
import { type Questions, registerNow } from './register.ts'
import { day, draw, own } from './sample.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<FieldworkState, FieldworkFact, Schema, Evidence>) =>
  given
const { unless } = deciding<NewFieldworkFact>()

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
        'Before a pack leaves, the names of the child and the caller as this file has them are taken out by themselves; about any other word that may be a name you are asked',
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

const takePack = (inspectable: readonly Inspectable[], questions: Questions) =>
  command({
    name: 'take-pack',
    title: 'Take the pack away',
    path: 'packs',
    permission: 'inspect',
    body: Type.Object({
      /** A program that leaves it out leaves nothing in. */
      stays: Type.Optional({
        ...Type.Array(Line(120), { maxItems: 5000 }),
        title: 'Which of these words stay?',
        description: 'Each may be a name. What you tick stays in the pack; everything else here is taken out',
        input: 'checkboxes',
      }),
      alsoOut: Type.Optional(
        lines(
          'Other names to take out of every note',
          'One a line, as they stand there: a nickname, a name in small letters',
          200,
        ),
      ),
    }),
    evidence: async (reader, { folded, world }) => ({
      names: await namesFor(inspectable, folded.state, world),
      register: await registerNow(reader, world, questions),
    }),
    decide: ({ recordId, body, state, evidence: { names, register }, by, now }) => {
      const pointed = likelyIn(state, names)
      const keys = new Set(pointed.map(keyOf))
      const stays = new Set(body.stays ?? [])
      const also = (state.sample?.files ?? []).flatMap((_, index) =>
        (body.alsoOut ?? []).map((words) => ({ file: index + 1, words: words.slice(0, 100), struck: true })),
      )
      const likely = [
        ...pointed.map((one) => ({ file: one.file, words: one.words, struck: !stays.has(keyOf(one)) })),
        ...also.filter(({ file, words }) => holds(state, file, words)),
      ]
      const gone = goneBy(state, names, likely)
      const { pack, redactions } = packOf(recordId, state, names, register, gone)
      const { struck, left } = gone
      return unless(
        [
          ...own(state, by),
          ...when(state.sample === null, '', 'No sample is drawn yet.'),
          ...when(
            [...stays].some((key) => !keys.has(key)),
            'stays',
            'The notes have changed since: open this form again.',
          ),
        ],
        {
          kind: 'fieldwork.pack-taken/1',
          happenedAt: now,
          body: {
            sha256: hashOf(pack),
            files: pack.files.length,
            redactions,
            register: [...register],
            struck: [...struck],
            left: [...left],
          },
        },
      )
    },
  })

/** Of one word in one file: the same words may be a name in one note and none in another. */
const keyOf = ({ file, words }: { readonly file: number; readonly words: string }): string => `${file}: ${words}`

const holds = ({ sample, judged }: FieldworkState, file: number, words: string): boolean =>
  (judged.get(sample?.files[file - 1]?.recordId ?? '')?.note ?? '').toLowerCase().includes(words.toLowerCase())

/** What is asked about, each with the words around it. */
async function likelyChoices(inspectable: readonly Inspectable[], world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, fieldwork, recordId),
  )
  if (state.opened?.by !== world.who.staffId) return []
  return likelyIn(state, await namesFor(inspectable, state, world)).map((one) => ({
    value: keyOf(one),
    text: `“${one.words}”, file ${one.file}`,
    hint: one.around,
  }))
}

export const commandsOf = (inspectable: readonly Inspectable[], questions: Questions): readonly BoundCommand[] => [
  bind(fieldwork, open, { says: 'Opened' }),
  bind(fieldwork, draw(inspectable), {
    says: 'Drawn: nobody chose these files',
    choices: async () =>
      await Promise.resolve({ topic: inspectable.map((one) => ({ value: one.topic, text: one.topic })) }),
  }),
  bind(fieldwork, judge, {
    says: 'Judged',
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['file'] }),
  }),
  bind(fieldwork, takePack(inspectable, questions), {
    says: 'On record: it may be taken away',
    choices: async (world, recordId) => ({ stays: await likelyChoices(inspectable, world, recordId) }),
    load: async () =>
      await Promise.resolve({
        about: [
          'The pack holds the register with its words, each computed status and the figures it rests on, and the phrase of your sample, so that anybody can draw it again.',
          'Files go by number, never by identity. Taken out of your notes by themselves: the names of the child and of the caller as the file’s own record has them, whole and in parts; telephone numbers, addresses of houses and of email, postcodes, dates of birth, names on platforms and reference numbers.',
          'Not taken out by themselves: names of brothers, sisters, friends and staff, names that are misspelt, initials, schools and places. What looks like a name is listed below and goes unless you tick it; the list can miss one, so read your notes.',
          'How many of each were taken out of which file, and how many words you looked at and left, is recorded and printed with the pack. What they were is neither printed nor kept.',
        ],
      }),
  }),
]
