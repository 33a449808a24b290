// The grade that the force’s own table asks for, or a higher one; and the grade raised later.

import type { Instant } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { setting } from '../../practice/policy.ts'
import { assess } from '../../work/missing/grade/assess.ts'
import { gradeTable } from '../../work/missing/grade-policy.ts'
import { historyFrom } from '../../work/missing/history.ts'
import type { EpisodeAsked } from '../episode-asked.ts'
import { ageAt, lastSeen } from '../reported.ts'
import { after, type Script } from '../script.ts'
import type { Staffing } from '../staffing.ts'

/** The grade that the force's own table asks for, or a higher one, and how often it is to be reviewed. */
export function gradeAt(asked: EpisodeAsked, gradedAt: Instant) {
  const { child, course, reportedAt } = asked
  const history = historyFrom(asked.earlier, reportedAt)
  const input = { child: { age: ageAt(child, reportedAt) }, answers: course.answers, history, reportedAt }
  const table = gradeTable(asked.policy)
  const minimum = assess({ ...input, lastSeenAt: lastSeen(asked), assessedAt: gradedAt }, table)
  const level: 'HIGH' | 'MEDIUM' = minimum.floor === 'HIGH' || course.gradedHigher ? 'HIGH' : 'MEDIUM'
  const rules = minimum.rules.map((rule) => rule.id)
  const fired = table.rules.filter((rule) => rules.includes(rule.id))
  const raised = level === 'MEDIUM' && (course.failing.underGraded || course.learnedLater)
  const longest = setting(asked.policy, level === 'HIGH' || raised ? 'review.maximum.high' : 'review.maximum.other')
  const reviews = {
    firstReviewMinutes: Math.min(longest, ...fired.map((rule) => rule.firstReviewMinutes)),
    reviewEveryMinutes: Math.min(longest, ...fired.map((rule) => rule.reviewEveryMinutes)),
  }
  return { history, level, rules, raised, reviews, because: reasonOf(minimum.rules, course.why) }
}

type Graded = {
  readonly lostAt: Instant | null
  readonly gradedAt: Instant
  readonly graded: ReturnType<typeof gradeAt>
}

export function grade(
  { course }: EpisodeAsked,
  made: Script,
  handler: string,
  { lostAt, gradedAt, graded }: Graded,
): void {
  if (lostAt !== null)
    made.add(lostAt, handler, 'record-contact-lost', {
      detail: 'The child no longer answers, and is not where they said.',
    })
  made.add(gradedAt, handler, 'grade', {
    level: graded.level,
    because: graded.because,
    earlierConsidered:
      graded.history.earlier.length === 0 || course.failing.earlierNotConsidered
        ? null
        : 'Read: where found before is being visited first.',
  })
}

/** Answers when. */
export function raise({ course, chance }: EpisodeAsked, made: Script, staff: Staffing, gradedAt: Instant): Instant {
  const raisedAt = after(gradedAt, chance.between(130, 260))
  made.during(raisedAt, staff.some('duty superintendent'), 'raise', {
    level: 'HIGH',
    because: course.failing.underGraded
      ? 'What the first call said of whom the child meets was not weighed when it was graded.'
      : 'A friend has shown officers messages sent since the report: somebody older is waiting for the child.',
    onInformationHeldAtReport: course.failing.underGraded,
  })
  return raisedAt
}

/** What says something of this child: R1 is true of every one, R19 of every report with a question open. */
function reasonOf(rules: readonly { readonly id: string; readonly because: string }[], why: string): string {
  const because = rules.find(({ id }) => id !== 'R1' && id !== 'R19')?.because
  return because === undefined ? why : `${capital(because)}. ${why}`
}
