// What can happen to an inspection in the register: recorded, published, its findings, grades and counted files; and what a pasted text was read as.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { Escalated } from '../../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, OneOf, Text, When } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'
import { findingFactKinds } from './finding-facts.ts'
import { inspectionKinds } from './kinds-of-report.ts'
import { planKinds } from './plan-facts.ts'
import { stageKinds } from './stage-facts.ts'
import { textKinds } from './text-facts.ts'

const correction = {
  title: Line(300),
  fieldwork: Maybe(Line(60)),
  publishedOn: Maybe(LocalDate),
  address: Maybe(Line(500)),
  because: Text(1000),
}

const kinds = {
  ...findingFactKinds,
  ...planKinds,
  ...textKinds,
  ...stageKinds,
  'inspection.recorded/1': Type.Object({
    reference: Line(60),
    title: Line(300),
    body: Line(100),
    /** As the policy named it on the day of entry. */
    programme: Line(100),
    /** Whether comments under section 55 are owed on its reports, as the policy had it then. Not kept before: the name said it. */
    commentsOwed: Type.Optional(Type.Boolean()),
    kind: OneOf(...inspectionKinds),
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
  /** Nobody who could see the draft was left: asked for by one person, agreed by a chief officer, neither of whom saw it. */
  'inspection.readers-named/1': Type.Object({
    readers: Type.Array(Id, { minItems: 1, maxItems: 50 }),
    because: Text(1000),
    askedBy: Line(),
    agreedBy: Line(),
    request: Id,
  }),
  'inspection.published/1': Type.Object({ on: LocalDate, address: Maybe(Line(500)) }),
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
  'inspection.words-erased/1': WordsErased,
} as const

export type Bodies = BodiesOf<typeof kinds>
export type InspectionFact = FactsOf<Bodies> | FactsOf<ErasedOf<'inspection'>>
export type NewInspectionFact = NewFactsOf<Bodies>
export const read = erasableReaderOf('inspection', kinds)
