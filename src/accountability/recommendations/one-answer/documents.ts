// What it was submitted with, and what documents of others say of it: verified, revisited, closed.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { revisitResults } from '../document-facts.ts'
import { DayOrMonth } from '../fact-parts.ts'

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

const RevisitResult = OneOf(...revisitResults)

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

export const Offered = Type.Object({ ...signed, text: Type.String(), textHash: Type.String(), staffId: Id })
