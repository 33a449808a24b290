// One measure and one assertion gap as they are kept where they were published: after disclosure control, and the same for ever.
import Type, { type Static } from 'typebox'
import { Line, Maybe } from '../registers/schemas.ts'

const Count = Type.Union([
  Type.Literal('1 to 7'),
  Type.Literal('0 to 7'),
  Type.Literal('not shown'),
  Type.Integer({ minimum: 0 }),
])
const Percent = Maybe(Type.Integer({ minimum: 0, maximum: 100 }))
/** `effect`: the design effect that the interval allows for; figures from before it was published take every case as independent. */
const Effect = Type.Optional(Type.Number({ minimum: 1 }))
const figure = { yes: Count, n: Count, percent: Percent, low: Percent, high: Percent, effect: Effect }
const verdicts = ['improved', 'worse', 'no clear change', 'nothing counted', 'too few cases'] as const
export type PublicVerdict = (typeof verdicts)[number]
export const PublicFigure = Type.Object(figure)

/** What is optional came with the second format: a release of the first stays as it was. */
export const PublicMeasure = Type.Object({
  measure: Line(60),
  part: Type.Optional(Maybe(Line(60))),
  version: Type.Integer(),
  question: Line(300),
  numerator: Line(400),
  denominator: Line(400),
  asked: Line(100),
  year: PublicFigure,
  /** How many of the twelve months the year's figure counts. */
  counted: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  change: Line(200),
  verdict: Type.Optional(Type.Enum([...verdicts])),
  /** Empty where too many months have too few cases. */
  months: Type.Array(Type.Object({ month: Line(7), ...figure }), { maxItems: 36 }),
  /** Which of the release's statements counted it, and with what in place of $1, $2 … */
  statement: Type.Optional(Type.Integer({ minimum: 0 })),
  parameters: Type.Optional(Type.Array(Line(300), { maxItems: 30 })),
})
export type PublicMeasure = Static<typeof PublicMeasure>

/**
 * How many points “on time” is above “done well” in the published figures, where both have a percentage. Of the cases of those months that
 * were audited: releases from before they were kept hold twelve months beside the files drawn in them.
 */
export const PublicGap = Type.Object({
  measure: Line(60),
  points: Type.Number(),
  months: Type.Optional(Type.Array(Line(7), { maxItems: 12 })),
  onTime: Type.Optional(PublicFigure),
  doneWell: Type.Optional(PublicFigure),
  /** Which measure the files are of, and what counted them: n is yes and no, those without a grade that stands left out. */
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
export type PublicGap = Static<typeof PublicGap>
