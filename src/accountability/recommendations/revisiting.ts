// What a revisit found: the inspectorate's letter, its words offered by one person, read and confirmed by another. Until then it is nobody's last word.
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { LocalDate } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, line, optionalLine, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, unless } from './command.ts'
import { documentField, documentOf } from './document.ts'
import { revisitResults, saysNoMore } from './document-facts.ts'
import { recommendation } from './procedure.ts'
import { isSameTitle } from './same-title.ts'
import type { RecommendationState } from './state.ts'

const offer = command({
  name: 'revisit',
  title: 'Offer the letter that says what a revisit found',
  path: 'revisits',
  permission: 'keep the register',
  body: Type.Object({
    result: choice('What it found', 'Choose what it found', revisitResults, {
      'not routine': `None of these words: it is not routine, and ${saysNoMore}`,
    }),
    inspection: line('Which letter or report says so?', 'Enter the title of the letter or report'),
    on: { ...LocalDate, title: 'Published on', missing: 'Enter when it was published', input: 'date' },
    says: optionalText('What it says about this recommendation'),
    address: optionalLine('Where it is published', { most: 500 }),
    text: documentField,
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const published = state.received?.published ?? null
    return unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(
          state.revisitOffered !== null,
          '',
          'A letter has already been offered. It must be confirmed or refused first.',
        ),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'),
        ...when(
          published !== null && body.on < published,
          'on',
          'This is before the recommendation was published. Enter a later day.',
        ),
        ...when(
          state.revisits.some((one) => isSameTitle(one.inspection, body.inspection)),
          'inspection',
          'The finding of this letter or report has already been recorded.',
        ),
      ],
      { kind: 'recommendation.revisit-offered/1', happenedAt: now, body: { ...body, ...documentOf(body.text) } },
    )
  },
})

const mayNotConfirm = ({ revisitOffered }: RecommendationState, by: Human): readonly Refusal[] => [
  ...when(revisitOffered === null, '', 'No letter has been offered.'),
  ...byAnotherHuman(by, revisitOffered?.staffId, 'You offered this letter. Another person must read and confirm it.'),
]

const confirm = command({
  name: 'confirm-revisit',
  title: 'Confirm what the revisit found',
  path: 'revisit-confirmations',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { revisitOffered } = state
    const refusals = mayNotConfirm(state, by)
    if (revisitOffered === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId, text: _, ...found } = revisitOffered
    return unless([], {
      kind: 'recommendation.revisited/1',
      happenedAt: now,
      body: { ...found, offeredBy: staffId },
    })
  },
})

const refuse = command({
  name: 'refuse-revisit',
  title: 'Refuse the letter that says what the revisit found',
  path: 'revisit-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why?', 'Say why the letter does not show this', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotConfirm(state, by), { kind: 'recommendation.revisit-refused/1', happenedAt: now, body }),
})

/** Nobody confirms what they do not see: the letter's words stand above the form. */
async function offeredWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  const { revisitOffered: offered } = state
  if (offered === null) return { about: ['No letter has been offered.'] }
  return {
    about: [
      `“${offered.result}”, says ${offered.inspection}, published ${dateWords(dayOf(offered.on))}.`,
      ...(offered.says === null ? [] : [`About this recommendation: “${offered.says}”`]),
      ...(offered.address === null ? [] : [offered.address]),
      `SHA-256 ${offered.textHash}`,
      `“${offered.text}”`,
    ],
  }
}

export const revisitingCommands: readonly BoundCommand[] = [
  bind(recommendation, offer, { says: 'Offered: another person must read and confirm it' }),
  bind(recommendation, confirm, { says: 'Confirmed', load: offeredWords }),
  bind(recommendation, refuse, { says: 'Refused: nothing has changed', load: offeredWords }),
]
