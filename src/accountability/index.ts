// The accountability around the work, as app.ts takes it. What it judges by is handed in as values, never imported from the work.

import { receivePeer } from './audits/peer/receive.ts'
import { auditSettings } from './audits/settings.ts'
import { planSettings } from './plan/index.ts'
import { proveReleases, publicSettings, publishWhenDue } from './public/index.ts'
import { forumTable } from './questions/forum-table.ts'
import { defaultForums } from './questions/forums.ts'
import { publishForums, takeIn } from './questions/index.ts'
import { settings as recommendationSettings } from './recommendations/duties.ts'
import { endPlansOfNothing } from './recommendations/inspections/all-ended.ts'
import { defaultGradeScales, defaultProgrammes } from './recommendations/inspections/generations/defaults.ts'
import { gradeScalesTable, programmesTable } from './recommendations/inspections/generations/policy-tables.ts'
import { monitoringSettings } from './recommendations/inspections/session-owed.ts'
import { defaultVerificationRoutes, verificationRoutesTable } from './recommendations/verification-routes.ts'
import { beginScrutiny } from './scrutiny/beginning.ts'
import { sayUnsaidMeasures } from './scrutiny/unsaid.ts'
import { openUnopened } from './section-55/unopened.ts'
import { sayUnsaid } from './section-55/unsaid.ts'

export { erasable } from './erasable.ts'
export { kinds, packedFrom, releasedFrom } from './kinds.ts'
export { auditMeasures, observing } from './observed.ts'
export { type Accountable, accountability, publishingThen } from './slices.ts'
export {
  beginScrutiny,
  endPlansOfNothing,
  forumTable,
  gradeScalesTable,
  openUnopened,
  programmesTable,
  proveReleases,
  publishForums,
  publishWhenDue,
  receivePeer,
  sayUnsaid,
  sayUnsaidMeasures,
  takeIn,
  verificationRoutesTable,
}

/** The tables that stand until a force approves its own, by name. */
export const tables = {
  [forumTable.name]: defaultForums,
  [programmesTable.name]: defaultProgrammes,
  [gradeScalesTable.name]: defaultGradeScales,
  [verificationRoutesTable.name]: defaultVerificationRoutes,
}

export const settings = [
  ...planSettings,
  ...recommendationSettings,
  ...auditSettings,
  ...publicSettings,
  ...monitoringSettings,
]
