// What each measure asks, of whom, on whose word, and how it could be gamed.
import type { MeasureDefinition } from '../../../practice/measure.ts'

type Given = Pick<MeasureDefinition, 'question' | 'numerator' | 'denominator' | 'finding'> & Partial<MeasureDefinition>

const measure = (
  id: string,
  kind: MeasureDefinition['kind'],
  better: MeasureDefinition['better'],
  given: Given,
): MeasureDefinition => ({
  id,
  version: 1,
  source: 'Facts of each episode; children only',
  kind,
  better,
  target: null,
  threeValued: kind === 'timeliness',
  times: false,
  gaming: 'Recording later what should have been done earlier',
  resists:
    'A record made beyond the tolerance is no evidence, whatever time it names; corrections that help need a second person and are counted',
  owner: 'Head of public protection',
  ...given,
})

export const definitions: readonly MeasureDefinition[] = [
  measure('M1', 'completeness', 'higher', {
    question: 'Are children graded high enough at first?',
    version: 3,
    numerator:
      'first grades at or above the minimum, or below it by an agreed lowering, and not raised later on what the report had said',
    denominator: 'all first grades',
    finding: 'F1: under-graded children',
    target: 'target.M1',
    gaming: 'Answering “no” to lower the minimum; saying, when it is raised, that it was not known before',
    resists:
      'No command accepts a grade below the minimum, so what fails here is what a later raise admits: whoever raises must say yes or no. Answers of “no” are asked again by sample; what is not known raises the minimum; auditors look at whole files (A1)',
  }),
  measure('M2', 'description', 'lower', {
    question: 'How many children are ever graded LOW or very low?',
    version: 2,
    numerator: 'episodes ever LOW or VERY_LOW',
    denominator: 'all episodes',
    finding: 'F2, F28: categories used to do nothing',
    gaming: 'Recording a concern instead of a missing child',
    resists: 'M28 samples contacts not opened as missing',
  }),
  measure('M3', 'outcome', 'lower', {
    question: 'How many children go missing again within 28 days of a first episode?',
    numerator: 'children reported again within 28 days',
    denominator: 'first episodes in twelve clear months, 28 days old',
    finding: 'F26: poor prevention of the next episode',
    threeValued: false,
    countsAfterDays: 28,
    gaming: 'Not recording the second report',
    resists: 'Command-and-control incidents open reports with their own time; contacts not opened are sampled',
  }),
  measure('M4', 'timeliness', 'higher', {
    question: 'Is the risk graded and endorsed in time?',
    version: 2,
    numerator: 'grades endorsed in time',
    denominator: 'graded episodes whose time has passed',
    finding: 'F9: far too long to recognise the risk',
    target: 'target.M4',
    times: true,
    gaming: 'Starting the clock late',
    resists: 'The clock starts at the first contact to any channel, or the incident’s own time',
  }),
  measure('M4a', 'timeliness', 'higher', {
    question: 'Is the risk graded within a quarter of an hour of the first contact?',
    numerator: 'first grades in time',
    denominator: 'reports whose time has passed; found before then they do not count',
    finding: 'F1, F9: recognised far too late, or never',
    times: true,
    gaming: 'Grading in haste, to be put right later',
    resists: 'The endorsement (M4) and what a later raise admits (M1, M5) stand beside it',
  }),
  measure('M5', 'timeliness', 'lower', {
    question: 'How often is a risk raised late on what was known at the report?',
    version: 2,
    numerator: 'raised more than two hours after the first contact with the force, on information held at the report',
    denominator: 'all raised grades',
    finding: 'F1, F9',
    threeValued: false,
    gaming: 'Saying the information was new; not raising at all',
    resists:
      'It rests on the word of whoever raises, who must say yes or no. What the report and its answers said then stays on the record beside it, and auditors read it in whole files (A1); a grade below the minimum of what is known stays due to be raised',
  }),
  measure('M6', 'timeliness', 'higher', {
    question: 'Does an officer arrive in time?',
    version: 3,
    numerator: 'first arrivals in time',
    denominator: 'episodes at MEDIUM or HIGH',
    finding: 'F7–F9: hours without a response',
    target: 'target.M6',
    times: true,
  }),
  measure('M7', 'timeliness', 'lower', {
    question: 'How often does nothing happen for longer than the grade allows?',
    version: 4,
    numerator: 'searches with a time over the limit of the grade it passed under, those that still run among them',
    denominator:
      'searches that ended, and those that run and were left too long already. Each counts where that time began, or else where the search ended',
    finding: 'F6, F11: simply waiting',
    threeValued: false,
    times: true,
    gaming: 'Notes to fill the gap',
    resists:
      'A note, a review or a handover is not a real action. A child still missing counts as soon as the time that runs is too long',
  }),
  measure('M8', 'timeliness', 'higher', {
    question: 'Is ownership acknowledged within ten minutes?',
    version: 2,
    numerator: 'acknowledged in time',
    denominator: 'assignments, those passed on unanswered counted as one',
    finding: 'F10: an inspector was never told',
    target: 'target.M8',
    times: true,
    gaming: 'Acknowledging without acting; passing it on before the time runs out',
    resists:
      'The first real action is measured beside it (M8a); passed on unanswered, the same time goes on and the new owner is judged by it',
  }),
  measure('M8a', 'timeliness', 'higher', {
    question: 'Is the first real action taken in time after assignment?',
    version: 3,
    numerator: 'first real actions in time',
    denominator: 'first assignments',
    finding: 'F10, F11',
    times: true,
    gaming: 'Counting what others did, or that the child came back',
    resists: 'Whether it was the owner’s act is a part of its own; that the child is located is nobody’s act',
  }),
  measure('M9', 'timeliness', 'higher', {
    question: 'Are reviews done on time?',
    version: 2,
    numerator: 'reviews done by their time',
    denominator: 'reviews due',
    finding: 'F12: supervision absent or unrecorded',
    target: 'target.M9',
    times: true,
    gaming: 'Copied reviews',
    resists: 'How like the last one it is stands beside each review; M10 asks what it changed',
  }),
  measure('M10', 'completeness', 'higher', {
    question: 'Does a review set or close an action?',
    numerator: 'reviews that set or closed one',
    denominator: 'reviews',
    finding: 'F13: supervisors do not direct',
    gaming: 'Empty actions',
    resists: 'Reviews near the same as the one before are a part of their own; files are audited',
  }),
  measure('M11', 'timeliness', 'higher', {
    question: 'Is the child handed over when the shift changes?',
    version: 2,
    numerator: 'handovers signed in time',
    denominator: 'shift changes crossed by a missing child who has an owner',
    finding: 'F14: response inconsistent throughout',
    times: false,
    gaming: 'Signing unread, or for the shift before',
    resists:
      'Each child at HIGH is read by itself; who signed alone is a part of its own; a signature counts for the change of shift it was given for',
  }),
  measure('M12', 'completeness', 'higher', {
    question: 'Are earlier episodes considered at the grading?',
    version: 2,
    numerator: 'grades with the panel shown and an answer to it',
    denominator: 'grades of children with earlier episodes, or contacts that showed harm or exploitation',
    finding: 'F15: history not used',
    gaming: 'Opening the panel and writing a few empty words',
    resists:
      'That it was shown comes from the log of readings, which no grader writes; what was made of it stands verbatim beside the grade, and auditors read it in whole files (A1)',
  }),
  measure('M13', 'timeliness', 'higher', {
    question: 'Is the child seen face to face in time on return?',
    version: 3,
    numerator: 'seen face to face in time',
    denominator: 'located children, those seriously harmed too',
    finding: 'F8, F20: no attempt to see them',
    target: 'target.M13',
    times: true,
    gaming: 'Exceptions; telephone calls',
    resists:
      'An exception, a call, and a call with an exception each count against, in parts of their own with their share of all returns',
  }),
  measure('M14', 'timeliness', 'higher', {
    question: 'Does the local authority offer a return interview?',
    version: 3,
    numerator: 'offers evidenced in time',
    denominator: 'returns, those of children seriously harmed too',
    finding: 'F21',
    owner: 'Local authority',
  }),
  measure('M15', 'timeliness', 'higher', {
    countsAfterDays: 3,
    question: 'Does the local authority hold the return interview within 72 hours?',
    version: 4,
    numerator: 'held within 72 hours',
    denominator: 'returns, those of children seriously harmed too',
    finding: 'F21',
    owner: 'Local authority',
    gaming: 'Recording that the child declined',
    resists:
      'One declined and not held after all counts against, in a part of its own with its share of all; whether it was held is asked of the facts, whatever was reported before',
  }),
  measure('M15a', 'timeliness', 'higher', {
    countsAfterDays: 3,
    question: 'Of return interviews offered, how many are held within 72 hours?',
    version: 4,
    numerator: 'held within 72 hours',
    denominator: 'returns with an offer, those of children seriously harmed too',
    finding: 'F21',
    owner: 'Local authority',
    gaming: 'Recording that the child declined',
    resists:
      'One declined and not held after all counts against, in a part of its own with its share of all; whether it was held is asked of the facts, whatever was reported before',
  }),
  measure('M16', 'timeliness', 'higher', {
    question: 'Is what the child said in the return interview read and used?',
    version: 3,
    numerator: 'read and what is known of the child brought up to date, within two working days',
    denominator: 'interviews received',
    finding: 'F22',
    gaming: 'Saying that it was used',
    resists:
      'Only where a trigger plan of the child was recorded since the interview; which one stands with the reading',
  }),
  measure('M17', 'completeness', 'higher', {
    question: 'Where exploitation is flagged, is something decided about it?',
    version: 2,
    numerator: 'a crime, notice, mechanism or disruption decision, either way',
    denominator: 'located children of whom exploitation is known or suspected, at the grading or since',
    finding: 'F24, F25',
    gaming: 'Deciding “no” each time so that the search can be closed',
    resists: 'Where something is done, and where each decision is against, are parts of their own',
  }),
  measure('M18', 'timeliness', 'higher', {
    question: 'Does the other force answer a transfer within two hours?',
    numerator: 'answered in time',
    denominator: 'transfers offered',
    finding: 'F19',
    gaming: 'Taking an offer back before its time has passed, and making it again',
    resists:
      'Each offer and each taking back stands on the timeline with who and why, and the other force reads it; taken back late, it stays late',
  }),
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
