// A figure after disclosure control, as papers and pages that show public figures answer it to a program.
import Type from 'typebox'
import { Maybe, OneOf } from '../registers/schemas.ts'

const Count = Type.Union([OneOf('1 to 7', '0 to 7', 'not shown'), Type.Number()])

export const publicFigure = {
  yes: Count,
  n: Count,
  percent: Maybe(Type.Number()),
  low: Maybe(Type.Number()),
  high: Maybe(Type.Number()),
  effect: Type.Optional(Type.Number()),
}
