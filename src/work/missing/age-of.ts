// How old the child of an episode is: now while it is somebody's work, and as old as they were then once it is over.
import type { Instant } from '../../kernel/time.ts'
import { type Aged, agedNow } from './age.ts'
import type { SaidOfChild } from './on-record.ts'
import type { EpisodeState } from './state.ts'

export function ageOf({ report, reportedAt, closedAt }: EpisodeState, at: Instant): Aged {
  if (report === null || reportedAt === null) return { age: null, ageReported: null }
  return ageOfChild(report.child, reportedAt, closedAt !== null && closedAt < at ? closedAt : at)
}

/** A disputed age is only what was said: no date of birth makes another of it. */
export const ageOfChild = (
  { age, dateOfBirth, ageDisputed }: Omit<SaidOfChild, 'sex'>,
  reportedAt: Instant,
  at: Instant,
): Aged => agedNow({ age, born: ageDisputed ? null : dateOfBirth, reported_at: reportedAt }, at)
