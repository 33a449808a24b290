// What is asked of how children and families are treated, and of what became of them: M19 to M29.
import type { MeasureDefinition } from '../../../../practice/measure.ts'
import { measure } from './measure.ts'

export const ofChildren: readonly MeasureDefinition[] = [
  measure('M19', 'audited quality', 'lower', {
    question: 'Does the wording of files blame the child?',
    version: 2,
    numerator: 'files in which an auditor found wording that blames the child',
    denominator:
      'ended episodes whose wording was audited, by the day of the audit. Auditors choose them: a share of the files they looked at, which is none of all files',
    finding: 'F23',
    gaming: 'Auditing little or what is known to be clean, or keeping the list of words to look at short',
    resists:
      'The n stands beside it, and “no data yet” until there is one; an auditor also names wording that no list holds; the list is policy, approved by a second person',
  }),
  measure('M20', 'completeness', 'higher', {
    question: 'Are grades given by somebody trained and in date?',
    numerator: 'by a grader in date',
    denominator: 'grades',
    finding: 'F5, F32',
    gaming: 'Entering a training that nobody attended; grading in the name of somebody trained',
    resists:
      'The date is kept in the register of staff, not in the grading, and is read at the moment of the grade: a training entered afterwards changes no grade before it. Whoever is signed in is the grader',
  }),
  measure('M21', 'timeliness', 'higher', {
    question: 'Is the family contacted when promised?',
    version: 2,
    numerator: 'promises kept',
    denominator: 'promises due',
    finding: 'F18',
    times: true,
    gaming: 'Promising late; one call for all promises',
    resists:
      'How long was promised stands beside it, as a median with its interval; a contact keeps only the promise that it names, and only where somebody was reached',
  }),
  measure('M22', 'timeliness', 'higher', {
    question: 'Is there a trigger plan for a child missing repeatedly?',
    version: 3,
    numerator: 'children whose plan was made or renewed in time',
    denominator:
      'children reported three times in 90 days, by the return from the first such search of each in twelve clear months; of a search that another force took over the return is theirs, and the next one here counts',
    finding: 'F26',
  }),
  measure('M23', 'completeness', 'higher', {
    question: 'Is ethnicity recorded as the child defines it?',
    version: 3,
    numerator: 'self-defined, or asked and not stated',
    denominator: 'closed episodes; one that another force took over is not closed',
    finding: 'F29',
    gaming: '“Not stated” for everyone; a reason instead of a question',
    resists:
      'Asked and not stated is a part of its own; a reason why nobody asked closes the search and does not count here; a sample is asked again (A5)',
  }),
  measure('M24', 'description', null, {
    question: 'Do children of different groups fare differently?',
    version: 2,
    numerator: 'children with the outcome',
    denominator: 'children of the group, by the first closed search of each in twelve clear months',
    finding: 'F30',
    gaming: 'Leaving ethnicity out',
    resists:
      'Not recorded is a group. Groups under 20 are not shown, nor what would give them away. What later searches of the same child show is not in it',
  }),
  measure('M25', 'outcome', null, {
    question: 'Of children graded HIGH, how many came to harm?',
    numerator: 'harmed',
    denominator: 'located children ever graded HIGH',
    finding: 'Doyle and Barnes 2020: most harmed were not graded high',
    gaming: 'Not recording harm; grading everybody HIGH',
    resists:
      'Neither way is better, so that nothing closes by it; the search cannot be closed without an answer on harm. M25a stands beside it: grading everybody HIGH lowers the one and raises the other',
  }),
  measure('M25a', 'outcome', null, {
    question: 'Of children who came to harm, how many had been graded HIGH?',
    numerator: 'ever graded HIGH',
    denominator: 'located children who came to harm',
    finding: 'Doyle and Barnes 2020: most harmed were not graded high',
    gaming: 'Not recording harm to children who were not HIGH; raising to HIGH once harm is known',
    resists:
      'Neither way is better, so that nothing closes by it; the search cannot be closed without an answer on harm, and a grade is raised only while the child is missing, at a time that stands in the record',
  }),
  measure('M26', 'timeliness', 'higher', {
    question: 'Is the UK Missing Persons Unit told within 72 hours?',
    version: 3,
    numerator: 'told in time',
    denominator:
      'children whom this force still looked for 72 hours after the first report to any force; one passed on before then counts where they went',
    finding: 'Statutory Code of Practice 2009',
    times: true,
  }),
  measure('M27', 'description', 'lower', {
    question: 'Does it depend on team, hour or area?',
    numerator: 'M1, M4, M6 and M13 of each',
    denominator: 'cases of each',
    finding: 'F19, H-WAR22: inconsistent response',
    gaming: 'Few cases each',
    resists: 'Limits widen with fewer cases: only what chance does not explain stands outside',
  }),
  measure('M28', 'outcome', 'lower', {
    question: 'Was a contact not opened as missing a missing child after all?',
    version: 4,
    numerator:
      'contact lost, the child missing under another record, or come to harm, within 24 hours of the contact; harm before it, and at a time that nobody knows, counts (Vigil default)',
    denominator: 'known-whereabouts and concern contacts a day old, those that became an episode too',
    finding: 'F2, F3, F17',
    threeValued: false,
    gaming:
      'Not recording that contact was lost, or ending the contact before the child is reported anew; giving harm a later time',
    resists:
      'A new report of the same child within the 24 hours counts against the contact, also one that is known only later to be of the same child; a sample is looked at again by somebody else (M28a); leaving the time of harm empty counts against, and the time given stands in the timeline',
  }),
  measure('M28a', 'audited quality', 'higher', {
    question: 'Of contacts drawn to be looked at again, how many were rightly not opened as missing?',
    version: 3,
    numerator: 'judged right by somebody else, after the draw; where two differ, by two of three',
    denominator:
      'contacts drawn. Not evidenced: drawn and not looked at when that was due, or two who looked differ and no third has settled it. Each counts once: the page of the sample weighs the paths by their contacts',
    finding: 'F2, F3, F17',
    threeValued: true,
    gaming:
      'Choosing which are looked at, leaving the hard ones of the sample, or asking a second person where the first said no',
    resists:
      'Each month is drawn once, by the first root of the ledger signed after it, among the contacts that the ledger held at that root: nobody chooses it, nobody knew it before, anyone can draw it again. A look at any other contact does not count; one drawn and left is not evidenced. Nobody looks twice, and a second who differs from a first settles nothing: a third does, and nobody after them',
  }),
  measure('M29', 'completeness', 'higher', {
    question: 'Where an inspector returned a case at once for a child’s safety, was it acted on?',
    numerator: 'returned cases whose owner has said what was done',
    denominator: 'cases that an inspector of constabulary returned at once; those that auditors returned stand in A6',
    finding: 'Inspectors return such cases at once',
    gaming: 'Answering without acting',
    resists: 'What was done stands in the case, and by when it is answered is a clock of its own there',
  }),
]
