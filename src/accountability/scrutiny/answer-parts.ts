// What answers about scrutiny are made of, each once.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'

/** A recommendation with how far the office is assured of it. */
export const assured = {
  reference: Type.String(),
  record_id: Id,
  theme: Type.String(),
  words: Maybe(Type.String()),
  due_on: Maybe(LocalDate),
  stage: Type.String(),
  loosenings: Type.Array(Type.Unknown()),
  date_changes: Type.Number(),
  standing: Maybe(Type.String()),
  tested: Type.Boolean(),
  untestable: Maybe(Type.String()),
  assurance: Maybe(Type.String()),
  decided_on: Maybe(LocalDate),
  standing_then: Maybe(Type.String()),
  /** Asked of the local policing body itself. */
  ours: Type.Boolean(),
}

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
