// The document that verifies a recommendation: its words offered by one person, read and confirmed by another. An inspector's ends the clock; a certificate ends nothing.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { LocalDate } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choiceOf, line, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { statusWords } from '../status-words.ts'
import { command, unless } from './command.ts'
import { documentField, documentOf } from './document.ts'
import { recommendation } from './procedure.ts'
import { recommendationById } from './queries.ts'
import type { RecommendationState } from './state.ts'
import { routesOf } from './verification-routes.ts'
import { mayNotOffer, saysNothing } from './what-verifies.ts'

const offer = command({
  name: 'verify',
  title: 'Offer the document that verifies it',
  path: 'verifications',
  permission: 'check actions',
  body: Type.Object({
    route: choiceOf(
      'Which route?',
      'Choose a route',
      'The policy lists the routes. If a recommendation is certified but not inspected, everything on it is still owed',
    ),
    by: line('Who signed it?', 'Enter who signed it'),
    document: line('Which document?', 'Enter the document’s title', { most: 300 }),
    on: { ...LocalDate, title: 'Its date', missing: 'Enter its date', input: 'date' },
    address: optionalLine('Where it is published', { most: 500 }),
    text: documentField,
  }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) => {
    const route = routesOf(policy).find(({ code }) => code === body.route)
    const document = documentOf(body.text)
    return unless(
      [
        ...when(
          state.offered !== null,
          '',
          'A document has already been offered. It must be confirmed or refused first.',
        ),
        ...when(route === undefined, 'route', 'Choose one of the routes in the policy.'),
        ...mayNotOffer(route?.needs ?? null, by),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'),
        ...saysNothing(state, { ...document, on: body.on }),
      ],
      {
        kind: 'recommendation.document-offered/1',
        happenedAt: now,
        body: {
          ...body,
          ...document,
          route: route?.needs ?? 'chief constable',
          ...(route === undefined ? {} : { routeCode: route.code, routeLabel: route.label }),
        },
      },
    )
  },
})

const mayNotConfirm = ({ offered, reopenings }: RecommendationState, by: Person): readonly Refusal[] => [
  ...when(
    offered === null,
    '',
    reopenings.length === 0
      ? 'No document has been offered.'
      : 'No document has been offered. One offered before the recommendation was opened again no longer counts.',
  ),
  ...byAnotherHuman(by, offered?.staffId, 'You offered this document. Another person must read and confirm it.'),
]

const confirm = command({
  name: 'confirm-document',
  title: 'Confirm the document',
  path: 'document-confirmations',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { offered } = state
    const refusals = [
      ...mayNotConfirm(state, by),
      // A field of another form is none of this one's.
      ...(offered === null ? [] : saysNothing(state, offered).map((one) => ({ ...one, field: '' }))),
    ]
    if (offered === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId, at: _, text: __, ...signed } = offered
    return unless([], {
      kind: 'recommendation.verified/1',
      happenedAt: now,
      body: { ...signed, offeredBy: staffId },
    })
  },
})

const refuse = command({
  name: 'refuse-document',
  title: 'Refuse the document',
  path: 'document-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why?', 'Say why it does not verify the recommendation', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotConfirm(state, by), { kind: 'recommendation.document-refused/1', happenedAt: now, body }),
})

/** Nobody confirms what they do not see: the document's words stand above the form. */
async function offeredWords(world: World, recordId: string) {
  const [{ state }, row] = await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([
        load(reader, world, recommendation, recordId),
        recommendationById.one(reader, { force: world.who.forceId, record: recordId }),
      ]),
  )
  const { offered } = state
  if (offered === null) return { about: ['No document has been offered.'] }
  const ends = offered.route === 'inspector' ? 'It ends what is owed.' : 'It does not end what is owed.'
  return {
    about: [
      `${offered.document}, signed by ${offered.by}, ${dateWords(dayOf(offered.on))}. ${ends}`,
      // A signature beside figures that say otherwise is seen as one before it is confirmed.
      ...(row === null ? [] : [`Status as computed, whatever is signed: ${statusOf(row)}.`]),
      `SHA-256 ${offered.textHash}`,
      `“${offered.text}”`,
    ],
  }
}

const statusOf = (row: NonNullable<Awaited<ReturnType<typeof recommendationById.one>>>): string =>
  statusWords({ ...row, tested: row.test !== null, askedOf: row.asked_of })

export const verifyingCommands: readonly BoundCommand[] = [
  bind(recommendation, offer, {
    says: 'Offered: another person must read and confirm it',
    choices: async (world) =>
      await Promise.resolve({
        route: routesOf(world.policyAt(world.now))
          .filter(({ needs }) => mayNotOffer(needs, world.who).length === 0)
          .map(({ code, label }) => ({ value: code, text: label })),
      }),
  }),
  bind(recommendation, confirm, { says: 'Confirmed', load: offeredWords }),
  bind(recommendation, refuse, { says: 'Refused: nothing has changed', load: offeredWords }),
]
