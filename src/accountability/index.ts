// The accountability around the work: one line a slice. What it judges by is handed in as values, never imported from the work.
import type { Slice } from '../web/slice.ts'
import { recommendationRegister } from './recommendations/index.ts'
import type { Questions } from './recommendations/pages.ts'

export const accountability = (questions: Questions): readonly Slice[] => [recommendationRegister(questions)]
