// What the board computes its numbers by, handed in as values: figures, standings and cases as the ledger held them then.
import type { Instant } from '../../kernel/time.ts'
import type { Counting } from '../../practice/gap-over-months.ts'
import type { AsRecorded } from '../../registers/recorded-by-then.ts'
import type { RegisterThen } from './worse-first.ts'

export type Asked = { readonly measure: string; readonly part: string | null }
/** Of a month. */
export type Figure = Counting

/** Measures as values, as known at a ledger size: what a frozen number is made of. By `measure/part`, then by month. */
export type ReadKnownAt = (asked: {
  readonly force: string
  readonly measures: readonly Asked[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
  readonly knownAt: number
  /** Of a pack as at a day that had passed: nothing that was recorded later. */
  readonly recordedUntil?: Instant | null
}) => Promise<ReadonlyMap<string, ReadonlyMap<string, Figure>>>

export type Measuring = {
  readonly read: ReadKnownAt
  readonly versionOf: (measure: string) => number
  /** What each thing that must be published is called. */
  readonly publicationWords: (item: string) => string
  /** What a test would have said, by the figures that the ledger held then; null where it is no test any more. */
  readonly standingAgain: StandingAgain
  /** Recommendations and actions, as the ledger held them then. */
  readonly registerThen: ReadRegisterThen
  /** The lists of now, as they stood at a moment that has passed. */
  readonly asRecorded: AsRecorded
  /** The cases behind a number, as the ledger held them then. */
  readonly casesKnownAt: ReadCasesKnownAt
}

export type ReadRegisterThen = (asked: {
  readonly force: string
  readonly now: Instant
  readonly knownAt: number
  readonly recordedUntil?: Instant | null
  /** Audits drawn since. */
  readonly drawnSince: Instant
}) => Promise<RegisterThen>

export type StandingAgain = (asked: {
  readonly force: string
  readonly recommendations: readonly Judged[]
  /** Figures of whole months that are wanted beside what the tests ask for: all in one reading. */
  readonly beside: readonly Asked[]
  readonly now: Instant
  readonly knownAt: number
  readonly recordedUntil?: Instant | null
  /** The version of the assertion gap's definition that the statuses were frozen by. */
  readonly gapDefined: number
}) => Promise<{
  readonly standings: ReadonlyMap<string, string | null>
  readonly months: ReadonlyMap<string, ReadonlyMap<string, Figure>>
}>

type Judged = {
  readonly recordId: string
  readonly test: unknown
  readonly countsFrom: string | null
  readonly metBefore: boolean
}

export type ReadCasesKnownAt = (asked: {
  readonly force: string
  readonly measure: string
  readonly part: string | null
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
  readonly knownAt: number
  readonly recordedUntil?: Instant | null
}) => Promise<readonly { readonly recordId: string; readonly at: Instant; readonly how: string }[]>
