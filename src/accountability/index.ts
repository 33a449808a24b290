// The accountability around the work: one line a slice. What it judges by is handed in as values, never imported from the work.
import { ringer } from '../registers/alarms.ts'
import { type FoldKnownAt, observedBy } from '../registers/measures.ts'
import { rebuildable } from '../registers/rebuild.ts'
import type { Slice } from '../web/slice.ts'
import { auditorsWords } from './audits/erasable.ts'
import {
  type Auditable,
  auditMeasures,
  auditRingers,
  auditSettings,
  caseFileAudits,
  receivePeer,
} from './audits/index.ts'
import { peerFile } from './audits/peer/procedure.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import { monthlyBoard, type ReadCasesKnownAt, type ReadKnownAt } from './board/index.ts'
import { meeting } from './board/procedure.ts'
import { inspectorsWords } from './inspectors/erasable.ts'
import { fieldwork, type Inspectable, inspectorsWorkspace } from './inspectors/index.ts'
import type { JudgeForce } from './judged.ts'
import { action, actionPlan, planRingers, planSettings } from './plan/index.ts'
import {
  figureThen,
  type Measured,
  proveReleases,
  publicFigures,
  publicRingers,
  publicSettings,
  publishedFigures,
  publishWhenDue,
} from './public/index.ts'
import { erasable as ofQuestions } from './questions/erasable.ts'
import {
  defaultForums,
  forumTable,
  publicQuestions,
  publishForums,
  questionRingers,
  takeIn,
} from './questions/index.ts'
import { question } from './questions/procedure.ts'
import type { Questions } from './recommendations/figures-shown.ts'
import {
  defaultVerificationRoutes,
  type ReadMonths,
  recommendationRegister,
  recommendationRingers,
  recommendationSettings,
  verificationRoutesTable,
} from './recommendations/index.ts'
import { inspectionRegister, inspectionRingers } from './recommendations/inspections/index.ts'
import { inspection } from './recommendations/inspections/procedure.ts'
import { recommendation } from './recommendations/procedure.ts'
import { worseMeasures } from './recommendations/self-assessment.ts'
import { ruleWords, sourceOf } from './recommendations/time-scales.ts'
import { registerThen } from './register-then.ts'
import {
  beginScrutiny,
  commissionerAction,
  firstLook,
  performanceMeeting,
  performanceYear,
  publicationCheck,
  publishedThing,
  scrutiny,
  scrutinyDecision,
  scrutinyRingers,
} from './scrutiny/index.ts'
import { section55Comments } from './section-55/index.ts'
import { section55 } from './section-55/procedure.ts'
import { standingAgain } from './standing-again.ts'
import { timelinessOf } from './timeliness.ts'
import { wholeTest } from './whole-test.ts'
import { sayingWhose } from './whose.ts'

export { auditMeasures } from './audits/index.ts'
export {
  beginScrutiny,
  forumTable,
  proveReleases,
  publishForums,
  publishWhenDue,
  question,
  receivePeer,
  takeIn,
  verificationRoutesTable,
}

export const erasable = [...ofQuestions, auditorsWords, inspectorsWords]
export const erasableProcedures = [rebuildable(question), rebuildable(auditedFile), rebuildable(fieldwork)]

/** Which measures come from which records, for reading them as known at a ledger size. */
export const observing = [
  observedBy(
    auditedFile,
    auditMeasures.map(({ id }) => id),
  ),
]

export type Accountable = {
  readonly questions: Questions
  readonly read: ReadMonths
  /** Every standing of a force, computed in the judge's own role. */
  readonly judge: JudgeForce
  readonly auditable: readonly (Auditable & Inspectable)[]
  readonly readKnownAt: ReadKnownAt
  readonly casesKnownAt: ReadCasesKnownAt
  readonly foldKnownAt: FoldKnownAt
  readonly versionOf: (measure: string) => number
  readonly definitions: Measured['definitions']
}

/** Every clock of the loop by its name, for the one page that shows them all. */
const clocked = [
  inspection,
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
const clockNames = new Map(
  clocked.flatMap((procedure) => procedure.rules.map(({ name, words }) => [name, words] as const)),
)

export const accountability = ({
  questions,
  read,
  judge,
  auditable,
  readKnownAt,
  casesKnownAt,
  foldKnownAt,
  versionOf,
  definitions,
}: Accountable): readonly Slice[] =>
  [
    recommendationRegister(questions, read, judge, {
      told: clocked.map(({ record }) => record),
      topics: auditable.map(({ topic }) => topic),
      versionOf,
    }),
    inspectionRegister(clockNames, questions, read),
    caseFileAudits(auditable, timelinessOf(read, questions)),
    monthlyBoard(
      {
        read: readKnownAt,
        versionOf,
        publicationWords: (item) => publishedThing(item)?.words ?? item,
        standingAgain: standingAgain(readKnownAt),
        casesKnownAt,
        registerThen: registerThen(foldKnownAt),
      },
      questions,
      judge,
    ),
    actionPlan(questions),
    section55Comments,
    scrutiny(worseMeasures(questions, read)),
    publicFigures(
      { read, definitions },
      {
        ruleOf: (row) =>
          row.time_scale === 'none' ? null : `${ruleWords(row.time_scale, row.base_on)} (${sourceOf(row.time_scale)})`,
        wholeTest,
      },
      judge,
    ),
    inspectorsWorkspace(auditable, questions),
    publicQuestions(figureThen({ read, definitions }), questions),
  ].map(sayingWhose)

export const ringers = [
  ...planRingers,
  ...recommendationRingers,
  ...inspectionRingers,
  ...questionRingers,
  ...publicRingers,
  ringer(section55),
  ...scrutinyRingers,
  ...auditRingers,
]

/** The tables that stand until a force approves its own, by name. */
export const tables = {
  [forumTable.name]: defaultForums,
  [verificationRoutesTable.name]: defaultVerificationRoutes,
}

export const settings = [...planSettings, ...recommendationSettings, ...auditSettings, ...publicSettings]
