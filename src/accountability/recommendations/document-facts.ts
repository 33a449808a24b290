// What it was submitted with, and what documents of others say of it: verified, closed, revisited.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, OneOf, Text } from '../../registers/schemas.ts'
import { DocumentText } from './document.ts'
import { DayOrMonth, Hash } from './fact-parts.ts'

/** How far a revisit found it: the three words of the inspectorate's letters (accountability.md section 2). */
export const revisitVocabulary = ['no meaningful improvement', 'improved, not routine', 'routine'] as const

/** And of a letter that uses none of the three: it is not routine, and nothing is said of improvement. Nobody makes it say more than it does. */
export const revisitResults = [...revisitVocabulary, 'not routine'] as const

export const saysNoMore = 'the letter does not say whether it improved'

/** What a document says of itself, and by which route it verifies. */
const signed = {
  route: Type.Union([Type.Literal('inspector'), Type.Literal('chief constable')]),
  /** As the policy's table named it then. */
  routeCode: Type.Optional(Line(60)),
  routeLabel: Type.Optional(Line(200)),
  by: Line(),
  document: Line(300),
  on: LocalDate,
  address: Maybe(Line(500)),
}

export const documentKinds = {
  /** With what was computed on that day: handing in says nothing about whether it is met. */
  'recommendation.submitted/1': Type.Object({ to: Line(), standing: Maybe(Line(40)), says: Text() }),
  /** The document's words, hashed by Vigil. It counts when a second person has read it. */
  'recommendation.document-offered/1': Type.Object({ ...signed, textHash: Hash, text: DocumentText }),
  'recommendation.document-refused/1': Type.Object({ because: Text(1000) }),
  /** An inspector's document, or a sign-off that no inspector has looked behind. */
  'recommendation.verified/1': Type.Object({
    ...signed,
    textHash: Maybe(Hash),
    /** Who offered the document that somebody else confirmed. Before documents were offered there was nobody. */
    offeredBy: Type.Optional(Id),
  }),
  /** The inspectorate closed the cause of concern that it answers, by this document. */
  'recommendation.closed/1': Type.Object({
    how: Type.Union([Type.Literal('closed by the inspectorate'), Type.Literal('closed with residual')]),
    on: DayOrMonth,
    document: Line(300),
    inspectionId: Id,
    findingId: Id,
  }),
  /** The letter's words, hashed by Vigil. It counts when a second person has read it. */
  'recommendation.revisit-offered/1': Type.Object({
    result: OneOf(...revisitResults),
    inspection: Line(),
    on: LocalDate,
    says: Maybe(Text()),
    address: Maybe(Line(500)),
    textHash: Hash,
    text: DocumentText,
  }),
  'recommendation.revisit-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.revisited/1': Type.Object({
    result: OneOf(...revisitResults),
    inspection: Line(),
    on: LocalDate,
    says: Maybe(Text()),
    /** Of the letter. Before letters were offered and confirmed there was none. */
    address: Type.Optional(Maybe(Line(500))),
    textHash: Type.Optional(Hash),
    offeredBy: Type.Optional(Id),
  }),
}
