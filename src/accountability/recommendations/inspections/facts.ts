// What can happen to an inspection in the register: recorded, published, its findings, grades and counted files; and what a pasted text was read as.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { Escalated } from '../../../registers/escalated.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { DayOrMonth, Id, Line, LocalDate, Maybe, Text, When } from '../../../registers/schemas.ts'
import { DocumentText } from '../document.ts'
import { findingKinds, inspectionKinds, programmes } from './scales.ts'

const among = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const waysToEnd = ['closed by the inspectorate', 'closed with residual', 'superseded', 'lapsed'] as const
const ending = {
  findingId: Id,
  how: among(waysToEnd),
  /** As far as it is published: a day, or a month alone. */
  on: DayOrMonth,
  document: Line(300),
}

const entered = {
  recordId: Id,
  reference: Line(60),
  theme: Line(300),
  paragraph: Maybe(Line(60)),
  findingId: Maybe(Id),
  addressee: Line(100),
  timeScale: Line(30),
  /** Why it is another time scale than the words give. */
  scaleReason: Type.Optional(Maybe(Text(1000))),
  on: Maybe(LocalDate),
  address: Maybe(Line(500)),
  textHash: Maybe(Hash),
}
const correction = {
  title: Line(300),
  fieldwork: Maybe(Line(60)),
  publishedOn: Maybe(LocalDate),
  address: Maybe(Line(500)),
  because: Text(1000),
}

export const Item = Type.Object({
  itemId: Id,
  words: Text(8000),
  /** Of a point in a list its own words, without those above the list. Not kept at first. */
  point: Type.Optional(Text(8000)),
  timeScale: Line(30),
  on: Maybe(LocalDate),
  paragraph: Maybe(Line(60)),
  /** The text around it. Texts read before it was kept have none. */
  context: Type.Optional(Text(10_000)),
})

