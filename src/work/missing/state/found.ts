// From the location on: where the child was found, police protection, and being heard.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'

export type Found = {
  readonly located: (Bodies['missing.located/1'] & { readonly at: Instant }) | null
  readonly returnedAt: Instant | null
  /** Police protection that runs now. */
  readonly protection:
    | (Bodies['missing.police-protection-begun/1'] & {
        readonly since: Instant
        readonly begunBy: string
        readonly told: readonly Bodies['missing.police-protection-told/1']['whom'][]
        readonly designated: { readonly by: string; readonly at: Instant; readonly needed: boolean } | null
      })
    | null
  /** Where police protection was used before in this episode, and how each time ended. */
  readonly protectedBefore: readonly {
    readonly since: Instant
    readonly until: Instant
    readonly how: Bodies['missing.police-protection-ended/1']['how']
  }[]
  /** Where the child was found in this episode before contact was lost again. */
  readonly foundBefore: readonly { readonly place: string; readonly with: string | null; readonly at: Instant }[]
  /** Where the child was known to be, said last. */
  readonly knownPlace: string | null
  readonly authoritiesTold: readonly string[]
  /** The last one face to face; until there is one, the last. */
  readonly interview: (Bodies['missing.interview-held/1'] & { readonly at: Instant }) | null
  /** When the child last disclosed a crime, in whichever of the interviews. */
  readonly crimeToldAt: Instant | null
  /** A crime was disclosed then, and the interview that was to be planned is neither held nor excepted. */
  readonly plannedInterviewSince: Instant | null
  readonly interviewExcepted: Bodies['missing.interview-excepted/1'] | null
  /** When somebody last looked again after the return, and heard how the child is. */
  readonly watchKeptAt: Instant | null
  readonly returnInterview: {
    readonly offeredAt: Instant | null
    readonly outcome: 'done' | 'declined' | 'missed' | null
    readonly outcomeAt: Instant | null
    /** Offered after it was called missed: the latest word, and what was missed stays missed. */
    readonly offeredSinceAt: Instant | null
    readonly readAt: Instant | null
    /** Who reported what, in their words; by the signed link or told to the police. The newest last. */
    readonly said: readonly {
      readonly at: Instant
      readonly by: string
      readonly outcome: Bodies['missing.return-interview-reported/1']['outcome']
      readonly shared: string | null
      readonly bySignedLink: boolean
    }[]
  }
}

export const notFound: Found = {
  located: null,
  returnedAt: null,
  protection: null,
  protectedBefore: [],
  foundBefore: [],
  knownPlace: null,
  authoritiesTold: [],
  interview: null,
  crimeToldAt: null,
  plannedInterviewSince: null,
  interviewExcepted: null,
  watchKeptAt: null,
  returnInterview: { offeredAt: null, outcome: null, outcomeAt: null, offeredSinceAt: null, readAt: null, said: [] },
}
