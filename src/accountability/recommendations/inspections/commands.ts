// What people enter of an inspection: itself, who may see the draft, its publication, findings, grades, counted files, and that the plan was sent.
import Type, { type Static } from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import type { Command, Decision } from '../../../registers/records.ts'
import { Line, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choice, choiceOf, line, optionalLine, optionalText } from '../../../web/fields.ts'
import type { InspectionFact } from './facts.ts'
import { gradeWrong, sumWrong } from './items.ts'
import type { InspectionState } from './procedure.ts'
import { inspectionByReference, recommendationByReference, staffKnown } from './queries.ts'
import { findingKinds, inspectionKinds, programmes, scales } from './scales.ts'

export const command = <Schema extends Type.TSchema, Evidence>(
  given: Command<InspectionState, InspectionFact, Schema, Evidence>,
) => given
export const unless = (refusals: readonly Refusal[], facts: Extract<Decision, { kind: 'facts' }>['facts']): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }
export const when = (wrong: boolean, field: string, sentence: string): readonly Refusal[] =>
  wrong ? [refusal(field, sentence)] : []
const permission = 'keep the register'
const nothing = async () => await Promise.resolve(null)

const day = (title: string, missing: string, description?: string) => ({
  ...LocalDate,
  title,
  missing,
  input: 'date',
  ...(description === undefined ? {} : { description }),
})
const optionalDay = (title: string) => ({ ...Maybe(LocalDate), title, input: 'date' })
const address = optionalLine('Where it is published', { most: 500 })
const people = {
  ...Type.Array(Type.String({ maxLength: 36 }), { maxItems: 50 }),
  title: 'Who may see it before it is published',
  description: 'Besides you. From publication on, everybody who sees recommendations does',
  input: 'checkboxes',
}

export const recordInspection = command({
  name: 'record',
  title: 'Enter an inspection',
  path: 'inspections',
  permission,
  opens: true,
  body: Type.Object({
    reference: line('Reference', 'Enter a reference', { most: 60 }),
    title: line('Title', 'Enter its title', { most: 300 }),
    body: line('Whose is it?', 'Enter whose it is', { most: 100 }),
    programme: choice('Programme', 'Choose the programme', programmes, {}, 'select'),
    kind: choice('Kind', 'Choose its kind', inspectionKinds, {}, 'select'),
    fieldwork: optionalLine('Fieldwork', { most: 60, description: 'As far as it is known, like September 2021' }),
    publishedOn: optionalDay('Published on (leave empty for a draft)'),
    address,
    follows: { ...Maybe(Line(60)), title: 'Which inspection does it look back on?', input: 'select' },
    readers: people,
  }),
  evidence: async (reader, { body, world }) => ({
    taken: await inspectionByReference.one(reader, { force: world.who.forceId, reference: body.reference }),
    follows:
      body.follows === null
        ? null
        : await inspectionByReference.one(reader, { force: world.who.forceId, reference: body.follows }),
    known: (await staffKnown.all(reader, { force: world.who.forceId, ids: uuids(body.readers) })).length,
  }),
  decide: ({ body, evidence, by, now }) => {
    const { publishedOn, address: at, follows: _, readers, ...rest } = body
    return unless(
      [
        ...when(evidence.taken !== null, 'reference', 'This reference is in the register. Choose another.'),
        ...when(body.follows !== null && evidence.follows === null, 'follows', 'Choose an inspection of the register.'),
        ...when(evidence.known !== readers.length, 'readers', 'Choose people who work for the force now.'),
        ...when(
          publishedOn !== null && publishedOn > localDate(now),
          'publishedOn',
          'This day has not come yet. Leave it empty: it is a draft until then.',
        ),
      ],
      [
        {
          kind: 'inspection.recorded/1',
          happenedAt: now,
          body: {
            ...rest,
            follows: evidence.follows?.record_id ?? null,
            readers: publishedOn === null ? [...new Set([by.staffId, ...readers])] : [],
          },
        },
        ...(publishedOn === null
          ? []
          : [{ kind: 'inspection.published/1' as const, happenedAt: now, body: { on: publishedOn, address: at } }]),
      ],
    )
  },
})

export const uuids = (ids: readonly string[]): string[] => ids.filter((id) => /^[0-9a-f-]{36}$/.test(id))

const draftOnly = (state: InspectionState) =>
  when(state.published !== null, '', 'It is published: everybody who sees recommendations sees it.')
const known = (state: InspectionState) => when(state.recorded === null, '', 'There is no such inspection.')

export const changeReaders = command({
  name: 'change-readers',
  title: 'Change who may see the draft',
  path: 'readers',
  permission,
  body: Type.Object({ readers: people }),
  evidence: async (reader, { body, world }) =>
    (await staffKnown.all(reader, { force: world.who.forceId, ids: uuids(body.readers) })).length,
  decide: ({ body, state, evidence, by, now }) =>
    unless(
      [
        ...known(state),
        ...draftOnly(state),
        ...when(evidence !== body.readers.length, 'readers', 'Choose people who work for the force now.'),
      ],
      [
        {
          kind: 'inspection.readers-changed/1',
          happenedAt: now,
          body: { readers: [...new Set([by.staffId, ...body.readers])] },
        },
      ],
    ),
})

export const publish = command({
  name: 'publish',
  title: 'Record its publication',
  path: 'publication',
  permission,
  body: Type.Object({ on: day('Published on', 'Enter when it was published'), address }),
  evidence: nothing,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...known(state),
        ...when(state.published !== null, '', 'Its publication is recorded already.'),
        ...when(body.on > localDate(now), 'on', 'This day has not come yet: the embargo holds until then.'),
      ],
      [{ kind: 'inspection.published/1', happenedAt: now, body }],
    ),
})

