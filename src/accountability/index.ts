// The accountability around the work: one line a slice. What it judges by is handed in as values, never imported from the work.
import type { Slice } from '../web/slice.ts'
import { type Auditable, caseFileAudits } from './audits/index.ts'
import { type ReadMonths, recommendationRegister } from './recommendations/index.ts'
import type { Questions } from './recommendations/pages.ts'

export { auditMeasures } from './audits/index.ts'

export type Given = {
  readonly questions: Questions
  readonly read: ReadMonths
  readonly auditable: readonly Auditable[]
}

export const accountability = ({ questions, read, auditable }: Given): readonly Slice[] => [
  recommendationRegister(questions, read),
  caseFileAudits(auditable),
]
