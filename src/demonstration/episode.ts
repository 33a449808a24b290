// A planned episode: what each member of staff does and when, as commands with their bodies.
import type { Instant } from '../kernel/time.ts'
import type { Child } from './children.ts'
import type { Course } from './course.ts'

export type Act = {
  readonly at: Instant
  /** The name of the member of staff who does it. */
  readonly by: string
  readonly command: string
  readonly body: Readonly<Record<string, unknown>>
}

export type PlannedEpisode = {
  readonly id: string
  readonly child: Child
  readonly course: Course
  readonly reportedAt: Instant
  readonly level: 'MEDIUM' | 'HIGH' | null
  readonly acts: readonly Act[]
  readonly endedAt: Instant
}

/** One child's episodes, in the order of time: a report reads the earlier ones. */
export type ChildsEpisodes = { readonly child: Child; readonly episodes: readonly PlannedEpisode[] }
