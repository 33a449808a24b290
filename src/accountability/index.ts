// The accountability around the work: one line a slice. What it judges by is handed in as values, never imported from the work.

import type { MeasureDefinition } from '../practice/measure.ts'
import { ringer } from '../registers/alarms.ts'
import { type FoldKnownAt, observedBy } from '../registers/measures.ts'
import { rebuildable } from '../registers/rebuild.ts'
import type { Slice } from '../web/slice.ts'
import type { Auditable } from './audits/cases.ts'
import { auditorsWords } from './audits/erasable.ts'
import { auditMeasures, auditRingers, caseFileAudits } from './audits/index.ts'
import { receivePeer } from './audits/peer/receive.ts'
import { auditedFile } from './audits/procedure.ts'
import { auditSettings } from './audits/settings.ts'
import { monthlyBoard, type ReadCasesKnownAt, type ReadKnownAt } from './board/index.ts'
import { clocked, clockNames } from './clocks.ts'
import { inspectorsWords } from './inspectors/erasable.ts'
import { fieldwork, type Inspectable, inspectorsWorkspace } from './inspectors/index.ts'
import type { JudgeForce } from './judged.ts'
import { managementStatement } from './management-statement/index.ts'
import { actionPlan, planRingers, planSettings } from './plan/index.ts'
import {
  figureThen,
  proveReleases,
  publicFigures,
  publicRingers,
  publicSettings,
  publishWhenDue,
  readRelease,
} from './public/index.ts'
import { erasable as ofQuestions } from './questions/erasable.ts'
import { forumTable } from './questions/forum-table.ts'
import { defaultForums } from './questions/forums.ts'
import { publicQuestions, publishForums, questionRingers, takeIn, typedSigns } from './questions/index.ts'
import { question } from './questions/procedure.ts'
import { settings as recommendationSettings } from './recommendations/duties.ts'
import type { ReadMonths } from './recommendations/figures.ts'
import type { Questions } from './recommendations/figures-shown.ts'
import { recommendationRegister, recommendationRingers } from './recommendations/index.ts'
import { inspectionRegister, inspectionRingers } from './recommendations/inspections/index.ts'
import { monitoringSettings } from './recommendations/inspections/session-owed.ts'
import { worseMeasures } from './recommendations/self-assessment/assessed.ts'
import { ruleWords, sourceOf } from './recommendations/time-scales.ts'
import { defaultVerificationRoutes, verificationRoutesTable } from './recommendations/verification-routes.ts'
import { registerThen } from './register-then.ts'
import { beginScrutiny } from './scrutiny/beginning.ts'
import { publishedThing } from './scrutiny/duties-to-publish.ts'
import { scrutiny, scrutinyRingers } from './scrutiny/index.ts'
import { registerAtEnd } from './scrutiny/queries.ts'
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
  readonly definitions: ReadonlyMap<string, MeasureDefinition>
  /** Measures worked out from others, which have no figure of their own. */
  readonly withoutFigure: readonly string[]
}

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
  withoutFigure,
}: Accountable): readonly Slice[] =>
  [
    recommendationRegister(
      { definitions: questions, read, versionOf, topics: auditable.map(({ topic }) => topic) },
      judge,
      clocked.map(({ record }) => record),
    ),
    inspectionRegister({ definitions: questions, read }, clockNames),
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
    scrutiny(worseMeasures(questions, read), readRelease, (words) => typedSigns(words, null)),
    managementStatement({
      read,
      definitions,
      withoutFigure,
      registerAtEnd: async (reader, asked) => await registerAtEnd.all(reader, asked),
    }),
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

export const settings = [
  ...planSettings,
  ...recommendationSettings,
  ...auditSettings,
  ...publicSettings,
  ...monitoringSettings,
]
