// The grade: proposed, endorsed, raised; never below the minimum of what is known.
import Type, { type Static } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { setting } from '../../../practice/policy.ts'
import type { Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { Maybe, Text } from '../../../registers/schemas.ts'
import { gradingTrainedUntil } from '../../../registers/staff.ts'
import { choice, optionalText, text, yesNo } from '../../../web/fields.ts'
import { Level } from '../fact-parts.ts'
import type { NewMissingFact } from '../facts.ts'
import { mandatoryActions } from '../grade/grade-actions.ts'
import { type Level as Grade, levelOrder, levelWords } from '../grade/levels.ts'
import { type Answers, answersOf, type Input, inputOf, minimumGrade } from '../grade/minimum.ts'
import { gradeTable } from '../grade-policy.ts'
import { wasShown } from '../queries/report.ts'
import type { EpisodeState } from '../state.ts'
import {
  AnswerForm,
  answersFact,
  given,
  NotesForm,
  newlySaid,
  noteRefusals,
  unknownRefusals,
  whenSaid,
  whoSaidSo,
  withNoted,
} from './answering.ts'
import { command, no, onlyWhile, refuse, timeRefusals, unless } from './deciding.ts'

export const Grading = Type.Object({ level: Level, because: Text(), earlierConsidered: Maybe(Text()) })
export type Grading = Static<typeof Grading>
type By = { readonly by: Person; readonly policy: Policy; readonly now: Instant }

/** Opening one of these shows the panel of earlier episodes; the log of readings says who did. */
export const questionsPage = 'questions and earlier episodes'
const pagesWithEarlier = [questionsPage, 'episode']

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
      `The minimum grade is ${levelWords[floor]}: ${why.join('; ')}. Grade it at least so; a lower grade is proposed afterwards and decided by a second person.`,
    ),
  ]
}

export function gradeFacts(
  grade: Grading | null,
  answers: Answers,
  input: Input,
  by: By & { readonly competent?: boolean; readonly earlierShown: boolean },
): readonly NewMissingFact[] {
  if (grade === null) return []
  const { floor, rules, unanswered } = minimumGrade(answers, input, by)
  const fired = gradeTable(by.policy).rules.filter((rule) => rules.some((one) => one.id === rule.id))
  return [
    {
      kind: 'missing.graded/1',
      happenedAt: by.now,
      body: {
        level: grade.level,
        because: grade.because,
        floor,
        rules: rules.map(({ id, level, because, source }) => ({ id, level, because, source })),
        unanswered: [...unanswered],
        mandatoryActions: [
          ...mandatoryActions(
            by.policy,
            grade.level,
            fired.map((rule) => rule.id),
          ),
        ],
        firstReviewMinutes: Math.min(
          setting(by.policy, grade.level === 'HIGH' ? 'review.maximum.high' : 'review.maximum.other'),
          ...fired.map((rule) => rule.firstReviewMinutes),
        ),
        reviewEveryMinutes: Math.min(
          setting(by.policy, grade.level === 'HIGH' ? 'review.maximum.high' : 'review.maximum.other'),
          ...fired.map((rule) => rule.reviewEveryMinutes),
        ),
        competent: by.competent ?? false,
        earlierShown: by.earlierShown,
        earlierConsidered: grade.earlierConsidered,
      },
    },
  ]
}

