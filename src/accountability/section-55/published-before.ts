// Comments that went before the register knew of the report: the document, offered by one person and read by another. A report entered late is overdue until then.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { Id, LocalDate } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { line, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answered, command, current, notAfter, notAnAddress } from './command.ts'
import { copiesOwed } from './duties.ts'
import { section55 } from './procedure.ts'
import { recommendationChoices } from './recommendation-choices.ts'
import { taken } from './register.ts'
import { addedSince, type Section55State, withAdded } from './state.ts'

const Offer = Type.Object({
  on: {
    ...LocalDate,
    title: 'Published on',
    missing: 'Enter when they were published',
    description: 'A day before the comments were opened here',
    input: 'date',
  },
  address: line('Where they are published', 'Enter the address', { most: 500, description: 'Beginning with https://' }),
  document: line('Which document?', 'Enter the document', { most: 300 }),
  text: text('The document’s text', 'Paste the document’s text', {
    most: 100_000,
    description:
      'Paste all of it. It is kept with its SHA-256 hash. It has no effect until another person has read and confirmed it',
  }),
  leftOut: {
    ...Type.Array(Id, { maxItems: 200 }),
    title: 'Which recommendations does it give neither an action nor a reason for?',
    description: 'These answers are still owed and overdue',
    input: 'checkboxes',
  },
  copied: {
    ...Type.Array(Type.String({ maxLength: 100 }), { maxItems: 5 }),
    title: 'Who was sent a copy with it?',
    description: 'A copy is still owed to anybody not sent one',
    input: 'checkboxes',
  },
})

const offer = command({
  name: 'offer-earlier-comments',
  title: 'Offer comments that were published before',
  path: 'earlier-comments',
  permission: 'scrutinise',
  body: Offer,
  evidence: current,
  decide: ({ body, state, folded, evidence, now }) => {
    const entered = localDate(folded.facts[0]?.recordedAt ?? now)
    const { recommendations } = withAdded(state, addedSince(state, evidence))
    const isKnown = (id: string) => recommendations.some(({ recordId }) => recordId === id)
    const kept = body.text.replaceAll(/\r\n?/g, '\n')
    const textHash = createHash('sha256').update(kept).digest('hex')
    return answered(
      [
        ...notAfter(state),
        ...when(
          state.earlierOffered !== null,
          '',
          'A document has already been offered. It must be confirmed or refused first.',
        ),
        ...when(body.on < (state.opened?.publishedOn ?? ''), 'on', 'This is before the report was published.'),
        ...when(
          body.on >= entered,
          'on',
          `The comments were opened here on ${dateWords(entered)}: comments published since then must be written and published here.`,
        ),
        ...notAnAddress(body.address),
        ...when(!body.leftOut.every(isKnown), 'leftOut', 'Choose recommendations of this report.'),
        ...when(!body.copied.every(isOwedOne), 'copied', `Choose from ${copiesOwed.join(' and ')}.`),
      ],
      ...taken(state, evidence, now),
      { kind: 'section-55.earlier-offered/1', happenedAt: now, body: { ...body, text: kept, textHash } },
    )
  },
})

const isOwedOne = (to: string): boolean => copiesOwed.some((one) => one === to)

const mayNotConfirm = (state: Section55State, by: Human): readonly Refusal[] => [
  ...notAfter(state),
  ...when(state.earlierOffered === null, '', 'No document has been offered.'),
  ...byAnotherHuman(
    by,
    state.earlierOffered?.staffId,
    'You offered this document. Another person must read and confirm it.',
  ),
]

/** A small office may be one person: somebody of the force who answers in writing may read it too. */
const reads = 'answer in writing'

const confirm = command({
  name: 'confirm-earlier-comments',
  title: 'Confirm that the comments were published',
  path: 'earlier-comment-confirmations',
  permission: reads,
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { earlierOffered: offered } = state
    const refusals = mayNotConfirm(state, by)
    if (offered === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId: offeredBy, text: _, ...said } = offered
    return answered([], { kind: 'section-55.published-earlier/1', happenedAt: now, body: { ...said, offeredBy } })
  },
})

const refuse = command({
  name: 'refuse-earlier-comments',
  title: 'Refuse the document',
  path: 'earlier-comment-refusals',
  permission: reads,
  body: Type.Object({ because: text('Why?', 'Enter why', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(mayNotConfirm(state, by), { kind: 'section-55.earlier-refused/1', happenedAt: now, body }),
})

async function offeredWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, section55, recordId),
  )
  const { earlierOffered: offered, recommendations } = state
  if (offered === null) return { about: ['No document has been offered.'] }
  const left = recommendations.filter(({ recordId: one }) => offered.leftOut.includes(one))
  return {
    about: [
      `${offered.document}, published ${dateWords(dayOf(offered.on))}: ${offered.address}`,
      left.length === 0
        ? 'The person who offered it says that it gives an action or a reason for each recommendation.'
        : `The person who offered it says that it leaves out ${left.map(({ reference }) => reference).join(', ')}.`,
      offered.copied.length === 0
        ? 'The person who offered it says that no copies were sent.'
        : `The person who offered it says that copies were sent to ${offered.copied.join(' and ')}.`,
      `SHA-256 ${offered.textHash}`,
      `“${offered.text}”`,
    ],
  }
}

export const publishedBefore: readonly BoundCommand[] = [
  bind(section55, offer, {
    says: 'Offered: another person must read and confirm it',
    choices: async (world, recordId) => ({
      leftOut: await recommendationChoices(world, recordId),
      copied: await Promise.resolve(copiesOwed.map((value) => ({ value, text: value }))),
    }),
  }),
  bind(section55, confirm, { says: 'Confirmed', load: offeredWords }),
  bind(section55, refuse, { says: 'Refused: nothing has changed', load: offeredWords }),
]
