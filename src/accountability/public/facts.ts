// What is public of the recommendations: frozen once, after disclosure control, and the same for ever.
import Type, { type Static } from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'

const Count = Type.Union([Type.Literal('1 to 7'), Type.Integer({ minimum: 0 })])
const Percent = Maybe(Type.Integer({ minimum: 0, maximum: 100 }))
const figure = { yes: Count, n: Count, percent: Percent, low: Percent, high: Percent }
export const PublicFigure = Type.Object(figure)

export const PublicMeasure = Type.Object({
  measure: Line(60),
  version: Type.Integer(),
  question: Line(300),
  numerator: Line(400),
  denominator: Line(400),
  asked: Line(100),
  year: PublicFigure,
  change: Line(200),
  months: Type.Array(Type.Object({ month: Line(7), ...figure }), { maxItems: 36 }),
})

export const PublicRecommendation = Type.Object({
  id: Id,
  reference: Line(60),
  source: Line(100),
  inspection: Line(200),
  published: Maybe(LocalDate),
  theme: Line(300),
  words: Maybe(Text(8000)),
  timeScale: Maybe(Line(300)),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Integer(),
  foundAgain: Type.Integer(),
  stage: Line(60),
  standing: Maybe(Line(40)),
  standingWords: Line(300),
  since: Maybe(When),
  better: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('too early to say')]),
  betterBecause: Line(400),
  loosened: Type.Array(Text(600), { maxItems: 50 }),
  measures: Type.Array(PublicMeasure, { maxItems: 12 }),
})
export type PublicRecommendation = Static<typeof PublicRecommendation>

export const Release = Type.Object({
  format: Type.Literal(1),
  force: Line(60),
  forceName: Line(100),
  frozenAt: When,
  ledgerSize: Type.Integer({ minimum: 0 }),
  policyVersion: Line(200),
  /** The statement that counted: what is shown is its answer after disclosure control. */
  sql: Text(8000),
  recommendations: Type.Array(PublicRecommendation, { maxItems: 1000 }),
})
export type Release = Static<typeof Release>

export const kinds = { 'published-figures.frozen/1': Release } as const
export type Bodies = BodiesOf<typeof kinds>
export type PublishedFact = FactsOf<Bodies>
export const read = readerOf(kinds)