const Found = Type.Object({
  kind: choice('What is it?', 'Choose what it is', findingKinds),
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  chapter: optionalLine('Chapter', { most: 120 }),
  words: optionalText('Its words, verbatim', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  measures: optionalLine('Measures that show it', {
    description: 'Like M4, M8. “Effective practice” has measures too, and can lapse',
  }),
  again: optionalLine('Reference of what it repeats', {
    most: 60,
    description: 'A recommendation of the register that was found again',
  }),
})

export const find = command({
  name: 'find',
  title: 'Enter a finding',
  path: 'findings',
  permission,
  body: Found,
  evidence: async (reader, { body, world }) =>
    body.again === null
      ? null
      : await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.again }),
  decide: ({ body, state, evidence, now }) => {
    const { measures, again, ...rest } = body
    const findingId = newId(now)
    const refusals = [
      ...known(state),
      ...when(
        again !== null && evidence === null,
        'again',
        'There is no recommendation of this reference in the register.',
      ),
      ...when(
        !/^$|^[A-Z]\d{1,2}[a-z]?(?:[\s,;]+[A-Z]\d{1,2}[a-z]?)*$/.test(measures ?? ''),
        'measures',
        'Write measures like M4, M8.',
      ),
    ]
    return unless(refusals, [
      {
        kind: 'inspection.found/1',
        happenedAt: now,
        body: {
          ...rest,
          findingId,
          measures: (measures ?? '').split(/[\s,;]+/).filter((one) => one !== ''),
          again:
            again === null || evidence === null
              ? null
              : {
                  inspectionId: evidence.inspection_id ?? evidence.record_id,
                  reference: again,
                  on: evidence.published,
                  findingId: null,
                },
        },
      },
    ])
  },
})

export const endFinding = command({
  name: 'end-finding',
  title: 'Record that a finding ended',
  path: 'endings',
  permission,
  body: Type.Object({
    findingId: choiceOf('Which finding?', 'Choose the finding'),
    how: choice('How did it end?', 'Choose how it ended', [
      'closed by the inspectorate',
      'closed with residual',
      'superseded',
      'lapsed',
    ]),
    on: day('On which day?', 'Enter the day'),
    document: line('In which document?', 'Enter the document: only the inspectorate closes a cause of concern', {
      most: 300,
    }),
  }),
  evidence: nothing,
  decide: ({ body, state, now }) => {
    const finding = state.findings.find((one) => one.findingId === body.findingId)
    return unless(
      [
        ...when(finding === undefined, 'findingId', 'Choose a finding of this inspection.'),
        ...when(finding !== undefined && finding.ended !== null, 'findingId', 'It has ended already.'),
        ...when(body.on > localDate(now), 'on', 'This day has not come yet.'),
        ...when(
          finding?.kind === 'effective practice' && body.how !== 'lapsed' && body.how !== 'superseded',
          'how',
          'Effective practice lapses or is superseded.',
        ),
      ],
      [{ kind: 'inspection.finding-ended/1', happenedAt: now, body }],
    )
  },
})

export const judgeChapter = command({
  name: 'judge',
  title: 'Enter a grade',
  path: 'grades',
  permission,
  body: Type.Object({
    chapter: line('Chapter', 'Enter the chapter', { most: 120 }),
    scale: choice(
      'Scale',
      'Choose the scale',
      scales.map((one) => one.id),
      Object.fromEntries(scales.map((one) => [one.id, one.words])),
    ),
    grade: line('Grade', 'Enter the grade', { most: 40 }),
  }),
  evidence: nothing,
  decide: ({ body, state, now }) => {
    const sentence = gradeWrong(body.scale, body.grade)
    return unless(
      [...known(state), ...(sentence === null ? [] : [refusal('grade', `${sentence}.`)])],
      [{ kind: 'inspection.judged/1', happenedAt: now, body }],
    )
  },
})

const number = (title: string, missing: string) => ({
  ...Type.Integer({ minimum: 0, maximum: 100_000 }),
  title,
  missing,
  input: 'number',
})

export const countFiles = command({
  name: 'count-files',
  title: 'Enter counted case files',
  path: 'files',
  permission,
  body: Type.Object({
    area: line('Area of child protection', 'Enter the area, or “all files”', { most: 120 }),
    n: number('Files looked at', 'Enter how many files'),
    good: number('Good', 'Enter how many were good'),
    requiresImprovement: number('Requiring improvement', 'Enter how many required improvement'),
    inadequate: number('Inadequate', 'Enter how many were inadequate'),
  }),
  evidence: nothing,
  decide: ({ body, state, now }) => {
    const sentence = sumWrong(body)
    return unless(
      [...known(state), ...(sentence === null ? [] : [refusal('n', `${sentence}. Correct the counts.`)])],
      [{ kind: 'inspection.files-counted/1', happenedAt: now, body }],
    )
  },
})

export const sendPlan = command({
  name: 'send-plan',
  title: 'Record that the action plan was sent',
  path: 'plan-sent',
  permission,
  body: Type.Object({
    version: line('Which version of the plan?', 'Enter the version', { most: 60 }),
    to: line('To whom?', 'Enter to whom', { most: 100 }),
    on: day('On which day?', 'Enter the day'),
  }),
  evidence: nothing,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...known(state),
        ...when(state.published === null, '', 'The report is not published yet.'),
        ...when(body.on > localDate(now), 'on', 'This day has not come yet.'),
      ],
      [{ kind: 'inspection.plan-sent/1', happenedAt: now, body }],
    ),
})

export type FoundBody = Static<typeof Found>
/** As any text, and with the line breaks of whatever made it. */
export const pastedText = Type.String({
  minLength: 1,
  maxLength: 900_000,
  pattern: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]+$',
})
