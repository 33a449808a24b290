// Where a recommendation comes from, by which rule it is dated, and where it was found again.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'

export const Ruled = Type.Object({ on: LocalDate, words: Type.String(), source: Type.String() })

export const Origin = Type.Object({
  fileHash: Type.Optional(Maybe(Type.String())),
  scaleReason: Type.Optional(Maybe(Type.String())),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  inspectionId: Maybe(Id),
  findingId: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  address: Maybe(Type.String()),
  textHash: Maybe(Type.String()),
  addressee: Type.String(),
  addresseeName: Type.Optional(Maybe(Type.String())),
  withOthers: Type.Optional(Type.Array(Type.String())),
  timeScale: Type.String(),
  baseOn: Maybe(LocalDate),
  dueOn: Maybe(LocalDate),
})

export const FoundAgain = Type.Object({
  inspection: Type.String(),
  inspectionId: Maybe(Id),
  says: Maybe(Type.String()),
  on: LocalDate,
})

/** As its words stood before, and what was shown for the right ones. */
export const WordsCorrected = Type.Object({
  from: Maybe(Type.String()),
  because: Type.String(),
  document: Type.String(),
  textHash: Type.String(),
  agreedBy: Type.String(),
  at: Moment,
})
