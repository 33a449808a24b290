// What facts of recommendations and of inspections are made of.
import Type from 'typebox'
import { OneOf } from '../../registers/schemas.ts'

/** SHA-256, as Vigil computes it of a text or a file. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** As far as a day is published: it, or its month alone. */
export const DayOrMonth = Type.String({ pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' })

/** Other bodies that a report asks together with the one whose part is followed. */
export const WithOthers = Type.Array(OneOf('local policing body', 'another body'), { maxItems: 2 })
