// What can happen to a recommendation. Its standing is not among these: it is computed.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf } from '../../practice/fact.ts'
import { Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { ClosureTest } from './test.ts'

export const kinds = {
  'recommendation.received/1': Type.Object({
    reference: Line(60),
    source: Line(100),
    inspection: Line(200),
    published: Maybe(LocalDate),
    theme: Line(300),
    /** Verbatim; null until a person has entered it from the report. */
    words: Maybe(Text(8000)),
    dueOn: Maybe(LocalDate),
  }),
  'recommendation.stage-recorded/1': Type.Object({ stage: Line(40), because: Text() }),
  'recommendation.date-changed/1': Type.Object({ dueOn: LocalDate, because: Text(), agreedBy: Line() }),
  'recommendation.test-proposed/1': Type.Object({ test: ClosureTest, because: Text() }),
  'recommendation.test-approved/1': Type.Object({ proposedAtPosition: Type.Integer() }),
  /** Appended by the judge's transaction on the day a passing test fails. */
  'recommendation.re-opened/1': Type.Object({ stops: Type.Array(Text(500), { maxItems: 20 }) }),
} as const

export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type RecommendationFact = FactsOf<Bodies>

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): RecommendationFact {
  if (!isRecommendationFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isRecommendationFact = (fact: Fact): fact is RecommendationFact =>
  checks.get(fact.kind)?.Check(fact.body) === true
