// How a finding ended: the inspectorate's document, offered by one person and read by another. Closing a cause of concern ends its recommendations.
import Type from 'typebox'
import { localDate, parseLocalDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { type Also, alsoOn, none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { choice, choiceOf, line, text } from '../../../web/fields.ts'
import { documentField, documentOf } from '../document.ts'
import { DayOrMonth } from '../fact-parts.ts'
import { recommendation } from '../procedure.ts'
import { hasEnded } from '../state.ts'
import { command, permission, unless } from './command.ts'
import type { Bodies } from './facts.ts'
import { waysToEnd } from './finding-facts.ts'
import type { InspectionState } from './procedure.ts'
import { recommendationsAsked } from './queries/asked.ts'
import { recommendationsRepeated } from './repeats.ts'

type Ended = Bodies['inspection.finding-ended/1']

export const findingNamed = (state: InspectionState, id: string) => state.findings.find((one) => one.findingId === id)

/** What is wrong with an ending, whoever enters it: the form or a row of a file. */
export function endingWrong(
  kind: string,
  { how, on }: Pick<Ended, 'how' | 'on'>,
  today: string,
): readonly (readonly [field: 'how' | 'on', sentence: string])[] {
  const practice = kind === 'effective practice'
  return [
    ...(parseLocalDate(`${on}-01`.slice(0, 10)) === null ? [['on', 'There is no such day.'] as const] : []),
    ...(on > today.slice(0, on.length) ? [['on', 'This date is in the future.'] as const] : []),
    ...(practice && how !== 'lapsed' && how !== 'superseded' && how !== 'entered in error'
      ? [['how', 'Effective practice can only lapse or be superseded.'] as const]
      : []),
    ...(!practice && how === 'lapsed' ? [['how', 'Only effective practice can lapse.'] as const] : []),
  ]
}

export const endFinding = command({
  name: 'end-finding',
  title: 'Offer the document that ends a finding',
  path: 'endings',
  permission,
  body: Type.Object({
    findingId: choiceOf('Which finding?', 'Choose the finding'),
    how: choice('How did it end?', 'Choose how it ended', waysToEnd, {
      'entered in error': 'Entered in error: the report has no such finding, as its text shows',
    }),
    on: {
      ...DayOrMonth,
      title: 'When?',
      description: 'As precisely as it was published: 2024-05-21, or 2024-05 for a month',
      missing: 'Enter when',
      input: 'text',
    },
    document: line('In which document?', 'Enter the document: only the inspectorate closes a cause of concern', {
      most: 300,
    }),
    text: documentField,
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const finding = findingNamed(state, body.findingId)
    const wrong = endingWrong(finding?.kind ?? '', body, localDate(now))
    return unless(
      [
        ...when(finding === undefined, 'findingId', 'Choose a finding of this inspection.'),
        ...when(finding !== undefined && finding.ended !== null, 'findingId', 'This finding has already ended.'),
        ...when(
          finding?.offered != null,
          'findingId',
          'A document has already been offered. It must be confirmed or refused first.',
        ),
        ...when(
          state.published !== null && body.on < state.published.on.slice(0, body.on.length),
          'on',
          'This is before the inspection was published.',
        ),
        ...wrong.flatMap(([field, sentence]) => when(true, field, sentence)),
      ],
      { kind: 'inspection.ending-offered/1', happenedAt: now, body: { ...body, ...documentOf(body.text) } },
    )
  },
})

const offeredOne = choiceOf('Which finding?', 'Choose the finding')
const mayNotConfirm = (state: InspectionState, findingId: string, by: Human) => {
  const offered = findingNamed(state, findingId)?.offered ?? null
  return [
    ...when(offered === null, 'findingId', 'No document has been offered for this finding.'),
    ...byAnotherHuman(by, offered?.staffId, 'You offered this document. Another person must read and confirm it.'),
  ]
}

export const confirmEnding = command({
  name: 'confirm-ending',
  title: 'Confirm that a finding ended',
  path: 'ending-confirmations',
  permission: 'check actions',
  body: Type.Object({ findingId: offeredOne }),
  evidence: async (reader, { folded, world }) =>
    await recommendationsAsked.all(reader, { force: world.who.forceId, inspection: folded.recordId }),
  decide: ({ body, state, evidence, recordId, by, now }) => {
    const offered = findingNamed(state, body.findingId)?.offered ?? null
    const refusals = mayNotConfirm(state, body.findingId, by)
    if (offered === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { staffId, text: _, ...rest } = offered
    const ended = { ...rest, offeredBy: staffId }
    const answering = evidence.filter((one) => one.finding_id === body.findingId).map((one) => one.record_id)
    return {
      kind: 'facts',
      facts: [{ kind: 'inspection.finding-ended/1', happenedAt: now, body: ended }],
      also: [...closing(ended, recordId, answering, now), ...neverFound(state, ended, recordId, now)],
    }
  },
})

/** What the inspectorate closed ends what was asked under it, with the same document. */
function closing(
  { findingId, how, on, document }: Ended,
  inspectionId: string,
  answering: readonly string[],
  now: Parameters<typeof localDate>[0],
): readonly Also[] {
  if (how !== 'closed by the inspectorate' && how !== 'closed with residual') return []
  const body = { how, on, document, inspectionId, findingId }
  return answering.map((recordId) =>
    alsoOn(recommendation, recordId, ({ state }) =>
      hasEnded(state) ? [] : [{ kind: 'recommendation.closed/1', happenedAt: now, body }],
    ),
  )
}

/** What was entered in error found nothing again, unless another finding of the same report did. */
function neverFound(
  state: InspectionState,
  { findingId, how, document }: Ended,
  inspectionId: string,
  now: Parameters<typeof localDate>[0],
): readonly Also[] {
  if (how !== 'entered in error') return []
  const stand = state.findings.filter((one) => one.findingId !== findingId && one.ended?.how !== how)
  const elsewhere = new Set(stand.flatMap(({ again }) => recommendationsRepeated(again)))
  const own = recommendationsRepeated(findingNamed(state, findingId)?.again ?? null)
  return own
    .filter((one) => !elsewhere.has(one))
    .map((one) =>
      alsoOn(recommendation, one, ({ state: { foundAgain } }) =>
        foundAgain.some((each) => each.inspectionId === inspectionId)
          ? [{ kind: 'recommendation.found-again-withdrawn/1', happenedAt: now, body: { inspectionId, document } }]
          : [],
      ),
    )
}

export const refuseEnding = command({
  name: 'refuse-ending',
  title: 'Refuse the document that ends a finding',
  path: 'ending-refusals',
  permission: 'check actions',
  body: Type.Object({ findingId: offeredOne, because: text('Why?', 'Enter why', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotConfirm(state, body.findingId, by), {
      kind: 'inspection.ending-refused/1',
      happenedAt: now,
      body,
    }),
})
