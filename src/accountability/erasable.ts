// What may be erased of the accountability's records, when two people approve it.
import { auditorsWords, fileWords } from './audits/erasable.ts'
import { erasable as ofTheBoard } from './board/erasable.ts'
import { inspectorsWords, visitWords } from './inspectors/erasable.ts'
import { erasable as ofThePlan } from './plan/erasable.ts'
import { planWords } from './plan/erasable-plan.ts'
import { actionWords } from './plan/erasable-words.ts'
import { programmeWords } from './plan/programme/erasable.ts'
import { erasable as ofQuestions } from './questions/erasable.ts'
import { recommendationWords } from './recommendations/erasable.ts'
import { erasable as ofInspections } from './recommendations/inspections/erasable.ts'
import { monitoringWords } from './recommendations/inspections/monitoring-erasable.ts'
import { decisionWords, meetingWords, undertakingWords } from './scrutiny/erasable.ts'
import { commentWords } from './section-55/erasable.ts'

export const erasable = [
  ...ofQuestions,
  ...ofThePlan,
  ...ofTheBoard,
  ...ofInspections,
  monitoringWords,
  auditorsWords,
  fileWords,
  inspectorsWords,
  visitWords,
  decisionWords,
  undertakingWords,
  meetingWords,
  commentWords,
  actionWords,
  planWords,
  programmeWords,
  recommendationWords,
]
