// Correcting what the register says of an inspection: with a reason, and with a second person where a date moves. And whether comments are owed on it, and which report took it up.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import type { Holidays } from '../../../practice/deadline.ts'
import { when } from '../../../registers/deciding.ts'
import { type Also, alsoOn, none } from '../../../registers/records.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choiceOf, line, optionalLine, text, yesNo } from '../../../web/fields.ts'
import { recommendation } from '../procedure.ts'
import { hasEnded } from '../state.ts'
import { answersInWriting, dueOn, needsDate } from '../time-scales.ts'
import { command, known, permission, unless } from './command.ts'
import type { Bodies } from './facts.ts'
import { inspectionByReference, recommendationsAsked } from './queries.ts'
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
    because: text('What was wrong?', 'Enter what was wrong: where the date moves, another person agrees', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const refusals = [
      ...known(state),
      ...when(state.correctionAsked !== null, '', 'A correction is asked for already: it is agreed or refused first.'),
      ...when(
        body.publishedOn !== null && body.publishedOn > localDate(now),
        'publishedOn',
        'This day has not come yet.',
      ),
      ...when(
        (state.published === null) !== (body.publishedOn === null),
        'publishedOn',
        state.published === null ? 'It is a draft: record its publication instead.' : 'Enter when it was published.',
      ),
    ]
    return movesDate(state, body)
      ? unless(refusals, { kind: 'inspection.correction-asked/1', happenedAt: now, body })
      : unless(refusals, { kind: 'inspection.corrected/1', happenedAt: now, body: { ...body, agreedBy: null } })
  },
})

const mayNotAgree = ({ correctionAsked }: InspectionState, by: string): readonly Refusal[] => [
  ...when(correctionAsked === null, '', 'No correction is asked for.'),
  ...when(correctionAsked?.by === by, '', 'You asked for it: another person agrees.'),
]

export const agreeCorrection = command({
  name: 'agree-correction',
  title: 'Agree the correction',
  path: 'correction-agreements',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: async (reader, { folded, world }) =>
    await recommendationsAsked.all(reader, { force: world.who.forceId, inspection: folded.recordId }),
  decide: ({ state, evidence, policy, by, now }) => {
    const { correctionAsked } = state
    const refusals = mayNotAgree(state, by.staffId)
    if (correctionAsked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { by: _, at: __, ...correction } = correctionAsked
    const on = correction.publishedOn
    return {
      kind: 'facts',
      facts: [{ kind: 'inspection.corrected/1', happenedAt: now, body: { ...correction, agreedBy: by.name } }],
      also:
        on === null
          ? []
          : evidence.map((one) =>
              countedAnew(one.record_id, { on, because: correction.because, agreedBy: by.name }, policy.holidays, now),
            ),
    }
  },
})

type Anew = { readonly on: string; readonly because: string; readonly agreedBy: string }

/** What was counted from the wrong day is counted from the right one: a move like any other, agreed by two and counted. */
const countedAnew = (recordId: string, { on, because, agreedBy }: Anew, holidays: Holidays, now: Instant): Also =>
  alsoOn(recommendation, recordId, ({ state }) => {
    const { timeScale, dateChanges } = state
    const relative = timeScale !== 'none' && !needsDate(timeScale) && !answersInWriting(timeScale)
    const comesTo = dueOn(timeScale, on, null, holidays)
    if (!relative || comesTo === null || dateChanges.length > 0 || comesTo === state.dueOn || hasEnded(state)) return []
    const words = `The day of publication was corrected. ${because}`
    const body = { dueOn: comesTo, because: words, agreedBy, baseOn: on }
    return [{ kind: 'recommendation.date-changed/1', happenedAt: now, body }]
  })

export const refuseCorrection = command({
  name: 'refuse-correction',
  title: 'Refuse the correction',
  path: 'correction-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Enter why it is refused', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by.staffId), { kind: 'inspection.correction-refused/1', happenedAt: now, body }),
})

export const setComments = command({
  name: 'set-comments',
  title: 'Say whether section 55 applies',
  path: 'comments-owed',
  permission,
  body: Type.Object({
    owed: yesNo(
      'Does the local policing body comment on it under section 55?',
      'Say whether it does',
      'Whether a letter, or an accelerated cause of concern, is a report in the sense of the Act is not said anywhere',
    ),
    note: text('Why', 'Enter why', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => unless(known(state), { kind: 'inspection.comments-set/1', happenedAt: now, body }),
})

export const merge = command({
  name: 'merge',
  title: 'Record which report took it up',
  path: 'merging',
  permission,
  body: Type.Object({
    into: choiceOf(
      'Which main report took it up?',
      'Choose the main report',
      'Its findings, recommendations and dates stay as they are, and stand on the page of both',
    ),
  }),
  evidence: async (reader, { body, world }) =>
    await inspectionByReference.one(reader, { force: world.who.forceId, reference: body.into }),
  decide: ({ body, state, evidence, recordId, now }) =>
    unless(
      [
        ...known(state),
        ...when(
          state.recorded !== null && state.recorded.kind !== 'accelerated cause of concern',
          '',
          'Only an accelerated cause of concern is taken up by a main report.',
        ),
        ...when(state.mergedInto !== null, '', 'A main report took it up already.'),
        ...when(
          evidence === null || evidence.record_id === recordId,
          'into',
          'Choose another inspection of the register.',
        ),
        ...when(
          (evidence?.published_on ?? '9999') < (state.published?.on ?? ''),
          'into',
          'That report was published before it.',
        ),
      ],
      {
        kind: 'inspection.merged/1',
        happenedAt: now,
        body: { into: evidence?.record_id ?? recordId, reference: body.into },
      },
    ),
})
