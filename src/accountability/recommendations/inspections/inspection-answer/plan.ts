// The dates that its publication sets, and the plans that were sent.
import Type from 'typebox'
import { Id, LocalDate, Maybe } from '../../../../registers/schemas.ts'

export const KnownDate = Type.Object({
  words: Type.String(),
  on: Maybe(LocalDate),
  rule: Type.String(),
  source: Type.String(),
})

export const PlanSent = Type.Object({
  textHash: Type.Optional(Type.String()),
  document: Type.Optional(Type.String()),
  offeredBy: Type.Optional(Type.String()),
  answered: Type.Optional(Type.Array(Type.String())),
  planId: Type.Optional(Type.String()),
  open: Type.Optional(Type.Array(Type.String())),
  reasons: Type.Optional(Type.Array(Type.Object({ reference: Type.String(), because: Type.String() }))),
  ended: Type.Array(Type.Object({ reference: Type.String(), stage: Type.String(), on: LocalDate })),
  to: Type.String(),
  on: LocalDate,
  version: Type.String(),
})

export const AllEnded = Type.Object({
  ended: Type.Array(Type.Object({ reference: Type.String(), stage: Type.String() })),
  on: LocalDate,
})

export const EarlierPlan = Type.Object({
  text: Type.String(),
  textHash: Type.String(),
  to: Type.String(),
  document: Type.String(),
  on: LocalDate,
  staffId: Id,
})
