// What the force wrote of a recommendation may be erased: somebody may have named a child there. The report's own words stay where it is published, and so does what the public reads.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'

export const recommendationWords = ownWordsOf({
  procedure: recommendation,
  kind: 'recommendation.words-erased/1',
  words: 'what was written about a recommendation, and is not published',
  without,
})

function without(fact: RecommendationFact, facts: readonly RecommendationFact[]): object | null {
  switch (fact.kind) {
    // Of a report that is published the words are its own: of another, those of whoever wrote it.
    case 'recommendation.received/1':
    case 'recommendation.received/2':
      if (fact.body.published !== null) return withoutReason(fact)
      return { ...(withoutReason(fact) ?? fact.body), theme: gone, words: fact.body.words === null ? null : gone }
    case 'recommendation.words-entered/1': {
      const left = withoutReason(fact)
      return isOfPublished(facts) ? left : { ...(left ?? fact.body), words: gone }
    }
    case 'recommendation.commented/1':
      return { text: gone }
    case 'recommendation.update-given/1':
    case 'recommendation.submitted/1':
      return { ...fact.body, says: gone }
    case 'recommendation.words-correction-asked/1':
      return { ...fact.body, because: gone, text: gone }
    // Its hash says which document it was.
    case 'recommendation.document-offered/1':
    case 'recommendation.revisit-offered/1':
      return fact.body.address !== null && isConfirmed(fact.body.textHash, facts) ? null : { ...fact.body, text: gone }
    case 'recommendation.document-refused/1':
    case 'recommendation.revisit-refused/1':
    case 'recommendation.rejection-refused/1':
    case 'recommendation.superseding-refused/1':
    case 'recommendation.date-refused/1':
    // Its words are the report's; why they were put right, or not, is the force's to say.
    case 'recommendation.words-corrected/1':
    case 'recommendation.words-correction-refused/1':
    case 'recommendation.addressee-correction-asked/1':
    case 'recommendation.addressee-correction-refused/1':
    case 'recommendation.addressee-corrected/1':
    case 'recommendation.extension-applied/1':
      return { ...fact.body, because: gone }
    // Agreed, the public reads why.
    case 'recommendation.rejection-asked/1':
    case 'recommendation.superseding-asked/1':
    case 'recommendation.date-asked/1':
      return isAgreed(fact.body.because, facts) ? null : { ...fact.body, because: gone }
    // Rejected or in part accepted, it is the answer under section 55.
    case 'recommendation.stage-recorded/1':
      return ['rejected', 'partly accepted'].includes(fact.body.stage) ? null : { ...fact.body, because: gone }
    default:
      return null
  }
}

/** Why another time scale than the words give is the force's to say, of a published report too. */
const withoutReason = ({ body }: { readonly body: object }): object | null =>
  'scaleReason' in body && typeof body.scaleReason === 'string' ? { ...body, scaleReason: gone } : null

const isOfPublished = (facts: readonly RecommendationFact[]): boolean =>
  facts.some(
    (one) =>
      (one.kind === 'recommendation.received/1' || one.kind === 'recommendation.received/2') &&
      one.body.published !== null,
  )

const isConfirmed = (hash: string, facts: readonly RecommendationFact[]): boolean =>
  facts.some(
    (one) =>
      (one.kind === 'recommendation.verified/1' || one.kind === 'recommendation.revisited/1') &&
      one.body.textHash === hash,
  )

const isAgreed = (because: string, facts: readonly RecommendationFact[]): boolean =>
  facts.some(
    (one) =>
      (one.kind === 'recommendation.superseded/1' ||
        one.kind === 'recommendation.date-changed/1' ||
        one.kind === 'recommendation.stage-recorded/1') &&
      one.body.because === because,
  )
