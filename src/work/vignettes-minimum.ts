// Vigil's own minimum for an invented case: the same table of minimum grades as for a child, handed to the vignettes as a value.
import { minutes, plus } from '../kernel/time.ts'
import { assess } from './missing/grade/assess.ts'
import { gradeTable } from './missing/grade-policy.ts'
import type { MinimumOf } from './vignettes/cases.ts'

export const minimumOf: MinimumOf = (one, policy, now) => {
  const { floor, rules } = assess(
    {
      child: { age: one.age },
      answers: one.answers,
      history: one.history,
      reportedAt: plus(now, minutes(-one.reportedMinutesAgo)),
      lastSeenAt: plus(now, minutes(-one.lastSeenMinutesAgo)),
      assessedAt: now,
    },
    gradeTable(policy),
  )
  return { floor, because: rules.map((rule) => rule.because), rules: rules.map((rule) => rule.id) }
}
