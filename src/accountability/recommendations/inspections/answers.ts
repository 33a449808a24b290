// What the pages of inspections, of a file of the register and of monitoring answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'
import { finding } from './finding-answer.ts'
import { FigureNow } from './inspection-answer/found.ts'
import { publications } from './publications.ts'
import { inspectionsInStages, stages } from './queries.ts'
import { files } from './register-file.ts'

const Generation = Type.Object({
  programme: Type.String(),
  chapters: Type.Array(Type.String()),
  /** False where it grades no chapters at all. */
  grades: Type.Boolean(),
  scales: Type.Array(Type.String()),
  source: Type.String(),
})

export const inspectionsAnswer = Type.Object({
  /**
   * `recommendations`: those in the register, or held of a draft; `open`: those that nothing has ended. `stage` is the last that it reached, with its day; null where
   * none is recorded.
   */
  inspections: Type.Array(
    Type.Object({
      ...inspectionsInStages.row.properties,
      recommendations: Type.Integer(),
      open: Type.Integer(),
      stage: Maybe(Type.String()),
    }),
  ),
  publications: Type.Array(publications.row),
  files: Type.Array(files.row),
  /** Drafts that nobody in post may open, for whoever may ask for readers. */
  unread: Type.Number(),
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
  /** It holds a draft: nobody but whoever had it looked at opens it. */
  underEmbargo: Type.Boolean(),
})

const Cause = Type.Object({ findingId: Id, theme: Type.String() })

/** Each day a day, a month or a year, as far as it is published; and in words. */
const InWords = Type.Object({ announced: Type.String(), decided: Type.String(), effective: Type.String() })

const Force = Type.Object({
  force: Type.String(),
  recordId: Id,
  /** The stage of the day asked about. */
  now: Maybe(stages.row),
  /** A later stage that may have begun by then: only its month or year is published. */
  perhaps: Maybe(stages.row),
  history: Type.Array(Type.Object({ ...stages.row.properties, causes: Type.Array(Cause), inWords: InWords })),
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
  /** The day that it is said of. */
  on: LocalDate,
  today: LocalDate,
  words: Type.Array(Type.String()),
  /** Of how many forces of England and Wales. */
  of: Type.Integer(),
  forces: Type.Array(Force),
  engaged: Type.Array(Type.String()),
  /** Of these the published days do not settle whether they were. */
  notCertain: Type.Array(Type.String()),
  /** Whether the force that keeps this register is among those in engage. */
  own: Type.Boolean(),
  groups: Type.Array(Group),
  owed: Type.Array(Owed),
  mayWrite: Type.Boolean(),
})

const Open = Type.Object({
  inspection: Type.String(),
  draft: Type.Boolean(),
  inspectionId: Id,
  publishedOn: Maybe(LocalDate),
  level: Type.Optional(Maybe(Type.Number())),
  figures: Type.Array(FigureNow),
  ...finding,
  findingId: Id,
})

export const engagePackAnswer = Type.Object({
  open: Type.Array(Open),
  ended: Type.Array(Open),
  mayPacks: Type.Boolean(),
  at: Moment,
})
