// What follows once the comments are published, or instead of them: copies, what the chief officer adds, a report answered with another.
import Type from 'typebox'
import { dateWords, dayOf, endOfLocalDay, type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, line, optionalDay, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type GivesAway, looked, mayStand } from '../gives-away.ts'
import { addendaOf } from './addenda.ts'
import { answered, command, erasedIn, notAfter, notAnAddress } from './command.ts'
import { copiesOwed } from './duties.ts'
import { answeredSince } from './left-out.ts'
import { section55 } from './procedure.ts'
import { all } from './queries.ts'
import { addendumOwed, type Section55State } from './state.ts'

const copy = command({
  name: 'copy',
  title: 'Log a copy sent',
  path: 'copies',
  permission: 'scrutinise',
  commutes: true,
  body: Type.Object({
    to: choice('To whom', 'Choose who it was sent to', [...copiesOwed, 'chief officer', 'panel']),
    of: Type.Optional({
      ...Maybe(Type.String({ pattern: '^\\d{1,3}$' })),
      title: 'What it is a copy of',
      description: 'A separate copy of each must be sent',
      input: 'select',
    }),
    how: line('How it was sent', 'Enter how it was sent'),
    sentOn: Type.Optional({
      ...optionalDay('On which day'),
      description: 'If you leave this empty, it was sent today',
    }),
  }),
  evidence: none,
  decide: ({ body: { to, how, of: chosen = null, sentOn = null }, state: { published, addenda }, now }) => {
    const of = Number(chosen ?? 0)
    const publishedAt = (of === 0 ? published : addenda[of - 1])?.at
    return answered(
      [
        ...when(published === null, '', 'Nothing has been published yet.'),
        ...when(
          chosen === null && addenda.length > 0,
          'of',
          'Choose what it is a copy of: the comments, or which addendum. A separate copy of each must be sent.',
        ),
        ...when(of > addenda.length, 'of', 'There is no such addendum.'),
        ...when(sentOn !== null && parseLocalDate(sentOn) === null, 'sentOn', 'There is no such day.'),
        ...when(
          (sentOn ?? '') > localDate(now),
          'sentOn',
          'This date is in the future. Enter today or an earlier day.',
        ),
        ...when(
          sentOn !== null && publishedAt !== undefined && sentOn < localDate(publishedAt),
          'sentOn',
          'It had not been published by then. Enter the day on which the copy was sent.',
        ),
      ],
      sentOn === null || sentOn === localDate(now)
        ? { kind: 'section-55.copied/1', happenedAt: now, body: { to, how, of } }
        : { kind: 'section-55.copied/1', happenedAt: endOfLocalDay(dayOf(sentOn)), body: { to, how, of, sentOn } },
    )
  },
})

/** All that is published of it, the comments first. */
const publishedOf = async (world: World, recordId: string) =>
  await world.db.read(contextOf(world), async (reader) => {
    const { published, addenda } = (await load(reader, world, section55, recordId)).state
    return [...(published === null ? [] : [published]), ...addenda].map(({ at }, of) => ({
      value: String(of),
      text: `${of === 0 ? 'The comments' : `Addendum ${of}`}, published ${dateWords(localDate(at))}`,
    }))
  })

const addendum = (givesAway: GivesAway) =>
  command({
    name: 'publish-addendum',
    title: 'Publish an addendum',
    path: 'addenda',
    permission: 'scrutinise',
    body: Type.Object({
      address: line('Where it is published', 'Enter the address', {
        most: 500,
        description: 'Beginning with https://',
      }),
      reply: optionalText('Response to the chief officer’s comments', { most: 20_000 }),
      ...mayStand,
    }),
    evidence: none,
    decide: ({ body: { address, reply, mayStand: because }, state, now }) => {
      const answers = [...answeredSince(state)]
      const texts = textsOf(state, reply, answers, now)
      const { refusals, lookedAt } = looked(givesAway, texts, because)
      return answered(
        [
          ...when(
            !addendumOwed(state) && answers.length === 0,
            '',
            'There is nothing to publish: since the comments were published, the chief officer has said nothing and nothing left out has been answered.',
          ),
          ...notAnAddress(address),
          ...erasedIn(texts),
          ...refusals,
        ],
        {
          kind: 'section-55.addendum-published/1',
          happenedAt: now,
          body: { address, reply, answers, lookedAt },
        },
      )
    },
  })

/** All that is read in public of it, as whoever looks finds it. */
const textsOf = (
  { addenda, later }: Section55State,
  reply: string | null,
  answers: ReturnType<typeof answeredSince>,
  at: Instant,
) => [
  ...(addendaOf({ addenda: [...addenda, { address: '', reply, at }], later }).at(-1)?.comments ?? []).map((words) => ({
    where: 'what the chief officer said since',
    words,
  })),
  { where: 'the response to the chief officer', words: reply },
  ...answers.map(({ reference, action, whyNone }) => ({
    where: `the answer for ${reference}`,
    words: action ?? whyNone,
  })),
]

const Cover = Type.Object({
  by: { ...Id, title: 'The force’s own report with the same findings', missing: 'Choose the report', input: 'select' },
  because: text('Which findings are the same', 'Enter which findings are the same', { most: 1000 }),
})

const cover = command<typeof Cover, { readonly report: string } | null>({
  name: 'mark-covered',
  title: 'Answer it with the force’s own report',
  path: 'coverings',
  permission: 'scrutinise',
  body: Cover,
  evidence: async (reader, { body, folded, world }) => {
    const others = await all.all(reader, { force: world.who.forceId })
    return others.find((one) => one.record_id === body.by && one.record_id !== folded.recordId) ?? null
  },
  decide: ({ body, state, evidence, now }) =>
    answered(
      [
        ...notAfter(state),
        ...when(evidence === null, 'by', 'Choose a report on this force whose comments are open or published.'),
      ],
      {
        kind: 'section-55.covered/1',
        happenedAt: now,
        body: { ...body, report: evidence?.report ?? '' },
      },
    ),
})

const othersThan = async (world: World, recordId: string) => {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await all.all(reader, { force: world.who.forceId }),
  )
  return rows
    .filter((row) => row.record_id !== recordId)
    .map((row) => ({
      value: row.record_id,
      text: `${row.report}, published ${dateWords(dayOf(row.published_on))}`,
    }))
}

export const afterPublication = (givesAway: GivesAway): readonly BoundCommand[] => [
  bind(section55, copy, {
    says: 'Logged',
    choices: async (world, recordId) => ({ of: await publishedOf(world, recordId) }),
    initial: async (world, recordId) => {
      const [only, ...others] = await publishedOf(world, recordId)
      return only === undefined || others.length > 0 ? {} : { of: only.value }
    },
  }),
  bind(section55, addendum(givesAway), { says: 'Recorded: copies of the addendum must be sent too' }),
  bind(section55, cover, {
    says: 'Recorded: the comments on the force’s own report answer it',
    choices: async (world, recordId) => ({ by: await othersThan(world, recordId) }),
  }),
]
