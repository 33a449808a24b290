// What a reading of a measure says, and what is asked of one.
import type { Instant } from '../../kernel/time.ts'

export type Window = { readonly force: string; readonly from: Instant; readonly until: Instant; readonly now: Instant }

export type Grouping = 'all' | 'month' | 'team' | 'area' | 'hour' | 'part'

export type Figures = {
  readonly group: string
  readonly yes: number
  readonly no: number
  readonly notEvidenced: number
  readonly notYet: number
  /** Of those that took a time. */
  readonly timed: number
  readonly p50: number | null
  readonly p90: number | null
  readonly longest: number | null
}

/** The denominator: what was to be counted by now, evidenced or not. */
export const total = (figures: Pick<Figures, 'yes' | 'no' | 'notEvidenced'>): number =>
  figures.yes + figures.no + figures.notEvidenced
