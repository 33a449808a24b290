// The force's work: one line a slice.
import type { Slice } from '../web/slice.ts'
import { missingChildren, missingRinger } from './missing/index.ts'
import { definitions as missingDefinitions } from './missing/measures.ts'

export const slices: readonly Slice[] = [missingChildren]

export const ringers = [missingRinger]

export const definitions = [...missingDefinitions]
