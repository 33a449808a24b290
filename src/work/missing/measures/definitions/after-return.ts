// What is asked once the child is back, of exploitation and of other forces: M13 to M18.
import type { MeasureDefinition } from '../../../../practice/measure.ts'
import { measure } from './measure.ts'

export const afterReturn: readonly MeasureDefinition[] = [
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
]
