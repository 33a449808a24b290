// What a finding answers a program, in the pack for engagement and on the page of its inspection.
import Type from 'typebox'
import { DayOrMonth, Id, LocalDate, Maybe, OneOf } from '../../../registers/schemas.ts'
import { recommendationByReference } from './queries.ts'

const How = OneOf('closed by the inspectorate', 'closed with residual', 'superseded', 'lapsed')

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
  how: How,
  staffId: Id,
})

const Ended = Type.Object({
  textHash: Type.Optional(Type.String()),
  offeredBy: Type.Optional(Type.String()),
  findingId: Id,
  document: Type.String(),
  on: DayOrMonth,
  how: How,
})

export const finding = {
  recommendations: Type.Array(recommendationByReference.row),
  reference: Type.Optional(Maybe(Type.String())),
  kind: OneOf('cause of concern', 'area for improvement', 'finding', 'effective practice'),
  theme: Type.String(),
  words: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  again: Maybe(Again),
  measures: Type.Array(Type.String()),
  chapter: Maybe(Type.String()),
  offered: Maybe(Offered),
  ended: Maybe(Ended),
}
