// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { DayOrMonth } from './facts.ts'
import { publications } from './publications.ts'
import { inspectionById, recommendationByReference, stages } from './queries.ts'
import { files } from './register-file.ts'

const Generation = Type.Object({
  programme: Type.String(),
  chapters: Type.Array(Type.String()),
  scales: Type.Array(Type.String()),
})

export const inspectionsAnswer = Type.Object({
  inspections: Type.Array(inspectionById.row),
  publications: Type.Array(publications.row),
  files: Type.Array(files.row),
  generations: Type.Array(Generation),
  mayWrite: Type.Boolean(),
})

const RowError = Type.Object({ sentence: Type.String(), row: Type.Number(), column: Type.String() })

const Said = Type.Object({
  row: Type.Number(),
  item: Type.String(),
  marked: Maybe(Type.String()),
  lines: Type.Array(Type.String()),
})

export const registerFileAnswer = Type.Object({
  record: Id,
  rows: Type.Number(),
  errors: Type.Array(RowError),
  textHash: Type.String(),
  at: Moment,
  recorded: Maybe(Type.Object({ records: Type.Number(), at: Moment })),
  said: Type.Array(Said),
  mine: Type.Boolean(),
})

const Force = Type.Object({
  force: Type.String(),
  recordId: Id,
  now: Maybe(stages.row),
  history: Type.Array(stages.row),
})

const Group = Type.Object({ force: Maybe(Type.String()), outcome: Type.String(), on: LocalDate, shown: Type.String() })

const Owed = Type.Object({
  force: Maybe(Type.String()),
  words: Type.String(),
  dueAt: Moment,
  late: Type.Boolean(),
  owner: Type.String(),
  basis: Type.String(),
  source: Type.String(),
})

export const monitoringAnswer = Type.Object({
  forces: Type.Array(Force),
  engaged: Type.Array(Type.String()),
  groups: Type.Array(Group),
  owed: Type.Array(Owed),
  mayWrite: Type.Boolean(),
})

const Again = Type.Object({
  earlier: Type.Optional(Type.Array(Type.Object({ reference: Type.String(), recordId: Id }))),
  reference: Type.String(),
  findingId: Maybe(Type.String()),
  on: Maybe(LocalDate),
  recordId: Maybe(Id),
})

const Offered = Type.Object({
  text: Type.String(),
  findingId: Type.String(),
  textHash: Type.String(),
  document: Type.String(),
  on: DayOrMonth,
  how: OneOf('closed by the inspectorate', 'closed with residual', 'superseded', 'lapsed'),
  staffId: Id,
})

const Ended = Type.Object({
  textHash: Type.Optional(Type.String()),
  offeredBy: Type.Optional(Type.String()),
  findingId: Id,
  document: Type.String(),
  on: DayOrMonth,
  how: OneOf('closed by the inspectorate', 'closed with residual', 'superseded', 'lapsed'),
})

const Open = Type.Object({
  inspection: Type.String(),
  draft: Type.Boolean(),
  inspectionId: Id,
  publishedOn: Maybe(LocalDate),
  recommendations: Type.Array(recommendationByReference.row),
  reference: Type.Optional(Maybe(Type.String())),
  level: Type.Optional(Maybe(Type.Number())),
  kind: OneOf('cause of concern', 'area for improvement', 'finding', 'effective practice'),
  theme: Type.String(),
  words: Maybe(Type.String()),
  findingId: Id,
  paragraph: Maybe(Type.String()),
  again: Maybe(Again),
  measures: Type.Array(Type.String()),
  chapter: Maybe(Type.String()),
  offered: Maybe(Offered),
  ended: Maybe(Ended),
})

export const engagePackAnswer = Type.Object({
  open: Type.Array(Open),
  ended: Type.Array(Open),
  mayPacks: Type.Boolean(),
  at: Moment,
})
