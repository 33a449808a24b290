// The assertion gap after disclosure control, as public pages and papers tell it, and as they answer it to a program.
import Type from 'typebox'
import { monthsInWords } from '../practice/months-in-words.ts'
import { Maybe } from '../registers/schemas.ts'
import { publicFigure } from './public-figure.ts'

export const publicGap = Type.Object({
  measure: Type.String(),
  points: Type.Number(),
  months: Type.Optional(Type.Array(Type.String())),
  onTime: Type.Optional(Type.Object(publicFigure)),
  doneWell: Type.Optional(Type.Object(publicFigure)),
  files: Type.Optional(
    Type.Object({
      measure: Type.String(),
      part: Maybe(Type.String()),
      version: Type.Number(),
      statement: Type.Number(),
      parameters: Type.Array(Type.String()),
    }),
  ),
})

/** As a page shows it: null where the release is from before it was kept. */
export const shownGap = Type.Object({
  measure: Type.String(),
  words: Type.String(),
  over: Maybe(Type.String()),
  onTime: Maybe(Type.Object(publicFigure)),
  doneWell: Maybe(Type.Object(publicFigure)),
})

export type GapGiven<Figure> = {
  readonly measure: string
  readonly points: number
  readonly months?: readonly string[]
  readonly onTime?: Figure
  readonly doneWell?: Figure
}

export const gapShown = <Figure>({ measure, points, months, onTime, doneWell }: GapGiven<Figure>) => ({
  measure,
  words: pointsWords(points),
  over: months === undefined ? null : monthsInWords(months),
  onTime: onTime ?? null,
  doneWell: doneWell ?? null,
})

const pointsWords = (points: number): string =>
  points === 0
    ? 'level with'
    : `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'}`
