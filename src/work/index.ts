// The force's work: one line a slice.
import type { Slice } from '../web/slice.ts'
import { restrictedRecords } from './access/index.ts'
import { missingChildren, missingRinger } from './missing/index.ts'
import { definitions as missingDefinitions } from './missing/measures.ts'
import { gradingVignettes } from './vignettes/index.ts'
import { minimumOf } from './vignettes-minimum.ts'

export const slices: readonly Slice[] = [missingChildren, restrictedRecords, gradingVignettes(minimumOf)]

export const ringers = [missingRinger]

export const definitions = [...missingDefinitions]
