// What the plain summary of an episode answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe } from '../../../../registers/schemas.ts'
import { restricted, Source } from './parts.ts'

export const episodeSummaryAnswer = Type.Union([
  Type.Object(restricted),
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
