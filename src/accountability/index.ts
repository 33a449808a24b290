// The accountability around the work: one line a slice. What it judges by is handed in as values, never imported from the work.
import type { Slice } from '../web/slice.ts'
import { type ReadMonths, recommendationRegister } from './recommendations/index.ts'
import type { Questions } from './recommendations/pages.ts'

export type Given = { readonly questions: Questions; readonly read: ReadMonths }

export const accountability = ({ questions, read }: Given): readonly Slice[] => [
  recommendationRegister(questions, read),
]
