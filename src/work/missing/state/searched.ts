// The search: who owns it, who was sent, what was done and is to be done, and what was promised.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'

export type Searched = {
  readonly owner: { readonly staffId: string; readonly name: string; readonly unit: string } | null
  readonly assignedAt: Instant | null
  /** Since when somebody has been asked to own it and nobody has said yes; a new owner does not start it anew. */
  readonly unownedSince: Instant | null
  readonly acknowledgedAt: Instant | null
  readonly deployedAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly done: readonly Done[]
  readonly hypotheses: readonly (Bodies['missing.hypothesis-set/1'] & {
    readonly position: number
    readonly at: Instant
    readonly settled: {
      readonly outcome: 'borne out' | 'ruled out'
      readonly because: string
      readonly at: Instant
    } | null
  })[]
  /** Those not withdrawn, the newest last. */
  readonly photographs: readonly Photograph[]
  readonly tasks: readonly {
    readonly position: number
    readonly action: string
    readonly words: string
    readonly by: Instant | null
  }[]
  readonly reviews: readonly Review[]
  readonly nextReviewAt: Instant | null
  readonly handovers: readonly {
    readonly position: number
    readonly at: Instant
    readonly bothSigned: boolean
    readonly read: boolean
  }[]
  /** The last real action: a note is not one. */
  readonly lastRealAt: Instant | null
  /** Contacts promised and not kept yet; of before somebody was found, whoever is still to be told that they were. */
  readonly promises: readonly Promised[]
  readonly promisedBy: Instant | null
}

export const notSearched: Searched = {
  owner: null,
  assignedAt: null,
  unownedSince: null,
  acknowledgedAt: null,
  deployedAt: null,
  arrivedAt: null,
  done: [],
  hypotheses: [],
  photographs: [],
  tasks: [],
  reviews: [],
  nextReviewAt: null,
  handovers: [],
  lastRealAt: null,
  promises: [],
  promisedBy: null,
}

type Done = {
  readonly position: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly action: string
  readonly subject: string | null
  readonly outcome: string | null
}

export type Photograph = Bodies['missing.photograph-added/1'] & {
  readonly position: number
  readonly at: Instant
  readonly by: string
}

type Review = {
  readonly position: number
  readonly at: Instant
  readonly by: string
  readonly nextReviewAt: Instant
  readonly actions: number
  readonly likeTheLast: number | null
}

type Promised = {
  /** The entry that promised it. */
  readonly position: number
  readonly to: string
  readonly by: Instant
  readonly allowedBy: string | null
}
