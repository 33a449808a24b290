// What is asked of how the risk is recognised, and how often children go again: M1 to M5.
import type { MeasureDefinition } from '../../../../practice/measure.ts'
import { measure } from './measure.ts'

export const ofRecognition: readonly MeasureDefinition[] = [
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
]
