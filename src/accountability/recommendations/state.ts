// What a recommendation folds into.
import type { Instant } from '../../kernel/time.ts'
import type { Bodies, Received } from './facts.ts'
import type { ClosureTest } from './test.ts'

export type RecommendationState = {
  readonly received: Received | null
  /** The day it came into the register. */
  readonly enteredOn: string | null
  readonly stage: string
  readonly timeScale: string
  readonly baseOn: string | null
  readonly baseChanges: readonly { readonly baseOn: string; readonly because: string; readonly at: Instant }[]
  readonly dueOn: string | null
  /** By when it is answered in writing, where that is owed: another date than the one by which it is met. */
  readonly answerBy: string | null
  readonly answered: Bodies['recommendation.answered/1'] | null
  /** By the local policing body, where it is asked together with another. */
  readonly answeredBeside: Bodies['recommendation.answered/1'] | null
  readonly answerPublished: Bodies['recommendation.answer-published/1'] | null
  readonly extension: {
    readonly applied: Bodies['recommendation.extension-applied/1']
    readonly appliedBy: string
    readonly answered: Bodies['recommendation.extension-answered/1'] | null
  } | null
  readonly updates: readonly Bodies['recommendation.update-given/1'][]
  /** Other words, which wait for a second person. */
  readonly wordsAsked: (Bodies['recommendation.words-correction-asked/1'] & { readonly by: string }) | null
  readonly wordsCorrections: readonly (Bodies['recommendation.words-corrected/1'] & {
    readonly from: string | null
    readonly at: Instant
  })[]
  /** That the register has the wrong body: waits for a chief officer. */
  readonly addresseeAsked:
    | (Bodies['recommendation.addressee-correction-asked/1'] & { readonly staffId: string; readonly at: Instant })
    | null
  readonly addresseeCorrections: readonly (Bodies['recommendation.addressee-corrected/1'] & {
    /** As it stood before. */
    readonly from: Pick<Received, 'addressee' | 'addresseeName' | 'withOthers'>
    readonly at: Instant
  })[]
  /** The senior responsible officer. */
  readonly responsible: Bodies['recommendation.responsible-named/1'] | null
  readonly submitted: { readonly to: string; readonly standing: string | null; readonly at: Instant } | null
  /** With the document's words, as they were offered; null where a document was entered before its words were asked for. */
  readonly verified: (Bodies['recommendation.verified/1'] & Words & { readonly at: Instant }) | null
  /** A document that waits for a second person. */
  readonly offered:
    | (Bodies['recommendation.document-offered/1'] & { readonly staffId: string; readonly at: Instant })
    | null
  /** The cause of concern that it answers was closed, by this document. */
  readonly closed: Bodies['recommendation.closed/1'] | null
  /** The hash of every document that was confirmed: none counts twice. */
  readonly documentsUsed: readonly string[]
  /** What had ended it before it was opened again. */
  readonly endedBefore: readonly (Words & {
    readonly document: string
    readonly on: string
    readonly reopenedAt: Instant
  })[]
  /** Each time its closure test failed after it had passed, whatever stage was recorded since. */
  readonly reopenings: readonly Reopening[]
  readonly rejectionAsked: { readonly by: string; readonly because: string; readonly at: Instant } | null
  /** Why it was rejected, and which chief officer agreed; null for one that is not rejected. */
  readonly rejected: { readonly because: string; readonly agreedBy: string | null; readonly at: Instant } | null
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: Instant }[]
  readonly supersedingAsked: {
    readonly staffId: string
    readonly by: string
    readonly reference: string
    readonly because: string
    readonly at: Instant
  } | null
  readonly supersededBy: string | null
  /** Why another took its place, and which chief officer agreed; null for one that stands. */
  readonly superseded: { readonly because: string; readonly agreedBy: string | null; readonly at: Instant } | null
  readonly supersedes: readonly Bodies['recommendation.supersedes/1'][]
  /** Whose date it took over, and which it had until then; null where the date that it has never was another’s. */
  readonly handedOn: { readonly reference: string; readonly own: string | null } | null
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
  /** Each time what the test covers was put in other words: no figure is easier, and what they stand for may be less. */
  readonly scopeChanges: readonly ScopeChange[]
}

type Words = { readonly text: string | null }

export type Reopening = {
  readonly at: Instant
  readonly stops: readonly string[]
  readonly by: 'figures' | 'closure test' | 'document'
}

export type ScopeChange = {
  readonly at: Instant
  readonly from: string | null
  readonly to: string | null
  readonly because: string
}

/** An inspector's document verifies; a certificate says that no inspector looked. */
export const isVerified = ({ verified }: Pick<RecommendationState, 'verified'>): boolean =>
  verified !== null && verified.route === 'inspector'

/** Nothing is owed of it any more. A certificate ends nothing; what was opened again is owed again. */
export const hasEnded = (state: RecommendationState): boolean =>
  state.supersededBy !== null || state.stage === 'rejected' || state.closed !== null || isVerified(state)

/** What a failing test opens again: a document ended it. What was superseded is told of by what took its place. */
export const isEndedByDocument = (state: RecommendationState): boolean =>
  state.supersededBy === null && (isVerified(state) || state.closed !== null)

/** How often its date was moved, before it took another's place included. */
export const timesMoved = ({ dateChanges, supersedes }: RecommendationState): number =>
  dateChanges.length + supersedes.reduce((sum, one) => sum + (one.dateChanges ?? 0), 0)
