// What a measure said of twelve whole months on a day, after disclosure control: kept in a fact, and read as it is now.
import Type, { type Static } from 'typebox'
import type { Reader } from '../kernel/database.ts'
import type { Instant } from '../kernel/time.ts'
import { Line, Maybe } from '../registers/schemas.ts'

const Count = Type.Union([Type.Integer({ minimum: 0 }), Type.Enum(['1 to 7', '0 to 7', 'not shown'])])
const Percent = Maybe(Type.Integer({ minimum: 0, maximum: 100 }))

/** The design effect that the interval allows for; figures from before it was published take every case as independent. */
const Effect = Type.Optional(Type.Number({ minimum: 1 }))
const PublicCounts = { yes: Count, n: Count, percent: Percent, low: Percent, high: Percent, effect: Effect }

const GapThen = Type.Object({
  measure: Line(60),
  points: Type.Number(),
  months: Type.Optional(Type.Array(Line(7), { maxItems: 12 })),
  onTime: Type.Optional(Type.Object(PublicCounts)),
  doneWell: Type.Optional(Type.Object(PublicCounts)),
  files: Type.Optional(
    Type.Object({
      measure: Line(60),
      part: Maybe(Line(60)),
      version: Type.Integer(),
      statement: Type.Integer({ minimum: 0 }),
      parameters: Type.Array(Line(300), { maxItems: 30 }),
    }),
  ),
})

/** What a measure said of twelve whole months, after disclosure control. */
export const FigureThen = Type.Object({
  measure: Line(60),
  question: Line(300),
  year: Type.Object(PublicCounts),
  /** The last of the twelve months. */
  last: Line(7),
  /** Of a matter of time how far it was above “done well”, and of which months; null where that could not be said. */
  gap: Type.Optional(Maybe(GapThen)),
})
export type FigureThen = Static<typeof FigureThen>

/** What a measure says now, fit for the public; null for a measure nobody knows. */
export type ReadFigure = (reader: Reader, force: string, measure: string, now: Instant) => Promise<FigureThen | null>
