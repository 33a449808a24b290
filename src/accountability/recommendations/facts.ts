// What can happen to a recommendation. Its standing is not among these: it is computed.
import Type from 'typebox'
import type { Instant } from '../../kernel/time.ts'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Text } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
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
  'recommendation.words-erased/1': WordsErased,
  'recommendation.escalated/1': Escalated,
  /** Stands beside the status and changes nothing of it. */
  'recommendation.commented/1': Type.Object({ text: Text(2000) }),
} as const

export type Bodies = BodiesOf<typeof kinds>
export type RecommendationFact = FactsOf<Bodies> | FactsOf<ErasedOf<'recommendation'>>
export type Received = Bodies['recommendation.received/2']
export type NewRecommendationFact = {
  [Kind in keyof Bodies]: { readonly kind: Kind; readonly happenedAt: Instant; readonly body: Bodies[Kind] }
}[keyof Bodies]

export const read = erasableReaderOf('recommendation', kinds)
