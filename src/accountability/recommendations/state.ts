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
  /** By when it is answered in writing, where that is owed: another date than the one by which it is met. */
  readonly answerBy: string | null
  readonly answered: Bodies['recommendation.answered/1'] | null
  readonly answerPublished: Bodies['recommendation.answer-published/1'] | null
  readonly extension: {
    readonly applied: Bodies['recommendation.extension-applied/1']
    readonly appliedBy: string
    readonly answered: Bodies['recommendation.extension-answered/1'] | null
  } | null
  readonly updates: readonly Bodies['recommendation.update-given/1'][]
  /** The senior responsible officer. */
  readonly responsible: Bodies['recommendation.responsible-named/1'] | null
  readonly submitted: { readonly to: string; readonly standing: string | null; readonly at: Instant } | null
  readonly verified: (Bodies['recommendation.verified/1'] & { readonly at: Instant }) | null
  /** A document that waits for a second person. */
  readonly offered:
    | (Bodies['recommendation.document-offered/1'] & { readonly staffId: string; readonly at: Instant })
    | null
  /** The cause of concern that it answers was closed, by this document. */
  readonly closed: Bodies['recommendation.closed/1'] | null
  /** What had ended it before it was opened again. */
  readonly endedBefore: readonly { readonly document: string; readonly on: string; readonly reopenedAt: Instant }[]
  readonly rejectionAsked: { readonly by: string; readonly because: string; readonly at: Instant } | null
  /** Why it was rejected, and which chief officer agreed; null for one that is not rejected. */
  readonly rejected: { readonly because: string; readonly agreedBy: string | null; readonly at: Instant } | null
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: Instant }[]
  readonly supersededBy: string | null
  readonly supersedes: readonly Bodies['recommendation.supersedes/1'][]
  readonly revisits: readonly Bodies['recommendation.revisited/1'][]
  /** A letter that waits for a second person. */
  readonly revisitOffered: (Bodies['recommendation.revisit-offered/1'] & { readonly staffId: string }) | null
  readonly foundAgain: readonly Bodies['recommendation.found-again/1'][]
  readonly escalated: readonly string[]
  /** The first date, where the report gave none: setting it moves nothing. */
  readonly dateSet: {
    readonly dueOn: string
    readonly because: string
    readonly agreedBy: string
    readonly at: Instant
  } | null
  readonly dateChanges: readonly {
    readonly from: string
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
    readonly baseOn: string | null
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

/** An inspector's document verifies; a certificate says that no inspector looked. */
export const isVerified = ({ verified }: Pick<RecommendationState, 'verified'>): boolean =>
  verified !== null && verified.route === 'inspector'

/** Nothing is owed of it any more. A certificate ends nothing; what was opened again is owed again. */
export const hasEnded = (state: RecommendationState): boolean =>
  state.supersededBy !== null || state.stage === 'rejected' || state.closed !== null || isVerified(state)

/** How often its date was moved, before it took another's place included. */
export const timesMoved = ({ dateChanges, supersedes }: RecommendationState): number =>
  dateChanges.length + supersedes.reduce((sum, one) => sum + (one.dateChanges ?? 0), 0)
