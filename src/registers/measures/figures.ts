// What a reading of a measure says, and what is asked of one.
import type { Instant } from '../../kernel/time.ts'
import type { PairsBack } from '../../practice/statistics.ts'

export type Window = { readonly force: string; readonly from: Instant; readonly until: Instant; readonly now: Instant }

export type Grouping = 'all' | 'month' | 'team' | 'area' | 'hour' | 'part'

/**
 * What was known. By a ledger size: facts with a leaf index below it, for computing a frozen number again; no slow commit slips in behind it.
 * By a time: facts recorded up to then, for whoever asks what a day's figure was. By both: what was frozen as at a day that had passed, which
 * neither a fact of a later day changes nor one that is entered with an earlier time.
 */
export type Known = AtLedgerSize | { readonly recordedUntil: Instant }

/** `recordedUntil` null: whenever it was recorded. */
type AtLedgerSize = { readonly ledgerSize: number; readonly recordedUntil?: Instant | null }

export type Figures = {
  readonly group: string
  readonly yes: number
  readonly no: number
  readonly notEvidenced: number
  readonly notYet: number
  /** Of those counted: done, after a time that is known. */
  readonly timed: number
  /** Of those counted: owed and never done. They take for ever in the median and the ninetieth percentile. */
  readonly neverDone: number
  /** In minutes, of all that was owed; null where it lies among what was never done, or nothing was owed. */
  readonly p50: number | null
  readonly p90: number | null
  /** Of those that were done. */
  readonly longest: number | null
  /** Its pairs of cases of one child; of a month also those with the months before it. */
  readonly alike?: PairsBack
}

/** The denominator: what was to be counted by now, evidenced or not. */
export const total = (figures: Pick<Figures, 'yes' | 'no' | 'notEvidenced'>): number =>
  figures.yes + figures.no + figures.notEvidenced
