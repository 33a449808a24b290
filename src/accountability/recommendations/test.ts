// A closure test: what the figures and the audited files must show, for how long, on how many, before a recommendation is met.
import Type, { type Static } from 'typebox'
import { Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { share } from '../../web/fields.ts'

const words = <Schema extends Type.TSchema>(schema: Schema, title: string, description: string, missing: string) => ({
  ...schema,
  title,
  description,
  missing,
})

/** What a person chooses of a measure. What it tells, and which way is better, its definition says. */
const asked = {
  measure: words(Type.String({ minLength: 1, maxLength: 60 }), 'Measure', '', 'Choose a measure'),
  part: {
    ...Type.Union([Type.String(), Type.Null()]),
    title: 'Part of the measure',
    description: 'Leave this empty for the whole measure',
    input: 'text',
  },
  threshold: share('Share asked', {
    description: 'The least if higher is better, or the most if lower is better',
    missing: 'Enter the share the test asks for',
  }),
  minimumN: words(
    Type.Integer({ minimum: 1, maximum: 100_000 }),
    'Cases needed in a month',
    'A month with fewer cases is not judged',
    'Enter the number of cases a month needs',
  ),
}

export const Criterion = Type.Object({
  ...asked,
  kind: Type.Unsafe<'timeliness' | 'completeness' | 'outcome' | 'audited quality'>({
    type: 'string',
    enum: ['timeliness', 'completeness', 'outcome', 'audited quality'],
  }),
  better: Type.Unsafe<'higher' | 'lower'>({ type: 'string', enum: ['higher', 'lower'] }),
})

/** Of case files on one topic, graded by people outside the line of command. */
export const AuditRule = Type.Object({
  topic: words(Line(100), 'Topic of the case-file audits', 'For example missing children', 'Enter the topic'),
  /** The files that must be graded before anything is said. */
  files: words(Type.Integer({ minimum: 10, maximum: 500 }), 'Files to be graded', '', 'Enter the number of files'),
  /** Of so many files; where more were graded, in proportion. */
  leastGood: words(
    Type.Integer({ minimum: 0, maximum: 500 }),
    'Fewest files that must be good',
    '',
    'Enter how many must be good',
  ),
  mostInadequate: words(
    Type.Integer({ minimum: 0, maximum: 500 }),
    'Most files that may be inadequate',
    '',
    'Enter how many may be inadequate',
  ),
  /** The last whole months whose audits count. */
  windowMonths: words(
    Type.Integer({ minimum: 1, maximum: 12 }),
    'Number of whole months in which they were graded',
    '',
    'Enter the number of months',
  ),
})

const criteria = <Of extends Type.TSchema>(of: Of) => ({
  ...Type.Array(of, { minItems: 1, maxItems: 12 }),
  title: 'Measure',
  description:
    'Every measure must pass in every month. To name another, show what it would say today: a row for it comes with that',
  missing: 'Add at least one measure',
})

const rest = {
  /** Consecutive whole months that must pass. */
  sustainedMonths: words(
    Type.Integer({ minimum: 1, maximum: 24 }),
    'Whole months in a row',
    'How long it must last',
    'Enter how many months it must last',
  ),
  /** The most that may be without evidence: above it the figures are not good enough to say anything. */
  mostNotEvidenced: share('Most that may be without evidence', {
    description: 'A month with more is not judged, because a missing record is not a success',
    missing: 'Enter the most that may be without evidence',
  }),
  audit: Type.Optional({ ...Maybe(AuditRule), title: 'Case-file audit' }),
  /** The last day on which the test can say that it is met: nobody is held to a rule of ten years ago. */
  expiresOn: Type.Optional({
    ...Maybe(LocalDate),
    title: 'Expires on',
    description: 'Leave this empty if it does not expire',
    input: 'date',
  }),
  /** No case that an auditor or inspector returned at once for a child's safety may wait for an answer. */
  noOpenConcern: Type.Optional({
    ...Type.Boolean(),
    title: 'No auditor’s safeguarding concern may be open',
    input: 'checkbox',
  }),
  /** Timeliness less audited quality, in points: operations.md section 13.1 suggests 15. */
  mostGapPoints: Type.Optional({
    ...Maybe(Type.Integer({ minimum: 0, maximum: 100 })),
    title: 'Most points between “on time” and “done well”',
    description: 'From 0 to 100. Leave this empty if the test has no such limit. It needs the case-file audit',
    input: 'number',
  }),
  /** What of the recommendation the measures cover, where not all of it. */
  scope: Type.Optional({
    ...Maybe(Text(500)),
    title: 'What it covers, if not the whole recommendation',
    description: 'For example “missing children only”. Everybody reads this beside the status',
    input: 'textarea',
  }),
}

export const ClosureTest = Type.Object({ criteria: criteria(Criterion), ...rest })

/** As a person proposes it. */
export const ProposedTest = Type.Object({ criteria: criteria(Type.Object(asked)), ...rest })

export type ProposedTest = Static<typeof ProposedTest>
export type Criterion = Static<typeof Criterion>
export type AuditRule = Static<typeof AuditRule>
export type ClosureTest = Static<typeof ClosureTest>
