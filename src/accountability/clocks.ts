// Every clock of the loop by its name, for the one page that shows them all.
import { peerFile } from './audits/peer/procedure.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import { meeting } from './board/procedure.ts'
import { action } from './plan/index.ts'
import { publishedFigures } from './public/procedure.ts'
import { question } from './questions/procedure.ts'
import { monitoring } from './recommendations/inspections/monitoring.ts'
import { inspection } from './recommendations/inspections/procedure.ts'
import { recommendation } from './recommendations/procedure.ts'
import { firstLook } from './scrutiny/first-look.ts'
import { performanceMeeting, performanceYear } from './scrutiny/performance.ts'
import { commissionerAction, scrutinyDecision } from './scrutiny/procedure.ts'
import { publicationCheck } from './scrutiny/publication.ts'
import { section55 } from './section-55/procedure.ts'

/** Whose escalations are read beside the recommendations. */
export const clocked = [
  inspection,
  monitoring,
  recommendation,
  action,
  section55,
  question,
  meeting,
  audit,
  auditedFile,
  peerFile,
  publishedFigures,
  commissionerAction,
  scrutinyDecision,
  firstLook,
  publicationCheck,
  performanceMeeting,
  performanceYear,
]
/** By kind of record and rule: "publish the answer" is one thing of a question and another of a recommendation. */
export const clockNames = new Map(
  clocked.flatMap(({ record, rules }) => rules.map(({ name, words }) => [`${record}/${name}`, words] as const)),
)
