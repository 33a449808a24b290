// What a search is invented from: the child, how it goes, who is there to act, and the grade it begins with.
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import type { Chance } from '../chance.ts'
import type { Child } from '../children.ts'
import type { Course } from '../course.ts'
import type { Script } from '../script.ts'
import type { Staffing } from '../staffing.ts'

export type Searched = {
  readonly child: Child
  readonly course: Course
  readonly script: Script
  readonly staff: Staffing
  readonly policy: Policy
  readonly chance: Chance
  /** The first report; for a concern, when contact was lost. */
  readonly startedAt: Instant
  readonly gradedAt: Instant
  readonly level: 'MEDIUM' | 'HIGH'
  /** When it was raised to HIGH on what the report had said; null where it was not. */
  readonly raisedAt: Instant | null
  readonly rules: readonly string[]
  readonly firstReviewMinutes: number
  readonly reviewEveryMinutes: number
  readonly locatedAt: Instant
}
