// What a finding answers a program, in the pack for engagement and on the page of its inspection.
import Type from 'typebox'
import { Id, LocalDate, Maybe, OneOf } from '../../../registers/schemas.ts'
import { DayOrMonth } from '../fact-parts.ts'
import { waysToEnd } from './finding-facts.ts'
import { findingKinds } from './kinds-of-report.ts'
import { recommendationByReference } from './queries/asked.ts'

/** With its status in words, or why there is none. */
export const AskedSaid = Type.Object({ ...recommendationByReference.row.properties, status: Type.String() })

const How = OneOf(...waysToEnd)

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
  recommendations: Type.Array(AskedSaid),
  reference: Type.Optional(Maybe(Type.String())),
  kind: OneOf(...findingKinds),
  theme: Type.String(),
  words: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  again: Maybe(Again),
  measures: Type.Array(Type.String()),
  chapter: Maybe(Type.String()),
  offered: Maybe(Offered),
  ended: Maybe(Ended),
}