const kinds = {
  'inspection.recorded/1': Type.Object({
    reference: Line(60),
    title: Line(300),
    body: Line(100),
    programme: among(programmes),
    kind: among(inspectionKinds),
    /** As far as it is published: `2021-09`, `September 2021`. */
    fieldwork: Maybe(Line(60)),
    follows: Maybe(Id),
    /** Who may see it before it is published. */
    readers: Type.Array(Id, { maxItems: 50 }),
    /** How many recommendations the report makes, in the register or not. */
    asked: Type.Optional(Maybe(Type.Integer({ minimum: 0, maximum: 1_000 }))),
    embargoUntil: Type.Optional(Maybe(When)),
  }),
  'inspection.readers-changed/1': Type.Object({ readers: Type.Array(Id, { maxItems: 50 }) }),
  'inspection.published/1': Type.Object({ on: LocalDate, address: Maybe(Line(500)) }),
  'inspection.found/1': Type.Object({
    findingId: Id,
    /** By which later rows and findings name it. */
    reference: Type.Optional(Maybe(Line(60))),
    kind: among(findingKinds),
    chapter: Maybe(Line(120)),
    theme: Line(300),
    words: Maybe(Text(8000)),
    paragraph: Maybe(Line(60)),
    measures: Type.Array(Line(10), { maxItems: 20 }),
    /** From 0 to 1: what its one measure must show for it to hold. Without one it says that it has no test. */
    level: Type.Optional(Maybe(Type.Number({ minimum: 0, maximum: 1 }))),
    /** The same was found before: as which recommendation or finding, and when first. */
    again: Maybe(
      Type.Object({
        reference: Line(60),
        recordId: Maybe(Id),
        findingId: Maybe(Id),
        on: Maybe(LocalDate),
        /** What that repeats in its turn: the recommendations down to the first. Not followed at first. */
        earlier: Type.Optional(Type.Array(Type.Object({ reference: Line(60), recordId: Id }), { maxItems: 50 })),
      }),
    ),
  }),
  /** The document's words, hashed by Vigil. It counts when a second person has read it. */
  'inspection.ending-offered/1': Type.Object({ ...ending, textHash: Hash, text: DocumentText }),
  'inspection.ending-refused/1': Type.Object({ findingId: Id, because: Text(1000) }),
  'inspection.finding-ended/1': Type.Object({
    ...ending,
    textHash: Type.Optional(Hash),
    /** Who offered the document that somebody else confirmed. */
    offeredBy: Type.Optional(Id),
  }),
  'inspection.judged/1': Type.Object({ chapter: Line(120), scale: Line(30), grade: Line(40) }),
  'inspection.files-counted/1': Type.Object({
    area: Line(120),
    n: Type.Integer({ minimum: 0, maximum: 100_000 }),
    good: Type.Integer({ minimum: 0 }),
    requiresImprovement: Type.Integer({ minimum: 0 }),
    inadequate: Type.Integer({ minimum: 0 }),
  }),
  /** The six-week letter left: which version of the plan, and to whom. */
  'inspection.plan-sent/1': Type.Object({
    version: Line(60),
    to: Line(),
    on: LocalDate,
    /** The plan whose approved version it was. Not asked before versions were chosen. */
    planId: Type.Optional(Id),
    /** References of what was open of the report that day, and of that what the version holds an action for. Not kept before: it answered all. */
    open: Type.Optional(Type.Array(Line(60), { maxItems: 1_000 })),
    answered: Type.Optional(Type.Array(Line(60), { maxItems: 1_000 })),
    reasons: Type.Optional(Type.Array(Type.Object({ reference: Line(60), because: Line(300) }), { maxItems: 200 })),
    /** Of a plan that was sent before the register was kept: its letter, and who offered it. */
    document: Type.Optional(Line(300)),
    textHash: Type.Optional(Hash),
    offeredBy: Type.Optional(Id),
  }),
  /** It went before the register knew of the inspection. It counts when a second person has read the letter. */
  'inspection.earlier-plan-offered/1': Type.Object({
    to: Line(),
    on: LocalDate,
    document: Line(300),
    textHash: Hash,
    text: DocumentText,
  }),
  'inspection.earlier-plan-refused/1': Type.Object({ because: Text(1000) }),
  'inspection.text-read/1': Type.Object({
    textHash: Hash,
    characters: Type.Integer({ minimum: 1 }),
    address: Maybe(Line(500)),
    items: Type.Array(Item, { maxItems: 200 }),
    /** What sounds as if it asked for something or gave a time, and was not recognised. Not kept at first. */
    rest: Type.Optional(Type.Array(Item, { maxItems: 200 })),
    /** The text held more than one paste may. */
    more: Type.Optional(Type.Boolean()),
  }),
  'inspection.item-confirmed/1': Type.Object({ itemId: Id, recordId: Id, reference: Line(60) }),
  'inspection.item-dismissed/1': Type.Object({ itemId: Id, because: Line(300) }),
  /** A recommendation of a draft: it opens its record on the day the report is published. */
  'inspection.recommendation-held/1': Type.Object({ ...entered, words: Maybe(Text(8000)), itemId: Maybe(Id) }),
  /** Typed in from the report, where no text was pasted. */
  'inspection.recommendation-entered/1': Type.Object({ recordId: Id, reference: Line(60) }),
  /** Whether a document is a report in the sense of section 55 is not said anywhere: set by hand, with a note. */
  'inspection.comments-set/1': Type.Object({ owed: Type.Boolean(), note: Text(1000) }),
  /** A main report took up causes of concern that were reported before it. */
  'inspection.merged/1': Type.Object({ into: Id, reference: Line(60) }),
  'inspection.correction-asked/1': Type.Object(correction),
  'inspection.correction-refused/1': Type.Object({ because: Text(1000) }),
  'inspection.corrected/1': Type.Object({
    ...correction,
    /** The second person, where a date was corrected. */
    agreedBy: Maybe(Line()),
  }),
  'inspection.escalated/1': Escalated,
} as const

export type Bodies = BodiesOf<typeof kinds>
export type InspectionFact = FactsOf<Bodies>
export type NewInspectionFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
