// What the local policing body wrote in a decision, or in a draft of one, may be erased: somebody may have named a child there. What it decided stays, and what is published of it.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { DecisionFact } from './facts.ts'
import { scrutinyDecision } from './procedure.ts'

export const decisionWords = ownWordsOf({
  procedure: scrutinyDecision,
  kind: 'scrutiny-decision.words-erased/1',
  words: 'what the local policing body wrote in a decision or a draft, and did not publish',
  without,
})

function without(fact: DecisionFact, facts: readonly DecisionFact[]): object | null {
  switch (fact.kind) {
    case 'scrutiny-decision.drafted/1': {
      const nothing = { forum: null, topic: null, questions: null, because: null, evidence: null, furtherAction: null }
      const kept = { ...fact.body, ...nothing }
      return Object.entries(fact.body).every(([field, value]) => value === null || !(field in nothing)) ? null : kept
    }
    case 'scrutiny-decision.made/1': {
      const unpublished = { ...fact.body, questions: gone, evidence: gone }
      // What was published is never taken away: it was looked at first, and names nobody.
      if (facts.some(({ kind }) => kind === 'scrutiny-decision.published/1')) return unpublished
      return {
        ...{ ...unpublished, forum: gone, topic: gone, because: gone },
        furtherAction: fact.body.furtherAction === null ? null : gone,
      }
    }
    case 'scrutiny-decision.published/1': {
      const { lookedAt } = fact.body
      return lookedAt === null ? null : { ...fact.body, lookedAt: { ...lookedAt, because: gone } }
    }
    default:
      return null
  }
}
