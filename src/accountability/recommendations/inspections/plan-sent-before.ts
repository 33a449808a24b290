// A plan that went before the register knew of the inspection: its letter, offered by one person and read by another. Afterwards a plan is sent as an approved version.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { load, none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { day, line, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { documentField, documentOf } from '../document.ts'
import { command, known, permission, unless } from './command.ts'
import { type InspectionState, inspection } from './procedure.ts'

const offer = command({
  name: 'offer-earlier-plan',
  title: 'Offer the letter of a plan sent before',
  path: 'earlier-plans',
  permission,
  body: Type.Object({
    to: line('Who was it sent to?', 'Enter who it was sent to', { most: 100 }),
    on: day('On which day?', 'Enter the day', 'Before the inspection was entered here'),
    document: line('Which letter?', 'Enter the letter', { most: 300 }),
    text: documentField,
  }),
  evidence: none,
  decide: ({ body, state, folded, now }) => {
    const entered = localDate(folded.facts[0]?.recordedAt ?? now)
    return unless(
      [
        ...known(state),
        ...when(state.published === null, '', 'The report is not published yet.'),
        ...when(
          state.earlierPlan !== null,
          '',
          'A letter has already been offered. It must be confirmed or refused first.',
        ),
        ...when(state.planSent.length > 0, '', 'It is already recorded that a plan was sent.'),
        ...when(body.on < (state.published?.on ?? ''), 'on', 'This is before the report was published.'),
        ...when(
          body.on >= entered,
          'on',
          `The inspection was entered on ${dateWords(entered)}. A plan sent since then must be an approved version: record that it was sent.`,
        ),
      ],
      { kind: 'inspection.earlier-plan-offered/1', happenedAt: now, body: { ...body, ...documentOf(body.text) } },
    )
  },
})

const mayNotConfirm = ({ earlierPlan }: InspectionState, by: Human): readonly Refusal[] => [
  ...when(earlierPlan === null, '', 'No letter has been offered.'),
  ...byAnotherHuman(by, earlierPlan?.staffId, 'You offered this letter. Another person must read and confirm it.'),
]

const confirm = command({
  name: 'confirm-earlier-plan',
  title: 'Confirm that the plan was sent',
  path: 'earlier-plan-confirmations',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { earlierPlan } = state
    const refusals = mayNotConfirm(state, by)
    if (earlierPlan === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId, text: _, ...letter } = earlierPlan
    const body = { ...letter, version: 'of before the register', offeredBy: staffId }
    return unless([], { kind: 'inspection.plan-sent/1', happenedAt: now, body })
  },
})

const refuse = command({
  name: 'refuse-earlier-plan',
  title: 'Refuse the letter',
  path: 'earlier-plan-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why?', 'Enter why', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotConfirm(state, by), { kind: 'inspection.earlier-plan-refused/1', happenedAt: now, body }),
})

async function offeredWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, inspection, recordId),
  )
  const { earlierPlan: offered } = state
  if (offered === null) return { about: ['No letter has been offered.'] }
  return {
    about: [
      `${offered.document}, to ${offered.to}, ${dateWords(dayOf(offered.on))}. If you confirm it, the plan counts as sent.`,
      `SHA-256 ${offered.textHash}`,
      `“${offered.text}”`,
    ],
  }
}

export const earlierPlanCommands: readonly BoundCommand[] = [
  bind(inspection, offer, { says: 'Offered. It counts once another person has read and confirmed it' }),
  bind(inspection, confirm, { says: 'Confirmed', load: offeredWords }),
  bind(inspection, refuse, { says: 'Refused: nothing has changed', load: offeredWords }),
]
