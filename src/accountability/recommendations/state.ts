// What a recommendation folds into.
import type { Instant } from '../../kernel/time.ts'
import type { Bodies, Received } from './facts.ts'
import type { ClosureTest } from './test.ts'

export type RecommendationState = {
  readonly received: Received | null
  readonly stage: string
  readonly timeScale: string
  readonly baseOn: string | null
  readonly baseChanges: readonly { readonly baseOn: string; readonly because: string; readonly at: Instant }[]
  readonly dueOn: string | null
  readonly submitted: { readonly to: string; readonly standing: string | null; readonly at: Instant } | null
  readonly verified: (Bodies['recommendation.verified/1'] & { readonly at: Instant }) | null
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: Instant }[]
  readonly supersededBy: string | null
  readonly supersedes: readonly Bodies['recommendation.supersedes/1'][]
  readonly revisits: readonly Bodies['recommendation.revisited/1'][]
  readonly foundAgain: readonly Bodies['recommendation.found-again/1'][]
  readonly escalated: readonly string[]
  readonly dateChanges: readonly {
    readonly dueOn: string
    readonly because: string
    readonly agreedBy: string
    readonly at: Instant
  }[]
  /** Another date that waits for a second person. */
  readonly dateAsked: {
    readonly by: string
    readonly dueOn: string
    readonly because: string
    readonly at: Instant
  } | null
  readonly proposed: {
    readonly position: number
    readonly by: string
    readonly test: ClosureTest
    readonly because: string
  } | null
  readonly test: ClosureTest | null
  readonly testSetAt: Instant | null
  /** Why no measure can test it; null where none said so, or a test has been approved since. */
  readonly untestable: { readonly because: string; readonly at: Instant } | null
  /** Months before this one do not count: the test was loosened in it. */
  readonly countsFrom: string | null
  readonly loosenings: readonly {
    readonly at: Instant
    readonly sentences: readonly string[]
    readonly because: string
  }[]
}

/** Nothing is owed of it any more; one that was verified and re-opened is owed again. */
export const hasEnded = ({ stage, supersededBy, verified }: RecommendationState): boolean =>
  supersededBy !== null || stage === 'rejected' || (verified !== null && stage !== 're-opened')
