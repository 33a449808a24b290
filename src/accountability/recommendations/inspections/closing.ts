// An inspection is closed by the inspectorate’s document alone: one person offers it and another reads it. The force closes none.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import type { World } from '../../../registers/world.ts'
import { day, line, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { documentField, documentOf } from '../document.ts'
import { command, known, permission, unless } from './command.ts'
import { notDecided } from './not-decided.ts'
import { type InspectionState, inspection } from './procedure.ts'
import { stateOf } from './what-forms-offer.ts'

const openConcerns = ({ findings }: InspectionState): number =>
  findings.filter(({ kind, ended }) => kind === 'cause of concern' && ended === null).length

/** What the inspectorate still holds open is ended first, each by its own document. */
const notClosable = (state: InspectionState): readonly Refusal[] => [
  ...known(state),
  ...when(state.recorded !== null && state.published === null, '', 'The inspection is not published yet.'),
  ...when(state.closed !== null, '', 'The inspection is already closed.'),
  ...when(
    openConcerns(state) > 0,
    '',
    `Causes of concern still open: ${openConcerns(state)}. First enter the document that ended each of them.`,
  ),
  // What it asked for would be lost: nobody looks for a recommendation in an inspection that is closed.
  ...when(
    notDecided(state) !== null,
    '',
    `${notDecided(state) ?? ''} First confirm each, or say that it is not a recommendation.`,
  ),
]

const offer = command({
  name: 'offer-closing',
  title: 'Offer the document that closes the inspection',
  path: 'closings',
  permission,
  body: Type.Object({
    on: day('When was it closed?', 'Enter the day'),
    document: line('In which document?', 'Enter the document: only the inspectorate closes an inspection', {
      most: 300,
    }),
    text: documentField,
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...notClosable(state),
        ...when(
          state.closing !== null,
          '',
          'A document has already been offered. It must be confirmed or refused first.',
        ),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'),
        ...when(body.on < (state.published?.on ?? ''), 'on', 'This is before the inspection was published.'),
      ],
      { kind: 'inspection.closing-offered/1', happenedAt: now, body: { ...body, ...documentOf(body.text) } },
    ),
})

const mayNotConfirm = ({ closing }: InspectionState, by: Human): readonly Refusal[] => [
  ...when(closing === null, '', 'No document has been offered.'),
  ...byAnotherHuman(by, closing?.staffId, 'You offered this document. Another person must read and confirm it.'),
]

const confirm = command({
  name: 'confirm-closing',
  title: 'Confirm that the inspection is closed',
  path: 'closing-confirmations',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { closing } = state
    const refusals = [...mayNotConfirm(state, by), ...notClosable(state)]
    if (closing === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId, text: _, ...document } = closing
    return unless([], { kind: 'inspection.closed/1', happenedAt: now, body: { ...document, offeredBy: staffId } })
  },
})

const refuse = command({
  name: 'refuse-closing',
  title: 'Refuse the document that closes the inspection',
  path: 'closing-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why?', 'Enter why', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotConfirm(state, by), { kind: 'inspection.closing-refused/1', happenedAt: now, body }),
})

async function offeredWords(world: World, recordId: string) {
  const { closing: offered } = await stateOf(world, recordId)
  if (offered === null) return { about: ['No document has been offered.'] }
  return {
    about: [
      `${offered.document}, ${dateWords(dayOf(offered.on))}. If you confirm it, the inspection is closed.`,
      `SHA-256 ${offered.textHash}`,
      `“${offered.text}”`,
    ],
  }
}

export const closingCommands: readonly BoundCommand[] = [
  bind(inspection, offer, {
    says: 'Offered. It counts once another person has read and confirmed it',
    load: async (world, recordId) => {
      const refusals = notClosable(await stateOf(world, recordId))
      return refusals.length === 0 ? {} : { instead: refusals.map(({ sentence }) => sentence) }
    },
  }),
  bind(inspection, confirm, { says: 'Confirmed', load: offeredWords }),
  bind(inspection, refuse, { says: 'Refused: nothing has changed', load: offeredWords }),
]
