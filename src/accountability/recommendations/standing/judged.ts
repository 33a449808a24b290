// The figures that a standing is judged by, and what comes of judging.
import type { Counting, GapOver } from '../../../practice/gap-over-months.ts'

export type Standing = 'not met' | 'insufficient data' | 'met' | 'no longer met'

/** One criterion in one whole month. While cases of it are not yet counted, the last whole month is not judged. */
export type Figure = Counting

export type Month = {
  /** `2026-10`. */
  readonly month: string
  /** In the order of the test's criteria. */
  readonly figures: readonly Figure[]
}

export type Verdict = 'passes' | 'fails' | 'too few' | 'too little evidence'

export type Judged = {
  readonly standing: Standing
  /** What stops it, one sentence each; empty when met. */
  readonly stops: readonly string[]
  /** The first day after the month in which it could pass at the earliest; null when met. */
  readonly earliestPass: string | null
  readonly months: readonly { readonly month: string; readonly verdicts: readonly Verdict[] }[]
  /** What the audited files say; null where the test asks for none. */
  readonly audit: (AuditFigure & { readonly verdict: Verdict }) | null
}

/** Null where no month has both a case that counts and an audited one. */
export type Gaps = readonly { readonly measure: string; readonly gap: GapOver | null }[]

/** Files drawn in the audit rule's window, and of them those whose grade stands. */
export type AuditFigure = {
  readonly drawn: number
  readonly graded: number
  readonly good: number
  readonly inadequate: number
}

/** What else decides: files, a period that began again, and the day it is judged. */
export type Besides = {
  readonly audit?: AuditFigure
  /** Cases that an auditor or inspector returned at once for a child's safety, and that wait for an answer. */
  readonly openConcerns?: number
  /** `2026-10`: months before it do not count: its report was not published, or the test was loosened or a measure redefined in it. */
  readonly countsFrom?: string | null
  /** That month is the first one since the report was published, and no period that began again. */
  readonly sincePublished?: boolean
  /** How far each timeliness criterion is ahead of audited files, as it is shown. */
  readonly gaps?: Gaps
  /** The last cases of a month count so many days after its end. */
  readonly countsAfterDays?: number
  readonly today?: string
}

export { noCases as nothing } from '../../../practice/gap-over-months.ts'
