// The parts that answers to a program are made of here, each once.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'

export const Called = Type.Object({
  heldOn: LocalDate,
  place: Type.String(),
  stream: Maybe(Type.String()),
  questionsBy: Maybe(Type.String()),
})

export const Paper = Type.Object({
  releaseId: Id,
  publishedAt: Moment,
  ledgerSize: Type.Number(),
  at: Moment,
})
