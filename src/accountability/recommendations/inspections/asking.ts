// A recommendation as it enters the register from an inspection: by hand, or confirmed from a pasted text. Of a draft it is held until publication.

import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { capital } from '../../../kernel/words.ts'
import type { Holidays } from '../../../practice/deadline.ts'
import { when } from '../../../registers/deciding.ts'
import { type Also, alsoOpening } from '../../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choiceOf, line, optionalLine, optionalText } from '../../../web/fields.ts'
import { addresseeField, addresseeNameField, panelAsks, panelAsksAnother } from '../addressee.ts'
import type { NewRecommendationFact } from '../facts.ts'
import { recommendation } from '../procedure.ts'
import { dueOn, timeScales } from '../time-scales.ts'
import { withOthersField, withOthersWrong } from '../with-others.ts'
import type { Bodies, NewInspectionFact } from './facts.ts'
import { type Chosen, reasonKept, scaleWrong } from './scale-chosen.ts'
import type { InspectionState } from './state.ts'

type Asked = Bodies['inspection.recommendation-held/1']

export const askedFields = {
  reference: line('Reference', 'Enter a reference', { most: 60 }),
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  timeScale: choiceOf('Time scale', 'Choose its time scale'),
  on: { ...Maybe(LocalDate), title: 'The date, if the time scale is a date', input: 'date' },
  scaleReason: Type.Optional(
    optionalText('Why does the time scale differ from the words?', {
      most: 1000,
      description: 'Only if it differs from the words. The recommendation’s page shows your reason',
    }),
  ),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  findingId: { ...Maybe(Id), title: 'Which finding or cause of concern does it answer?', input: 'select' },
  addressee: addresseeField,
  addresseeName: Type.Optional(addresseeNameField),
  withOthers: withOthersField,
} as const

/** Those that reports mostly give. */
export const scaleChoices = timeScales.map((one) => ({ value: one.scale, text: capital(one.words) }))

type Body = Pick<Asked, 'reference' | 'timeScale' | 'on' | 'findingId' | 'scaleReason' | 'addressee' | 'withOthers'>
type Words = Pick<Chosen, 'words' | 'pasted'>

export const askedWrong = (
  state: InspectionState,
  { scaleReason = null, ...body }: Body,
  said: Words,
  taken: boolean,
): readonly Refusal[] => [
  ...when(
    taken || state.held.some((one) => one.reference === body.reference),
    'reference',
    'This reference is in the register. Choose another.',
  ),
  ...scaleWrong({ ...body, ...said, scaleReason, published: state.published?.on ?? null }).map(([field, sentence]) =>
    refusal(field, sentence),
  ),
  ...when(panelAsks(body.timeScale) && body.addressee !== 'local policing body', 'addressee', panelAsksAnother),
  ...withOthersWrong(body, panelAsks(body.timeScale)),
  ...when(
    body.findingId !== null && !state.findings.some((one) => one.findingId === body.findingId),
    'findingId',
    'Choose a finding of this inspection.',
  ),
]

/** Published, it opens its record; of a draft it is held, and those who may see the draft see it. */
export function entering(
  state: InspectionState,
  inspectionId: string,
  asked: Omit<Asked, 'recordId'>,
  fact: (recordId: string) => NewInspectionFact,
  { now, holidays }: { readonly now: Instant; readonly holidays: Holidays },
) {
  const { scaleReason = null } = asked
  const kept = reasonKept({ ...asked, scaleReason, pasted: asked.itemId !== null })
  const held = { ...asked, scaleReason: kept, recordId: newId(now) }
  if (state.published === null) {
    const kept = { kind: 'inspection.recommendation-held/1' as const, happenedAt: now, body: held }
    return { kind: 'facts' as const, facts: [kept] }
  }
  return {
    kind: 'facts' as const,
    facts: [fact(held.recordId)],
    also: [opening(state, inspectionId, held, { now, holidays })],
  }
}

/** Its record, with its date counted from publication. */
export function opening(
  { recorded, published }: Pick<InspectionState, 'recorded' | 'published'>,
  inspectionId: string,
  { recordId, itemId: _, address, on, ...asked }: Asked,
  { now, holidays }: { readonly now: Instant; readonly holidays: Holidays },
): Also {
  const baseOn = published?.on ?? null
  return alsoOpening(recommendation, recordId, [
    {
      kind: 'recommendation.received/2',
      happenedAt: now,
      body: {
        ...asked,
        source: recorded?.body ?? 'HMICFRS',
        inspection: (recorded?.title ?? '').slice(0, 200),
        inspectionId,
        published: baseOn,
        address: published?.address ?? address,
        baseOn,
        dueOn: dueOn(asked.timeScale, baseOn, on, holidays),
      },
    } satisfies NewRecommendationFact,
  ])
}
