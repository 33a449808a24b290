// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'

const Source = Type.Object({ reference: Type.String(), system: Type.String(), createdAt: Moment })

export const episodeSummaryAnswer = Type.Union([
  Type.Object({
    restricted: Type.Boolean(),
    inTitle: Type.String(),
    name: Type.String(),
    recordId: Id,
    ask: Type.Array(Type.String()),
  }),
  Type.Object({
    restricted: Type.Boolean(),
    inTitle: Type.String(),
    recordId: Id,
    source: Maybe(Source),
    text: Type.String(),
    lines: Type.Number(),
  }),
  Type.Object({ recordId: Id, source: Type.Null(), text: Type.String(), lines: Type.Number() }),
])
