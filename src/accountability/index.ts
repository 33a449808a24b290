// The accountability around the work, as app.ts takes it. What it judges by is handed in as values, never imported from the work.

import { observedBy } from '../registers/measures.ts'
import { auditorsWords, fileWords } from './audits/erasable.ts'
import { auditMeasures } from './audits/index.ts'
import { receivePeer } from './audits/peer/receive.ts'
import { auditedFile } from './audits/procedure.ts'
import { auditSettings } from './audits/settings.ts'
import { erasable as ofTheBoard } from './board/erasable.ts'
import { inspectorsWords, visitWords } from './inspectors/erasable.ts'
import { erasable as ofThePlan } from './plan/erasable.ts'
import { planWords } from './plan/erasable-plan.ts'
import { actionWords } from './plan/erasable-words.ts'
import { planSettings } from './plan/index.ts'
import { programmeWords } from './plan/programme/erasable.ts'
import { proveReleases, publicSettings, publishWhenDue } from './public/index.ts'
import { erasable as ofQuestions } from './questions/erasable.ts'
import { forumTable } from './questions/forum-table.ts'
import { defaultForums } from './questions/forums.ts'
import { publishForums, takeIn } from './questions/index.ts'
import { settings as recommendationSettings } from './recommendations/duties.ts'
import { recommendationWords } from './recommendations/erasable.ts'
import { endPlansOfNothing } from './recommendations/inspections/all-ended.ts'
import { erasable as ofInspections } from './recommendations/inspections/erasable.ts'
import { monitoringWords } from './recommendations/inspections/monitoring-erasable.ts'
import { monitoringSettings } from './recommendations/inspections/session-owed.ts'
import { defaultVerificationRoutes, verificationRoutesTable } from './recommendations/verification-routes.ts'
import { beginScrutiny } from './scrutiny/beginning.ts'
import { decisionWords, meetingWords, undertakingWords } from './scrutiny/erasable.ts'
import { sayUnsaidMeasures } from './scrutiny/unsaid.ts'
import { commentWords } from './section-55/erasable.ts'
import { openUnopened } from './section-55/unopened.ts'
import { sayUnsaid } from './section-55/unsaid.ts'

export { auditMeasures } from './audits/index.ts'
export { kinds } from './kinds.ts'
export { type Accountable, accountability } from './slices.ts'
export {
  beginScrutiny,
  endPlansOfNothing,
  forumTable,
  openUnopened,
  proveReleases,
  publishForums,
  publishWhenDue,
  receivePeer,
  sayUnsaid,
  sayUnsaidMeasures,
  takeIn,
  verificationRoutesTable,
}

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

/** Which measures come from which records, for reading them as known at a ledger size. */
export const observing = [
  observedBy(
    auditedFile,
    auditMeasures.map(({ id }) => id),
  ),
]

/** The tables that stand until a force approves its own, by name. */
export const tables = {
  [forumTable.name]: defaultForums,
  [verificationRoutesTable.name]: defaultVerificationRoutes,
}

export const settings = [
  ...planSettings,
  ...recommendationSettings,
  ...auditSettings,
  ...publicSettings,
  ...monitoringSettings,
]
