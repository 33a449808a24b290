// A grade as it is given, at the report or afterwards: what refuses it, and the facts it makes. Never below the minimum of what is known.
import Type, { type Static } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { type Duty, isOpen } from '../../../practice/duty.ts'
import type { Policy } from '../../../practice/policy.ts'
import { setting } from '../../../practice/policy.ts'
import type { Person } from '../../../registers/permissions.ts'
import { Maybe, Text } from '../../../registers/schemas.ts'
import { raiseToTheMinimum, wasLowered } from '../duties/minimum.ts'
import { Level } from '../fact-parts.ts'
import type { NewMissingFact } from '../facts.ts'
import { mandatoryActions } from '../grade/grade-actions.ts'
import { type Level as Grade, levelOrder, levelWords } from '../grade/levels.ts'
import { type Answers, floorOf, type Input, minimumGrade, notMissing } from '../grade/minimum.ts'
import type { GradeTable } from '../grade/table.ts'
import { gradeTable } from '../grade-policy.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { unknownRefusals } from './answering.ts'

export const Grading = Type.Object({ level: Level, because: Text(), earlierConsidered: Maybe(Text()) })
export type Grading = Static<typeof Grading>
type By = { readonly by: Person; readonly policy: Policy; readonly now: Instant }

/** Opening one of these shows the panel of earlier episodes; the log of readings says who did. */
export const questionsPage = 'questions and earlier episodes'
export const pagesWithEarlier = [questionsPage, 'episode']

/** The day of the grading is the grader’s own, in local time. */
export const isTrained = (until: string, now: Instant): boolean => until >= localDate(now)

export function gradeRefusals(grade: Grading | null, answers: Answers, input: Input, by: By): readonly Refusal[] {
  const refusals = unknownRefusals(answers)
  if (grade === null) return refusals
  const { floor, rules } = minimumGrade(answers, input, by)
  if (levelOrder(grade.level) >= levelOrder(floor)) return refusals
  const why = rules.filter((rule) => levelOrder(rule.level) > levelOrder(grade.level)).map((rule) => rule.because)
  return [
    ...refusals,
    refusal(
      'level',
      `The minimum grade is ${levelWords[floor]}: ${why.join('; ')}. Choose that grade or a higher one. You can then propose a lower grade, and a second person decides.`,
    ),
  ]
}

export function gradeFacts(
  grade: Grading | null,
  answers: Answers,
  input: Input,
  by: By & { readonly competent: boolean; readonly earlierShown: boolean },
): readonly NewMissingFact[] {
  if (grade === null) return []
  const { floor, rules, unanswered } = minimumGrade(answers, input, by)
  const fired = rowsOf(by.policy, rules)
  return [
    {
      kind: 'missing.graded/1',
      happenedAt: by.now,
      body: {
        level: grade.level,
        because: grade.because,
        floor,
        rules: [...rules],
        unanswered: [...unanswered],
        mandatoryActions: [
          ...mandatoryActions(
            by.policy,
            grade.level,
            rules.map((rule) => rule.id),
          ),
        ],
        firstReviewMinutes: firstReviewWithin(by.policy, grade.level, fired),
        reviewEveryMinutes: Math.min(
          longestToReview(by.policy, grade.level),
          ...fired.map((rule) => rule.reviewEveryMinutes),
        ),
        competent: by.competent,
        earlierShown: by.earlierShown,
        earlierConsidered: grade.earlierConsidered,
      },
    },
  ]
}

/** In minutes from the grade: the level’s longest, or that of a rule that fires. */
const firstReviewWithin = (policy: Policy, level: Grade, fired: GradeTable['rules']): number =>
  Math.min(longestToReview(policy, level), ...fired.map((rule) => rule.firstReviewMinutes))

/** In minutes. */
const longestToReview = (policy: Policy, level: Grade): number =>
  setting(policy, level === 'HIGH' ? 'review.maximum.high' : 'review.maximum.other')

const rowsOf = (policy: Policy, rules: readonly { readonly id: string }[]): GradeTable['rules'] =>
  gradeTable(policy).rules.filter((row) => rules.some((one) => one.id === row.id))

/** Of a concern that nobody grades: at HIGH it is looked at as soon as a grade at its minimum would be; otherwise in the time of known whereabouts. */
export function firstLookWithin(answers: Answers, input: Input, { policy, now }: Pick<By, 'policy' | 'now'>): number {
  const { floor, rules } = minimumGrade(answers, { ...input, ...notMissing(now) }, { policy, now })
  const longest = setting(policy, 'review.known')
  return floor === 'HIGH' ? Math.min(longest, firstReviewWithin(policy, floor, rowsOf(policy, rules))) : longest
}

/** Graded before contact was lost, or before a location turned out to be a mistake: a new search is no way round the second person. */
export const belowWhatStood = ({ level: stood }: EpisodeState, level: Grade): readonly Refusal[] =>
  stood === null || levelOrder(level) >= levelOrder(stood)
    ? []
    : [
        refusal(
          'level',
          `It was ${levelWords[stood]} before: choose that grade or a higher one, then propose a lower grade. A second person decides on it.`,
        ),
      ]

/**
 * Nobody endorses a missing child’s grade below the minimum of what is known now: that would lower it past the second person and the desk. A
 * grade that two people lowered stands until something new is known, which is owed then.
 */
export function endorsedBelow(
  { state, duties }: Pick<Folded, 'state' | 'duties'>,
  policy: Policy,
  now: Instant,
): readonly Refusal[] {
  const [floor, { level }] = [floorOf(state, policy, now), state]
  if (!isMissing(state) || floor === null || level === null || levelOrder(level) >= levelOrder(floor)) return []
  const isNew = duties.some((duty) => duty.name === raiseToTheMinimum.name && isOpen(duty))
  if (wasLowered(state) && !isNew) return []
  return [
    refusal(
      '',
      `It is ${levelWords[level]}, which is below the minimum for what is known now, ${levelWords[floor]}: raise it instead. If that is too high, propose a lower grade after raising it: a second person decides, and the exploitation desk advises if exploitation is known or suspected.`,
    ),
  ]
}

type Folded = { readonly state: EpisodeState; readonly duties: readonly Duty[] }
