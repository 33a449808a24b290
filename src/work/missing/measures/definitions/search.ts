// What is asked of the search and of who supervises it: M6 to M12.
import type { MeasureDefinition } from '../../../../practice/measure.ts'
import { measure } from './measure.ts'

export const ofTheSearch: readonly MeasureDefinition[] = [
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
]
