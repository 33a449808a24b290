// Opening fieldwork, drawing a sample of one's own, judging its files, taking the pack away.
import { createHash } from 'node:crypto'
import Type, { type TSchema } from 'typebox'
import { dayOf, localDate } from '../../kernel/time.ts'
import { stratified } from '../../practice/audit.ts'
import { deciding, refuse, when } from '../../registers/deciding.ts'
import { type Command, none } from '../../registers/records.ts'
import { Id, Line, LocalDate } from '../../registers/schemas.ts'
import { choice, choiceOf, hidden, line, optionalText } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type FieldworkFact, grades, type NewFieldworkFact } from './facts.ts'
import { type Inspectable, namesFor } from './inspectable.ts'
import { hashOf, packOf } from './pack.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'
import { type Questions, registerNow } from './register.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<FieldworkState, FieldworkFact, Schema, Evidence>) =>
  given
const { record, unless } = deciding<NewFieldworkFact>()
const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })

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

const own = (state: FieldworkState, by: { readonly staffId: string }) =>
  when(state.opened?.by !== by.staffId, '', 'This is another inspector’s fieldwork.')

/** SHA-256 of phrase and identity: the inspector chooses the phrase, and nobody chooses the files. */
export const rankBy = (seed: string) => (recordId: string) =>
  createHash('sha256').update(`${seed}/${recordId}`).digest('hex')

const draw = (inspectable: readonly Inspectable[]) =>
  command({
    name: 'draw',
    title: 'Draw a sample',
    path: 'samples',
    permission: 'inspect',
    body: Type.Object({
      topic: choiceOf('Of which cases?', 'Choose the cases'),
      from: day('Ended from', 'Enter the first day'),
      until: day('Ended until', 'Enter the last day'),
      size: {
        ...Type.Integer({ minimum: 1, maximum: 500 }),
        title: 'How many files?',
        missing: 'Enter how many files',
        input: 'number',
      },
      seed: {
        ...Line(200),
        minLength: 8,
        title: 'A phrase of your own',
        description: 'At least eight characters, known to nobody here. With it anyone can draw the same files again',
        missing: 'Enter a phrase',
        input: 'text',
      },
    }),
    evidence: async (_, { body, world }) => {
      const found = inspectable.find((one) => one.topic === body.topic)
      if (found === undefined || body.until < body.from) return null
      return await found.cases(world.who.forceId, dayOf(body.from), dayOf(body.until), world.now)
    },
    decide: ({ body, state, evidence, by, now }) => {
      const { size, ...rest } = body
      const refusals = [
        ...own(state, by),
        ...when(state.sample !== null, '', 'A sample is drawn already: open other fieldwork for another.'),
        ...when(body.until < body.from, 'until', 'This is before the first day.'),
        ...when(body.until > localDate(now), 'until', 'This day has not come yet.'),
        ...when(evidence === null && body.until >= body.from, 'topic', 'Choose one of the kinds of case.'),
        ...when(evidence !== null && evidence.length === 0, 'from', 'No case ended in these days.'),
      ]
      if (refusals.length > 0 || evidence === null) return refuse(...refusals)
      const files = stratified(evidence, size, rankBy(body.seed)).map(({ recordId, stratum, rank }) => ({
        recordId,
        stratum,
        rank,
      }))
      return record({
        kind: 'fieldwork.sample-drawn/1',
        happenedAt: now,
        body: { ...rest, population: evidence.length, files },
      })
    },
  })

const judge = command({
  name: 'judge',
  title: 'Judge a file',
  path: 'judgements',
  permission: 'inspect',
  body: Type.Object({
    recordId: hidden(Id),
    grade: choice('How was the case handled?', 'Choose a grade', grades),
    note: optionalText('Note', { description: 'Names are taken out of the pack you take away' }),
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
    body: Type.Object({}),
    evidence: async (reader, { folded, world }) => ({
      names: await namesFor(inspectable, folded.state, world),
      register: await registerNow(reader, world, questions),
    }),
    decide: ({ state, evidence: { names, register }, by, now }) => {
      const { pack, redactions } = packOf(state, names, register)
      return unless([...own(state, by), ...when(state.sample === null, '', 'No sample is drawn yet.')], {
        kind: 'fieldwork.pack-taken/1',
        happenedAt: now,
        body: { sha256: hashOf(pack), files: pack.files.length, redactions, register: [...register] },
      })
    },
  })

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
    load: async () =>
      await Promise.resolve({
        about: [
          'The pack holds the register with its words, each computed status and the figures it rests on, and the phrase of your sample, so that anybody can draw it again.',
          'Files go by number, never by identity. Names of the case, telephone numbers, addresses of houses and of email, postcodes, dates of birth, names on platforms and reference numbers are taken out of your notes.',
          'How many of each were taken out of which file is recorded and printed with the pack. What they were is not.',
        ],
      }),
  }),
]
