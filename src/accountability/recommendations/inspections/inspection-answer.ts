// What the page of one inspection answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { AskedSaid } from './finding-answer.ts'
import { Correction, CorrectionAsked } from './inspection-answer/corrections.ts'
import { FilesGraded, Finding, Judgment } from './inspection-answer/found.ts'
import { AllEnded, EarlierPlan, KnownDate, PlanSent } from './inspection-answer/plan.ts'
import { Held, Text, Waiting } from './inspection-answer/texts.ts'
import { inspectionKinds } from './kinds-of-report.ts'
import { inspectionsInStages } from './queries.ts'
import { stageNames } from './stages.ts'

const Published = Type.Object({ address: Maybe(Type.String()), on: LocalDate, at: Moment })

const Stage = Type.Object({
  stage: OneOf(...stageNames),
  on: Maybe(Type.String()),
  until: Maybe(LocalDate),
  words: Type.String(),
})

export const inspectionAnswer = Type.Object({
  stage: Maybe(OneOf(...stageNames)),
  stages: Type.Array(Stage),
  notRecorded: Type.Array(Type.String()),
  closing: Maybe(Type.Object({ document: Type.String(), on: LocalDate, mayConfirm: Type.Boolean() })),
  closed: Maybe(Type.Object({ document: Type.String(), on: LocalDate, textHash: Type.String() })),
  fieldwork: Maybe(Type.String()),
  published: Maybe(Published),
  readers: Type.Array(Type.String()),
  readersNamed: Maybe(
    Type.Object({ because: Type.String(), askedBy: Type.String(), agreedBy: Type.String(), at: Moment }),
  ),
  follows: Maybe(inspectionsInStages.row),
  followedBy: Type.Array(inspectionsInStages.row),
  mergedInto: Maybe(inspectionsInStages.row),
  tookUp: Type.Array(inspectionsInStages.row),
  corrections: Type.Array(Correction),
  correctionAsked: Maybe(CorrectionAsked),
  mayAgree: Type.Boolean(),
  comments: Maybe(Type.Object({ owed: Type.Boolean(), note: Type.String() })),
  findings: Type.Array(Finding),
  recommendations: Type.Array(Type.Object({ ...AskedSaid.properties, owed: Type.Boolean() })),
  withoutWords: Type.Number(),
  held: Type.Array(Held),
  judgments: Type.Array(Judgment),
  /** In words, where all grades are of one. */
  oneScale: Maybe(Type.String()),
  files: Type.Array(FilesGraded),
  dates: Type.Array(KnownDate),
  planDue: Maybe(Moment),
  planSent: Type.Array(PlanSent),
  leftOut: Type.Array(Type.String()),
  /** Everything that it asked for had ended before a plan was sent: none is owed. */
  allEnded: Maybe(AllEnded),
  earlierPlan: Maybe(EarlierPlan),
  mayConfirmPlan: Type.Boolean(),
  /** Of a pasted text, what nobody has said yet whether it is a recommendation. */
  notDecided: Maybe(Type.String()),
  waiting: Type.Array(Waiting),
  rest: Type.Array(Waiting),
  texts: Type.Array(Text),
  maySayComments: Type.Boolean(),
  mayWrite: Type.Boolean(),
  mayGrade: Type.Boolean(),
  asked: Type.Optional(Maybe(Type.Number())),
  embargoUntil: Type.Optional(Maybe(Moment)),
  title: Type.String(),
  reference: Type.String(),
  kind: OneOf(...inspectionKinds),
  programme: Type.String(),
  commentsOwed: Type.Optional(Type.Boolean()),
  body: Type.String(),
  record: Id,
})
