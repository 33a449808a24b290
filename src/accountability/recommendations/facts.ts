// What can happen to a recommendation. Its standing is not among these: it is computed.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../kernel/time.ts'
import type { Fact, FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { Text } from '../../registers/schemas.ts'
import { answerKinds } from './answer-facts.ts'
import { askedKinds } from './asked-facts.ts'
import { testKinds } from './closure-test-facts.ts'
import { dateKinds } from './date-facts.ts'
import { documentKinds } from './document-facts.ts'
import { stageKinds } from './stage-facts.ts'

const kinds = {
  ...askedKinds,
  ...dateKinds,
  ...answerKinds,
  ...documentKinds,
  ...stageKinds,
  ...testKinds,
  'recommendation.escalated/1': Escalated,
  /** Stands beside the status and changes nothing of it. */
  'recommendation.commented/1': Type.Object({ text: Text(2000) }),
} as const

export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type RecommendationFact = FactsOf<Bodies>
export type Received = Bodies['recommendation.received/2']
export type NewRecommendationFact = {
  [Kind in keyof Bodies]: { readonly kind: Kind; readonly happenedAt: Instant; readonly body: Bodies[Kind] }
}[keyof Bodies]

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): RecommendationFact {
  if (!isRecommendationFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isRecommendationFact = (fact: Fact): fact is RecommendationFact =>
  checks.get(fact.kind)?.Check(fact.body) === true
