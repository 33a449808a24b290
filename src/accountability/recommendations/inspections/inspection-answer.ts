// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { finding } from './finding-answer.ts'
import { inspectionById, recommendationByReference } from './queries.ts'

const Published = Type.Object({ address: Maybe(Type.String()), on: LocalDate, at: Moment })

const correction = {
  title: Type.String(),
  because: Type.String(),
  address: Maybe(Type.String()),
  publishedOn: Maybe(LocalDate),
  fieldwork: Maybe(Type.String()),
  at: Moment,
}

const Correction = Type.Object({ ...correction, agreedBy: Maybe(Type.String()) })

const CorrectionAsked = Type.Object({ ...correction, by: Type.String() })

const Finding = Type.Object({
  mayConfirm: Type.Boolean(),
  figures: Type.Optional(Type.Array(Type.Object({ measure: Type.String(), words: Type.String() }))),
  holds: Type.Optional(Maybe(OneOf('lapsed', 'holds', 'cannot be said'))),
  level: Type.Optional(Maybe(Type.Union([Type.String(), Type.Number()]))),
  ...finding,
  findingId: Type.String(),
})

const Held = Type.Object({
  rule: Type.String(),
  scaleReason: Type.Optional(Maybe(Type.String())),
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  findingId: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  address: Maybe(Type.String()),
  textHash: Maybe(Type.String()),
  addressee: Type.String(),
  timeScale: Type.String(),
  on: Maybe(LocalDate),
  recordId: Id,
  itemId: Maybe(Type.String()),
})

const Before = Type.Object({ by: Type.String(), scale: Type.String(), grade: Type.String(), at: Moment })

const Judgment = Type.Object({
  scaleWords: Type.String(),
  by: Type.String(),
  before: Type.Array(Before),
  scale: Type.String(),
  grade: Type.String(),
  at: Moment,
  chapter: Type.String(),
})

const FilesGraded = Type.Object({
  area: Type.String(),
  good: Type.String(),
  requires: Type.String(),
  inadequate: Type.String(),
})

const KnownDate = Type.Object({
  words: Type.String(),
  on: Maybe(LocalDate),
  rule: Type.String(),
  source: Type.String(),
})

const PlanSent = Type.Object({
  textHash: Type.Optional(Type.String()),
  document: Type.Optional(Type.String()),
  offeredBy: Type.Optional(Type.String()),
  answered: Type.Optional(Type.Array(Type.String())),
  planId: Type.Optional(Type.String()),
  open: Type.Optional(Type.Array(Type.String())),
  reasons: Type.Optional(Type.Array(Type.Object({ reference: Type.String(), because: Type.String() }))),
  to: Type.String(),
  on: LocalDate,
  version: Type.String(),
})

const EarlierPlan = Type.Object({
  text: Type.String(),
  textHash: Type.String(),
  to: Type.String(),
  document: Type.String(),
  on: LocalDate,
  staffId: Id,
})

const item = {
  point: Type.Optional(Type.String()),
  context: Type.Optional(Type.String()),
  words: Type.String(),
  paragraph: Maybe(Type.String()),
  timeScale: Type.String(),
  on: Maybe(LocalDate),
  itemId: Type.String(),
}

const Item = Type.Object(item)

const Waiting = Type.Object({
  ...item,
  rule: Type.String(),
  notUnderstood: Type.Array(Type.String()),
  recognised: Type.Boolean(),
})

const Text = Type.Object({
  rest: Type.Optional(Type.Array(Item)),
  more: Type.Optional(Type.Boolean()),
  address: Maybe(Type.String()),
  textHash: Type.String(),
  items: Type.Array(Item),
  characters: Type.Number(),
  at: Moment,
})

export const inspectionAnswer = Type.Object({
  fieldwork: Maybe(Type.String()),
  published: Maybe(Published),
  readers: Type.Array(Type.String()),
  follows: Maybe(inspectionById.row),
  followedBy: Type.Array(inspectionById.row),
  mergedInto: Maybe(inspectionById.row),
  tookUp: Type.Array(inspectionById.row),
  corrections: Type.Array(Correction),
  correctionAsked: Maybe(CorrectionAsked),
  mayAgree: Type.Boolean(),
  comments: Maybe(Type.Object({ owed: Type.Boolean(), note: Type.String() })),
  findings: Type.Array(Finding),
  recommendations: Type.Array(Type.Object({ ...recommendationByReference.row.properties, owed: Type.Boolean() })),
  withoutWords: Type.Number(),
  held: Type.Array(Held),
  judgments: Type.Array(Judgment),
  files: Type.Array(FilesGraded),
  dates: Type.Array(KnownDate),
  planDue: Maybe(Moment),
  planSent: Type.Array(PlanSent),
  leftOut: Type.Array(Type.String()),
  earlierPlan: Maybe(EarlierPlan),
  mayConfirmPlan: Type.Boolean(),
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
  kind: OneOf(
    'PEEL',
    'initial',
    're-inspection',
    'post-inspection review',
    'revisit letter',
    'accelerated cause of concern',
    'joint targeted',
    'thematic',
    'other report',
  ),
  programme: OneOf(
    'national child protection inspection, 2014 framework',
    'national child protection inspection, 2024 framework',
    'PEEL',
    'joint targeted area inspection',
    'thematic inspection',
    'IOPC recommendation',
    'coroner, regulation 28 report',
    'child safeguarding practice review',
    'internal audit',
    'police and crime panel',
  ),
  body: Type.String(),
  record: Id,
})
