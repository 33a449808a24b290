// What a measure said of twelve whole months on a day, after disclosure control: kept in a fact, and read as it is now.
import Type, { type Static } from 'typebox'
import type { Reader } from '../kernel/database.ts'
import type { Instant } from '../kernel/time.ts'
import { Line, Maybe } from '../registers/schemas.ts'
import { PublicFigure, PublicGap, PublicMeasure } from './public-measure.ts'

/** What a measure said of twelve whole months, after disclosure control. */
export const FigureThen = Type.Object({
  measure: Line(60),
  question: Line(300),
  year: PublicFigure,
  /** The last of the twelve months. */
  last: Line(7),
  /** Of a matter of time how far it was above “done well”, and of which months; null where that could not be said. */
  gap: Type.Optional(Maybe(PublicGap)),
  /**
   * All that was counted for it, months too: what is published later of the same months says the same. Null where they had been published
   * before; figures from before it was kept have none, and do not hold later ones.
   */
  whole: Type.Optional(Maybe(PublicMeasure)),
})
export type FigureThen = Static<typeof FigureThen>

/** As it stands in public: its months come with the release. */
export const withoutWhole = ({ whole: _, ...figure }: FigureThen): FigureThen => figure

/** What a measure says now, fit for the public; null for a measure nobody knows. */
export type ReadFigure = (reader: Reader, force: string, measure: string, now: Instant) => Promise<FigureThen | null>
