// How often a form is taken by link: each one is owed a reading, and whoever holds a link may not wish the search well.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { hours, type Instant, plus } from '../../../kernel/time.ts'
import type { Fact } from '../../../practice/fact.ts'

/** Of one record. Vigil default: more than a whole family sends. */
const mostOfADay = 30

export function tooMany(facts: readonly Fact[], kind: Fact['kind'], now: Instant): readonly Refusal[] {
  const since = plus(now, hours(-24))
  const sent = facts.filter((fact) => fact.kind === kind && fact.recordedAt > since)
  return sent.length < mostOfADay
    ? []
    : [
        refusal(
          '',
          `We have received this form ${mostOfADay} times in the last 24 hours and cannot take it again for now. Call 101 and tell us what is new. In an emergency call 999.`,
        ),
      ]
}
