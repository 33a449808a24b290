// What is at hand once a child is found, and what came of it.
import type { Instant } from '../../kernel/time.ts'
import type { Chance } from '../chance.ts'
import type { Child } from '../children.ts'
import type { Course } from '../course.ts'
import type { Script } from '../script.ts'
import type { Staffing } from '../staffing.ts'

export type Ended = {
  readonly child: Child
  readonly course: Course
  readonly script: Script
  readonly staff: Staffing
  readonly chance: Chance
  readonly reportedAt: Instant
  readonly gradedAt: Instant
  readonly locatedAt: Instant
  /** The level at the location: the prevention interview's time depends on it. */
  readonly high: boolean
  readonly rules: readonly string[]
  readonly reportsIn90Days: number
  readonly reportsIn12Months: number
  readonly referredBefore: boolean
}

export type Ending = {
  readonly closedAt: Instant
  readonly returnedAt: Instant
  readonly referredAt: Instant | null
  readonly planAt: Instant | null
}
