// What the plain summary of an episode answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe } from '../../../../registers/schemas.ts'
import { OpenToFew, restricted, Source } from './parts.ts'

/** Of the box that the page shows it in. */
const rows = Type.Number()

export const episodeSummaryAnswer = Type.Union([
  Type.Object(restricted),
  Type.Object({
    restricted: Type.Boolean(),
    openToFew: OpenToFew,
    inTitle: Type.String(),
    recordId: Id,
    source: Maybe(Source),
    text: Type.String(),
    rows,
  }),
  Type.Object({ recordId: Id, source: Type.Null(), text: Type.String(), rows }),
])
