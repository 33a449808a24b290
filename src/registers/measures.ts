// Measures as they are read: from the roll-up, recounted, or as known at a ledger size.

export { type After, afterWords, type Case, casesBehind, readAfter } from './measures/cases.ts'
export { readCasesKnownAt } from './measures/cases-known-at.ts'
export { readCounts } from './measures/counts.ts'
export { type Figures, type Grouping, total } from './measures/figures.ts'
export { type FoldKnownAt, foldKnownAt } from './measures/folded-known-at.ts'
export { readAsKnownAt } from './measures/known-at.ts'
export { type MonthsAsked, readMonths } from './measures/months.ts'
export { observedBy, readFigureKnownAt, readMonthsKnownAt } from './measures/months-known-at.ts'
export { countingSql, type ReadAsked, readMeasure, readMeasures } from './measures/read.ts'
export { recount } from './measures/recount.ts'
export { thenAndNow } from './measures/then-and-now.ts'
export { timesOf } from './measures/times.ts'