export const grade = command({
  name: 'grade',
  title: 'Grade the risk',
  path: 'grading',
  permission: 'grade',
  body: Type.Object({
    level: choice('Grade', 'Choose a grade', ['HIGH', 'MEDIUM', 'LOW', 'VERY_LOW'], levelWords),
    because: text('Why', 'Enter why', { description: 'What could happen to this child, and what makes you think so' }),
    earlierConsidered: optionalText('What the earlier episodes mean for this one', {
      description: 'They are shown above. Say what you make of them',
    }),
    // What is on screen beside the grade: recorded before it, and the minimum is judged with it.
    answers: Type.Optional(AnswerForm),
    notes: Type.Optional(NotesForm),
    saidBy: Type.Optional(whoSaidSo),
    at: Type.Optional(whenSaid),
  }),
  evidence: async (reader: Reader, { folded, world }) => {
    const { forceId: force, staffId } = world.who
    const [trained, shown] = await Promise.all([
      gradingTrainedUntil.one(reader, { force, staff: staffId }),
      wasShown.one(reader, {
        force,
        who: staffId,
        record: folded.recordId,
        pages: pagesWithEarlier,
        since: folded.state.reportRecordedAt ?? world.now,
      }),
    ])
    return { trainedUntil: trained?.grading_trained_until ?? '', earlierShown: shown !== null }
  },
  decide: (asked) => {
    const input = inputOf(asked.state)
    if (input === null) return no('', 'There is no report to grade.')
    const notes = asked.body.notes ?? {}
    const sent = given(asked.body.answers ?? {})
    const said = withNoted(asked.state, newlySaid(asked.state, sent), notes)
    const answers = { ...answersOf(asked.state), ...said }
    const at = asked.body.at ?? null
    const who = asked.body.saidBy ?? asked.state.report?.caller.name ?? 'caller'
    const competent = isTrained(asked.evidence.trainedUntil, asked.now)
    // Where there are none, there is nothing that could have been kept from the grader.
    const earlierShown = asked.evidence.earlierShown || asked.state.report?.history.earlier.length === 0
    const refusals = [
      // Whoever was found before anybody graded is graded all the same: it is how soon the risk was recognised.
      ...onlyWhile(asked, ['reported', 'located', 'returned'], graded),
      ...(asked.state.grading === null ? [] : [refusal('', graded)]),
      ...(asked.body.level === 'VERY_LOW'
        ? [refusal('level', 'Very low is not used for children: choose another grade.')]
        : []),
      ...belowWhatStood(asked.state, asked.body.level),
      ...gradeRefusals(asked.body, answers, input, asked),
      ...timeRefusals(asked, at),
      ...noteRefusals(notes, answers),
    ]
    return refusals.length > 0
      ? refuse(...refusals)
      : unless(
          [],
          ...answersFact(said, who, at ?? asked.now, notes),
          ...gradeFacts(asked.body, answers, input, { ...asked, competent, earlierShown }),
        )
  },
})

/** Graded before contact was lost, or before a location turned out to be a mistake: a new search is no way round the second person. */
const belowWhatStood = ({ level: stood }: EpisodeState, level: Grade): readonly Refusal[] =>
  stood === null || levelOrder(level) >= levelOrder(stood)
    ? []
    : [
        refusal(
          'level',
          `It stood at ${levelWords[stood]} before: grade it at least so, then propose a lower grade. A second person decides on it.`,
        ),
      ]

const graded = 'It is graded already: raise it, or propose a lower grade.'

export const endorse = command({
  name: 'endorse',
  title: 'Endorse the grade',
  path: 'endorsement',
  permission: 'endorse a grade',
  body: Type.Object({ because: text('What you looked at, and why it is right', 'Enter what you looked at') }),
  evidence: none,
  decide: (asked) => {
    const { level, gradedBy } = asked.state
    if (level === null) return no('', 'There is no grade to endorse yet.')
    return unless(
      [
        ...onlyWhile(asked, ['open', 'located', 'returned'], 'The episode is not open.'),
        ...(gradedBy === asked.by.staffId ? [refusal('', 'You graded it: a supervisor endorses it.')] : []),
      ],
      { kind: 'missing.endorsed/1', happenedAt: asked.now, body: { level, because: asked.body.because } },
    )
  },
})

export const raise = command({
  name: 'raise',
  title: 'Raise the grade',
  path: 'raise',
  permission: 'grade',
  body: Type.Object({
    level: choice('To', 'Choose the grade', ['HIGH', 'MEDIUM'], levelWords),
    because: text('Why', 'Enter why'),
    onInformationHeldAtReport: yesNo(
      'Was what it rests on known when the report was taken?',
      'Say whether it was known when the report was taken',
      'Counted, so that late recognition is seen',
    ),
  }),
  evidence: none,
  decide: (asked) => {
    const { level } = asked.state
    if (level === null) return no('', 'Grade the report first.')
    return unless(
      [
        ...onlyWhile(asked, ['open'], 'The child is not missing now.'),
        ...(levelOrder(asked.body.level) <= levelOrder(level)
          ? [refusal('level', `It is ${levelWords[level]} already: choose a higher grade.`)]
          : []),
      ],
      { kind: 'missing.raised/1', happenedAt: asked.now, body: asked.body },
    )
  },
})
