// A closure test: what the figures and the audited files must show, for how long, on how many, before a recommendation is met.
import Type, { type Static } from 'typebox'
import { Line, LocalDate, Maybe } from '../../registers/schemas.ts'

const words = <Schema extends Type.TSchema>(schema: Schema, title: string, description: string, missing: string) => ({
  ...schema,
  title,
  description,
  missing,
})

const share = Type.Number({ minimum: 0, maximum: 1 })

export const Criterion = Type.Object({
  measure: words(Type.String({ minLength: 1, maxLength: 60 }), 'Measure', '', 'Choose a measure'),
  part: {
    ...Type.Union([Type.String(), Type.Null()]),
    title: 'Part of the measure',
    description: 'Leave empty for all of it',
    input: 'text',
  },
  kind: {
    ...Type.Unsafe<'timeliness' | 'completeness' | 'outcome' | 'audited quality'>({
      type: 'string',
      enum: ['timeliness', 'completeness', 'outcome', 'audited quality'],
    }),
    title: 'What it tells',
    missing: 'Choose what the measure tells',
    input: 'select',
  },
  threshold: words(share, 'Share asked', 'From 0 to 1: 0.9 is 90 %', 'Enter the share that is asked'),
  better: {
    ...Type.Unsafe<'higher' | 'lower'>({ type: 'string', enum: ['higher', 'lower'] }),
    title: 'Which is better?',
    missing: 'Choose which is better',
    choices: [
      { value: 'higher', text: 'At least this share' },
      { value: 'lower', text: 'At most this share' },
    ],
  },
  minimumN: words(
    Type.Integer({ minimum: 1, maximum: 100_000 }),
    'Cases needed in a month',
    'With fewer, the month says nothing',
    'Enter how many cases a month needs',
  ),
})

/** Of case files on one topic, graded by people outside the line of command. */
export const AuditRule = Type.Object({
  topic: words(Line(100), 'Topic of the case-file audits', 'For example missing children', 'Enter the topic'),
  /** The files that must be graded before anything is said. */
  files: words(Type.Integer({ minimum: 10, maximum: 500 }), 'Files to be graded', '', 'Enter how many files'),
  /** Of so many files; where more were graded, in proportion. */
  leastGood: words(
    Type.Integer({ minimum: 0, maximum: 500 }),
    'At least so many good',
    '',
    'Enter how many must be good',
  ),
  mostInadequate: words(
    Type.Integer({ minimum: 0, maximum: 500 }),
    'At most so many inadequate',
    '',
    'Enter how many may be inadequate',
  ),
  /** The last whole months whose audits count. */
  windowMonths: words(
    Type.Integer({ minimum: 1, maximum: 12 }),
    'Graded in the last so many whole months',
    '',
    'Enter how many months',
  ),
})

export const ClosureTest = Type.Object({
  /** All of them must pass. */
  criteria: {
    ...Type.Array(Criterion, { minItems: 1, maxItems: 12 }),
    title: 'Measure',
    description: 'All of them must pass, each in every month',
    missing: 'Name at least one measure',
  },
  /** Consecutive whole months that must pass. */
  sustainedMonths: words(
    Type.Integer({ minimum: 1, maximum: 24 }),
    'Whole months in a row',
    'How long it must last',
    'Enter how many months it must last',
  ),
  /** The most that may be without evidence: above it the figures are not good enough to say anything. */
  mostNotEvidenced: words(
    share,
    'Most that may be without evidence',
    'From 0 to 1. Above it a month says nothing: a record that was not made is no success',
    'Enter the most that may be without evidence',
  ),
  audit: Type.Optional({ ...Maybe(AuditRule), title: 'Case-file audit' }),
  /** The last day on which the test can say that it is met: nobody is held to a rule of ten years ago. */
  expiresOn: Type.Optional({
    ...Maybe(LocalDate),
    title: 'Expires on',
    description: 'Leave empty if it does not',
    input: 'date',
  }),
})

export type Criterion = Static<typeof Criterion>
export type AuditRule = Static<typeof AuditRule>
export type ClosureTest = Static<typeof ClosureTest>

/** What is unsound about a test, all at once. */
export function testRefusals(test: ClosureTest): readonly string[] {
  const { audit = null } = test
  // Timeliness alone would let haste pass for care.
  const judgesQuality =
    audit !== null || test.criteria.some(({ kind }) => kind === 'outcome' || kind === 'audited quality')
  const keys = test.criteria.map(({ measure, part }) => `${measure}/${part ?? ''}`)
  return [
    ...(judgesQuality ? [] : ['A closure test needs at least one measure of outcome or audited quality.']),
    ...(new Set(keys).size === keys.length ? [] : ['A measure stands twice in the test. Name each one once.']),
    ...(audit === null ? [] : auditRefusals(audit)),
  ]
}

function auditRefusals({ files, leastGood, mostInadequate }: AuditRule): readonly string[] {
  return [
    ...(leastGood > files ? [`${leastGood} good files cannot be asked of ${files}.`] : []),
    ...(mostInadequate >= files
      ? [`A rule that lets ${mostInadequate} of ${files} files be inadequate asks nothing.`]
      : []),
    ...(leastGood + mostInadequate > files
      ? [`${leastGood} good and up to ${mostInadequate} inadequate are more than ${files} files.`]
      : []),
  ]
}
