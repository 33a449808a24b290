// The parts that answers to a program are made of here, each once.
import Type from 'typebox'
import { DayOrMonth, Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'

export const Ruled = Type.Object({ on: LocalDate, words: Type.String(), source: Type.String() })

export const Origin = Type.Object({
  fileHash: Type.Optional(Maybe(Type.String())),
  scaleReason: Type.Optional(Maybe(Type.String())),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  inspectionId: Maybe(Id),
  findingId: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  address: Maybe(Type.String()),
  textHash: Maybe(Type.String()),
  addressee: Type.String(),
  timeScale: Type.String(),
  baseOn: Maybe(LocalDate),
  dueOn: Maybe(LocalDate),
})

export const BaseChange = Type.Object({ baseOn: LocalDate, because: Type.String(), at: Moment })

export const Submitted = Type.Object({ to: Type.String(), standing: Maybe(Type.String()), at: Moment })

/** What a document says of itself, and by which route it verifies. */
const signed = {
  routeCode: Type.Optional(Type.String()),
  routeLabel: Type.Optional(Type.String()),
  address: Maybe(Type.String()),
  route: OneOf('inspector', 'chief constable'),
  by: Type.String(),
  document: Type.String(),
  on: LocalDate,
  at: Moment,
}

export const Verified = Type.Object({
  ...signed,
  offeredBy: Type.Optional(Type.String()),
  textHash: Maybe(Type.String()),
  text: Maybe(Type.String()),
})

export const SupersedingAsked = Type.Object({
  staffId: Id,
  by: Type.String(),
  reference: Type.String(),
  because: Type.String(),
  at: Moment,
})

export const Superseded = Type.Object({ because: Type.String(), agreedBy: Maybe(Type.String()), at: Moment })

const Audit = Type.Object({
  topic: Type.String(),
  files: Type.Number(),
  leastGood: Type.Number(),
  mostInadequate: Type.Number(),
  windowMonths: Type.Number(),
})

const Kind = OneOf('timeliness', 'completeness', 'outcome', 'audited quality')

const Better = OneOf('higher', 'lower')

const Criterion = Type.Object({
  kind: Kind,
  better: Better,
  measure: Type.String(),
  part: Maybe(Type.String()),
  threshold: Type.Number(),
  minimumN: Type.Number(),
})

export const Test = Type.Object({
  audit: Type.Optional(Maybe(Audit)),
  expiresOn: Type.Optional(Maybe(LocalDate)),
  noOpenConcern: Type.Optional(Type.Boolean()),
  mostGapPoints: Type.Optional(Maybe(Type.Number())),
  scope: Type.Optional(Maybe(Type.String())),
  criteria: Type.Array(Criterion),
  sustainedMonths: Type.Number(),
  mostNotEvidenced: Type.Number(),
})

export const Supersede = Type.Object({
  test: Type.Optional(Maybe(Test)),
  because: Type.Optional(Type.String()),
  dateChanges: Type.Optional(Type.Number()),
  reference: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  foundAgain: Type.Number(),
  firstFoundOn: Maybe(LocalDate),
})

const RevisitResult = OneOf('no meaningful improvement', 'not routine', 'improved, not routine', 'routine')

export const Revisit = Type.Object({
  address: Type.Optional(Maybe(Type.String())),
  textHash: Type.Optional(Type.String()),
  offeredBy: Type.Optional(Type.String()),
  inspection: Type.String(),
  says: Maybe(Type.String()),
  on: LocalDate,
  result: RevisitResult,
})

export const RevisitOffered = Type.Object({
  inspection: Type.String(),
  text: Type.String(),
  address: Maybe(Type.String()),
  textHash: Type.String(),
  says: Maybe(Type.String()),
  on: LocalDate,
  result: RevisitResult,
  staffId: Id,
})

export const FoundAgain = Type.Object({
  inspection: Type.String(),
  inspectionId: Maybe(Id),
  says: Maybe(Type.String()),
  on: LocalDate,
})

export const Closed = Type.Object({
  inspectionId: Type.String(),
  findingId: Type.String(),
  document: Type.String(),
  on: DayOrMonth,
  how: OneOf('closed by the inspectorate', 'closed with residual'),
})

export const EndedBefore = Type.Object({
  text: Maybe(Type.String()),
  document: Type.String(),
  on: DayOrMonth,
  reopenedAt: Moment,
})

export const Reopening = Type.Object({
  at: Moment,
  stops: Type.Array(Type.String()),
  by: OneOf('figures', 'document', 'closure test'),
})

export const ScopeChange = Type.Object({
  at: Moment,
  from: Maybe(Type.String()),
  to: Maybe(Type.String()),
  because: Type.String(),
})

export const RejectionAsked = Type.Object({ by: Type.String(), because: Type.String(), at: Moment })

export const Offered = Type.Object({ ...signed, text: Type.String(), textHash: Type.String(), staffId: Id })

export const DateSet = Type.Object({ dueOn: LocalDate, because: Type.String(), agreedBy: Type.String(), at: Moment })

export const Responsible = Type.Object({ staffId: Id, name: Type.String(), post: Type.String() })

export const Update = Type.Object({ to: Type.String(), says: Type.String(), on: LocalDate })

const Done = Type.Object({
  address: Maybe(Type.String()),
  to: Type.String(),
  document: Type.String(),
  on: LocalDate,
})

const Published = Type.Object({ address: Type.String(), by: Type.String(), on: LocalDate })

const Applied = Type.Object({ because: Type.String(), on: LocalDate, until: Type.String() })

export const Answer = Type.Object({
  by: Type.String(),
  rule: Type.String(),
  source: Type.String(),
  done: Maybe(Done),
  published: Maybe(Published),
  applied: Maybe(Applied),
  waits: Type.Boolean(),
  given: Maybe(Type.String()),
  document: Maybe(Type.String()),
})

export const Assured = Type.Object({
  disagrees: Type.Boolean(),
  record_id: Id,
  because: Type.String(),
  assurance: Type.String(),
  decided_on: LocalDate,
  standing_then: Maybe(Type.String()),
})

export const CriterionNow = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  label: Type.String(),
  kind: Kind,
  threshold: Type.Number(),
  better: Better,
  asks: Type.String(),
  n: Type.Number(),
  yes: Type.Number(),
  notEvidenced: Type.Number(),
  share: Maybe(Type.String()),
  value: Maybe(Type.Number()),
  low: Type.Number(),
  high: Type.Number(),
  interval: Type.String(),
})

const OnTime = Type.Object({
  share: Type.Number(),
  n: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  words: Type.String(),
})

const Gap = Type.Object({
  points: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  onTime: OnTime,
  doneWell: OnTime,
})

export const Gaps = Type.Object({ measure: Type.String(), gap: Maybe(Gap), words: Maybe(Type.String()) })

export const Table = Type.Object({
  caption: Type.String(),
  head: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
})

export const Cell = Type.Object({
  n: Type.Number(),
  verdict: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
})

export const History = Type.Object({ at: Moment, standing: Type.String(), since: Moment, ledger_size: Type.Number() })

export const DateChange = Type.Object({
  from: Type.String(),
  dueOn: LocalDate,
  because: Type.String(),
  agreedBy: Type.String(),
  at: Moment,
})

export const DateAsked = Type.Object({
  by: Type.String(),
  dueOn: LocalDate,
  because: Type.String(),
  baseOn: Maybe(LocalDate),
  at: Moment,
})

export const Comment = Type.Object({ by: Type.String(), text: Type.String(), at: Moment })

export const Loosening = Type.Object({ at: Moment, sentences: Type.Array(Type.String()), because: Type.String() })
