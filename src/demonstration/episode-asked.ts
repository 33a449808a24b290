// What an episode is planned from: its child, its course, what was reported of the child before.
import type { Instant } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import type { historyFrom } from '../work/missing/history.ts'
import type { Chance } from './chance.ts'
import type { Child } from './children.ts'
import type { Course } from './course.ts'

export type Earlier = Parameters<typeof historyFrom>[0][number]

export type EpisodeAsked = {
  /** What tells it from every other: goes into its identity. */
  readonly mark: string
  readonly child: Child
  readonly course: Course
  readonly reportedAt: Instant
  readonly earlier: readonly Earlier[]
  readonly policy: Policy
  readonly chance: Chance
}
