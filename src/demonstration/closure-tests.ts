// The closure tests of the demonstration: what each recommendation's figures must show, and where no measure of Vigil's can say anything.
import type { ClosureTest, Criterion } from '../accountability/recommendations/test.ts'
import type { Instant } from '../kernel/time.ts'
import type { NewFact } from '../practice/fact.ts'

type Kind = Criterion['kind']
const asks = (measure: string, kind: Kind, threshold: number, minimumN = 20, better: Criterion['better'] = 'higher') =>
  ({ measure, part: null, kind, threshold, better, minimumN }) as const satisfies Criterion

/** Twelve files are drawn a month: thirty of three months' thirty-six must have a grade. */
const files = { topic: 'missing children', files: 30, leastGood: 21, mostInadequate: 2, windowMonths: 3 } as const
const lasting = { sustainedMonths: 3, mostNotEvidenced: 0.1 } as const
/** The conditions of operations.md section 13.1 besides. */
const assured = { audit: files, noOpenConcern: true, mostGapPoints: 15 } as const

export const closureTests: Readonly<Record<string, ClosureTest>> = {
  'NCPI-2021/1': {
    criteria: [
      asks('M1', 'completeness', 0.95),
      asks('M4', 'timeliness', 0.9),
      asks('M8', 'timeliness', 0.9),
      asks('M13', 'timeliness', 0.85),
      asks('M3', 'outcome', 0.35, 10, 'lower'),
    ],
    ...lasting,
    ...assured,
  },
  'NCPI-2021/2': {
    criteria: [
      asks('M1', 'completeness', 0.95),
      asks('M4', 'timeliness', 0.9),
      asks('M8', 'timeliness', 0.9),
      asks('M12', 'completeness', 0.9, 10),
      asks('M20', 'completeness', 0.95),
      asks('M5', 'timeliness', 0.1, 10, 'lower'),
      asks('M28a', 'audited quality', 0.9, 10),
    ],
    ...lasting,
    ...assured,
    scope: 'Missing children only. How the contact centre assesses other calls about children is not measured here.',
  },
  'NCPI-2021/3': {
    criteria: [asks('M9', 'timeliness', 0.9), asks('M10', 'completeness', 0.8), asks('M11', 'timeliness', 0.9)],
    ...lasting,
    ...assured,
    scope:
      'Supervision of investigations into missing children only. Other child protection investigations are not measured.',
  },
  'NCPI-2021/4': {
    criteria: [asks('M13', 'timeliness', 0.85), asks('M16', 'timeliness', 0.9, 10)],
    ...lasting,
    ...assured,
    scope: 'Missing children only: seen on return, and what they said in the return interview read and used.',
  },
  'NCPI-2021/5': {
    criteria: [asks('M23', 'completeness', 0.95), asks('A5', 'audited quality', 0.9, 10)],
    ...lasting,
    scope: 'Missing children only: recorded as the child says it, and the same when the family is asked again.',
  },
  'NCPI-2021/6': {
    criteria: [asks('M14', 'timeliness', 0.9), asks('M16', 'timeliness', 0.9, 10), asks('M26', 'timeliness', 0.95, 10)],
    ...lasting,
    ...assured,
    scope:
      'In part, and missing children only: the return interview, what came of it, and the national unit. Not measured: strategy discussions, referrals to social care, and what is shared in other cases.',
  },
  A2: {
    criteria: [
      asks('M12', 'completeness', 0.9, 10),
      asks('M22', 'timeliness', 0.8, 10),
      asks('M3', 'outcome', 0.35, 10, 'lower'),
    ],
    ...lasting,
    scope:
      'Children reported missing repeatedly only. Other repeat callers, and others in the household, are not measured.',
  },
}

/**
 * Of about 35 first episodes a month about a quarter are followed by another: above 35 in a hundred comes by chance in one month of twenty,
 * above 40 in one of a hundred. Where one of two criteria is this, chance must not decide.
 */
const notAgain = asks('M3', 'outcome', 0.4, 20, 'lower')

/** Of the invented audit: each asks one thing of the force, and that children do not go missing again more often meanwhile. */
export const auditedTests = {
  'DEMO-0/1': { criteria: [asks('M8a', 'timeliness', 0.9), notAgain], ...lasting },
  'DEMO-0/2': { criteria: [asks('M20', 'completeness', 0.95), notAgain], ...lasting },
} as const satisfies Readonly<Record<string, ClosureTest>>

const elsewhere = (what: string) =>
  `Vigil holds no records of ${what}: no measure of it can test this. What an inspector’s document says is all that can be shown.`

export const untested: Readonly<Record<string, string>> = {
  'NCPI-2021/7': elsewhere('online abuse investigations'),
  'NCPI-2021/8': elsewhere('registered sex offenders and their visits'),
  'NCPI-2021/9': elsewhere('how the force is led; command posts and training of graders stand in the plan and in M20'),
  'NCPI-2021/10': elsewhere('other systems, and how far staff find there what they need'),
  A1: elsewhere('calls that are not about a missing child, and so of how they are triaged'),
  A3: elsewhere('what callers are told about evidence and prevention of crime'),
  A4: elsewhere('criminal investigations and their plans'),
  A5: elsewhere('the supervision of criminal investigations'),
  A6: elsewhere('prosecutions'),
  A7: elsewhere('needs assessments of victims and the Victims’ Code'),
}

/** What is recorded of a recommendation that holds so many facts: its test, proposed and approved, or why there is none. */
export function closureOf(reference: string, facts: number, happenedAt: Instant): readonly NewFact[] {
  const test = closureTests[reference]
  const because = untested[reference]
  if (test === undefined)
    return because === undefined ? [] : [{ kind: 'recommendation.found-untestable/1', happenedAt, body: { because } }]
  // What the inspectorate closed stays closed; its figures go on being computed.
  const accepted = reference.startsWith('NCPI') ? [inProgress(happenedAt)] : []
  return [
    ...accepted,
    {
      kind: 'recommendation.test-proposed/1',
      happenedAt,
      body: { test, because: 'The demonstration’s closure test' },
    },
    { kind: 'recommendation.test-approved/1', happenedAt, body: { proposedAtPosition: facts + accepted.length + 1 } },
  ]
}

const inProgress = (happenedAt: Instant): NewFact => ({
  kind: 'recommendation.stage-recorded/1',
  happenedAt,
  body: { stage: 'in progress', because: 'Accepted after publication; an action plan was made' },
})
