// What an inspection found, graded and counted, and by which document a finding ended.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, OneOf, Text, When } from '../../../registers/schemas.ts'
import { DocumentText } from '../document.ts'
import { DayOrMonth, Hash } from '../fact-parts.ts'
import { findingKinds } from './kinds-of-report.ts'

export const waysToEnd = [
  'closed by the inspectorate',
  'closed with residual',
  'superseded',
  'lapsed',
  'entered in error',
] as const
const ending = {
  findingId: Id,
  how: OneOf(...waysToEnd),
  /** As far as it is published: a day, or a month alone. */
  on: DayOrMonth,
  document: Line(300),
}

const found = {
  findingId: Id,
  /** By which later rows and findings name it. */
  reference: Type.Optional(Maybe(Line(60))),
  kind: OneOf(...findingKinds),
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
}

/** What may be corrected of it. What it repeats is counted on other records, and stays. */
const correctable = {
  kind: OneOf(...findingKinds),
  theme: Line(300),
  chapter: Maybe(Line(120)),
  words: Maybe(Text(8000)),
  paragraph: Maybe(Line(60)),
  measures: Type.Array(Line(10), { maxItems: 20 }),
  level: Type.Optional(Maybe(Type.Number({ minimum: 0, maximum: 1 }))),
}
const source = { because: Text(1000), document: Line(300), textHash: Hash }

export const findingFactKinds = {
  'inspection.found/1': Type.Object(found),
  /** It was entered wrongly: the document's words beside it. It counts when a second person has read them. */
  'inspection.finding-correction-asked/1': Type.Object({
    findingId: Id,
    to: Type.Object(correctable),
    ...source,
    text: DocumentText,
  }),
  'inspection.finding-correction-refused/1': Type.Object({ findingId: Id, because: Text(1000) }),
  /** Names the fact that it corrects and is read in its place, with all that stood before. */
  'inspection.finding-corrected/1': Type.Object({
    ...found,
    before: Type.Array(Type.Object({ ...correctable, ...source, askedBy: Id, agreedBy: Maybe(Line()), on: When }), {
      minItems: 1,
      maxItems: 50,
    }),
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
}
