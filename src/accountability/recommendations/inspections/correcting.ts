// Correcting what the register says of an inspection: with a reason, and with a second person where a date moves.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, type Instant, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { may, type Person } from '../../../registers/permissions.ts'
import { type Also, alsoOn, load, none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { line, optionalLine, text } from '../../../web/fields.ts'
import { recommendation } from '../procedure.ts'
import type { RecommendationState } from '../state.ts'
import { command, known, permission, unless } from './command.ts'
import { countedAnew, movesAgain } from './corrected-dates.ts'
import type { Bodies } from './facts.ts'
import { recommendationsAsked } from './queries/asked.ts'
import { publishedTooEarly } from './reaching.ts'
import { recommendationsRepeated } from './repeats.ts'
import type { InspectionState } from './state.ts'

type Correction = Bodies['inspection.correction-asked/1']

/** It moves what publication sets: the plan, the comments, every time scale. */
const movesDate = ({ published }: InspectionState, { publishedOn }: Correction): boolean =>
  published !== null && publishedOn !== null && publishedOn !== published.on

export const correct = command({
  name: 'correct',
  title: 'Correct the inspection',
  path: 'corrections',
  permission,
  body: Type.Object({
    title: line('Title', 'Enter its title', { most: 300 }),
    fieldwork: optionalLine('Fieldwork', { most: 60 }),
    publishedOn: { ...Maybe(LocalDate), title: 'Published on', input: 'date' },
    address: optionalLine('Where it is published', { most: 500 }),
    because: text('What was wrong?', 'Enter what was wrong. If the date moves, another person must agree', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const refusals = [
      ...known(state),
      ...when(
        state.correctionAsked !== null,
        '',
        'A correction has already been asked for. It must be agreed or refused first.',
      ),
      ...when(
        body.publishedOn !== null && body.publishedOn > localDate(now),
        'publishedOn',
        'This date is in the future. Enter today or an earlier day.',
      ),
      ...outOfPlace(state, body.publishedOn, 'publishedOn'),
      ...when(
        (state.published === null) !== (body.publishedOn === null),
        'publishedOn',
        state.published === null
          ? 'This inspection is a draft: record its publication instead.'
          : 'Enter when it was published.',
      ),
    ]
    return movesDate(state, body)
      ? unless(refusals, { kind: 'inspection.correction-asked/1', happenedAt: now, body })
      : unless(refusals, { kind: 'inspection.corrected/1', happenedAt: now, body: { ...body, agreedBy: null } })
  },
})

/** Not before what it went through, nor after it was closed: asked again when it is agreed, since days may have been recorded meanwhile. */
const outOfPlace = (state: InspectionState, on: string | null, field: string): readonly Refusal[] => [
  ...publishedTooEarly(state, on ?? '9999-12-31', field),
  ...when(
    state.closed !== null && (on ?? '') > state.closed.on,
    field,
    `The inspection was closed ${state.closed === null ? '' : dateWords(dayOf(state.closed.on))}: check both days.`,
  ),
]

const mayNotAgree = ({ correctionAsked }: InspectionState, by: Human): readonly Refusal[] => [
  ...when(correctionAsked === null, '', 'No correction has been asked for.'),
  ...byAnotherHuman(by, correctionAsked?.by, 'You asked for this correction. Another person must agree to it.'),
]

export const agreeCorrection = command({
  name: 'agree-correction',
  title: 'Agree the correction',
  path: 'correction-agreements',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: async (reader, { folded, world }) => {
    const asked = await recommendationsAsked.all(reader, { force: world.who.forceId, inspection: folded.recordId })
    return await Promise.all(asked.map(async (one) => await load(reader, world, recommendation, one.record_id)))
  },
  decide: ({ state, evidence, policy, recordId, by, now }) => {
    const { correctionAsked } = state
    if (correctionAsked === null) return { kind: 'refused', refusals: mayNotAgree(state, by) }
    const { by: _, at: __, ...correction } = correctionAsked
    const { publishedOn: on, because } = correction
    const again = on === null ? [] : evidence.filter((one) => movesAgain(one.state, on, policy.holidays))
    const refusals = [...mayNotAgree(state, by), ...outOfPlace(state, on, ''), ...needsChief(again, by)]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const right = { on: on ?? '', because, agreedBy: by.name }
    return {
      kind: 'facts',
      facts: [{ kind: 'inspection.corrected/1', happenedAt: now, body: { ...correction, agreedBy: by.name } }],
      also:
        on === null
          ? []
          : [
              ...evidence.map((one) =>
                alsoOn(recommendation, one.recordId, (folded) =>
                  countedAnew(folded.state, right, policy.holidays, now),
                ),
              ),
              ...foundAgainOn(state, recordId, on, now),
            ],
    }
  },
})

/** As with any other change of a date: the first is agreed by a second person, every later one by a chief officer. */
function needsChief(again: readonly { readonly state: RecommendationState }[], by: Person): readonly Refusal[] {
  const references = again.flatMap(({ state }) => state.received?.reference ?? []).join(', ')
  return when(
    again.length > 0 && !may(by, 'approve the plan'),
    '',
    `This would move dates that were moved before, for ${references}. Only a chief officer may agree to that.`,
  )
}

/** What its findings repeat was found again on the right day too. */
const foundAgainOn = (state: InspectionState, inspectionId: string, on: string, now: Instant): readonly Also[] =>
  [...new Set(state.findings.flatMap(({ again }) => recommendationsRepeated(again)))].map((recordId) =>
    alsoOn(recommendation, recordId, (folded) =>
      folded.state.foundAgain.some((one) => one.inspectionId === inspectionId)
        ? [{ kind: 'recommendation.found-again-corrected/1', happenedAt: now, body: { inspectionId, on } }]
        : [],
    ),
  )

export const refuseCorrection = command({
  name: 'refuse-correction',
  title: 'Refuse the correction',
  path: 'correction-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Enter why it is refused', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by), { kind: 'inspection.correction-refused/1', happenedAt: now, body }),
})
