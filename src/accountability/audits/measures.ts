// What audits say as measures: read like any other, and the audited quality that a closure test asks for.
import type { MeasureDefinition } from '../../practice/measure.ts'

const shared = {
  version: 1,
  finding: 'Action plans were reported complete and files said otherwise',
  source: 'Case-file audit, graded as the inspectorate grades',
  target: null,
  owner: 'auditor',
} as const

export const auditMeasures: readonly MeasureDefinition[] = [
  {
    ...shared,
    id: 'A1',
    version: 2,
    question: 'Of case files audited, how many are good?',
    numerator: 'Files whose standing grade is good',
    denominator:
      'Files drawn in the month. Not evidenced: not graded yet by all who were to grade it, or two grades differ and nobody has settled it. Each file counts once: where strata were drawn or graded unequally, the audit’s own page weighs them by their cases',
    kind: 'audited quality',
    better: 'higher',
    threeValued: true,
    times: false,
    gaming: 'Choosing easy files or lenient auditors, or leaving the hard files ungraded',
    resists:
      'The sample is drawn by a seed fixed before the period and a root signed after it, among the cases that the ledger held at that root: a case reopened or closed afterwards changes nothing and is listed; what has no grade counts as not evidenced; a fifth is graded twice without sight, a tenth by another force',
  },
  {
    ...shared,
    id: 'A2',
    version: 2,
    question: 'Of case files audited, how many are inadequate?',
    numerator: 'Files whose standing grade is inadequate',
    denominator:
      'Files drawn in the month, those without a grade that stands among them as not evidenced. Each file counts once: where strata were drawn or graded unequally, the audit’s own page weighs them by their cases',
    kind: 'audited quality',
    better: 'lower',
    threeValued: true,
    times: false,
    gaming: 'Calling inadequate “requires improvement”',
    resists: 'Grades carry their reason from the file; agreement with the second grader is shown with kappa',
  },
  {
    ...shared,
    id: 'A3',
    question: 'Where two graded a file apart, how often did they agree?',
    numerator: 'Files both gave the same grade',
    denominator: 'Files graded twice, neither seeing the other’s grade',
    kind: 'description',
    better: 'higher',
    threeValued: false,
    times: false,
    gaming: 'Agreeing beforehand',
    resists: 'The second grading sees nothing of the first; the share graded by another force is shown apart',
  },
  {
    ...shared,
    id: 'A4',
    question: 'Are inadequate files put right and audited again within 28 days?',
    numerator: 'Files audited again, by somebody else, within 28 days of the grade',
    denominator: 'Files whose standing grade is inadequate',
    kind: 'timeliness',
    better: 'higher',
    threeValued: true,
    times: false,
    gaming: 'Recording a remedy that nobody checked',
    resists: 'Only a second audit of the same file counts, and not by who put it right',
  },
  {
    ...shared,
    id: 'A5',
    version: 2,
    question: 'When families are asked again, do they say what the record says?',
    numerator: 'Answers that were the same when asked again',
    denominator:
      'Answers asked again: ethnicity, and answers of “no”, each drawn by itself, in the month in which they were asked again. What was drawn and not asked again is in no share: the audit’s own page counts it. Each answer counts once: where strata were drawn or asked unequally, the audit’s own page weighs them by their answers on record',
    kind: 'audited quality',
    better: 'higher',
    threeValued: false,
    times: false,
    gaming: 'Asking only where the answer is sure',
    resists: 'The sample is drawn by a seed fixed before its cases are known',
  },
  {
    ...shared,
    id: 'A6',
    question: 'Where an auditor returned a case at once for a child’s safety, was it acted on?',
    numerator: 'Returned cases whose owner has said what was done',
    denominator: 'Cases returned at once',
    kind: 'completeness',
    better: 'higher',
    threeValued: false,
    times: false,
    gaming: 'Answering without acting',
    resists:
      'What was done stands in the case; the same day is a clock of its own there, and the file is audited again',
  },
  {
    ...shared,
    id: 'A7',
    question: 'Of the cases that ended in a month and were audited, how many files are good?',
    numerator: 'Files whose standing grade is good',
    denominator:
      'Files of cases that ended in the month, once their time to be graded is over: the side of “done well” in the assertion gap, beside what was on time in the same month. Not evidenced: without a grade that stands. Each file counts once: where strata were drawn or graded unequally, the audit’s own page weighs them by their cases',
    kind: 'audited quality',
    better: 'higher',
    threeValued: true,
    times: false,
    gaming: 'Grading the good files first, so that they stand for the month',
    resists:
      'No file of a case counts before all had their time to be graded; those drawn in a month (A1), whatever month their cases ended in, stand beside it',
  },
]
