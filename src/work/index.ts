// The force's work: one line a slice.
import type { Database } from '../kernel/database.ts'
import type { Slice } from '../web/slice.ts'
import { restrictedRecords } from './access/index.ts'
import { annualReturns } from './missing/annual/pages.ts'
import { auditableEpisodes } from './missing/audit-population.ts'
import { drawLastMonths, giveBackOfGone, missingChildren, receiveTransfer } from './missing/index.ts'
import { children } from './people/index.ts'
import { staffAndUnits } from './staff/index.ts'
import { gradingVignettes } from './vignettes/index.ts'
import { minimumOf } from './vignettes-minimum.ts'

export const slices: readonly Slice[] = [
  missingChildren,
  children,
  restrictedRecords,
  gradingVignettes(minimumOf),
  staffAndUnits,
]

/** Counts of all of a force, read by the measure's role. */
export const counted = (database: Database) => [annualReturns(database)]

/** Cases that may be audited, read by the measure's role. */
export const auditable = (database: Database) => [auditableEpisodes(database)]

export { kinds } from './kinds.ts'
/** What may be erased when nothing rests on it any more. */
export { erasable } from './missing/erasable.ts'
export { definitions, observing } from './observed.ts'

/** The months' samples of contacts not opened as missing, drawn when their time has come. */
export const drawContacts = drawLastMonths

/** Children whose owner is gone are given back. */
export const giveBack = giveBackOfGone

/** What comes from other forces. */
export const receive = receiveTransfer
