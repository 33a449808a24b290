// What was typed of the plan itself may be erased: a version that was approved holds the words of its actions. Owners, dates, states, references and each version’s hash stay.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import { type Content, hashOf } from './versions/content.ts'
import type { PlanFact } from './versions/facts.ts'
import { plan } from './versions/procedure.ts'

export const planWords = ownWordsOf({
  procedure: plan,
  kind: 'plan.words-erased/1',
  words: 'what was written in the versions of a plan, approved ones too',
  without,
})

function without(fact: PlanFact): object | null {
  switch (fact.kind) {
    case 'plan.opened/1':
      return { ...fact.body, title: gone, to: gone }
    case 'plan.drafted/1': {
      const { content, hash = hashOf(content) } = fact.body
      return { ...fact.body, content: unworded(content), because: gone, hash }
    }
    case 'plan.submitted/1':
      return fact.body.receipt === null ? null : { ...fact.body, receipt: gone }
    case 'plan.accepted/1':
      return fact.body.words === null ? null : { ...fact.body, words: gone }
    case 'plan.queried/1':
      return { ...fact.body, words: gone }
    default:
      return null
  }
}

/** What the register says of a recommendation stands there: here was a copy. */
const unworded = (content: Content): Content => ({
  ...content,
  recommendations: content.recommendations.map((one) => ({
    ...one,
    theme: gone,
    words: one.words === null ? null : gone,
    ...(one.noAction == null ? {} : { noAction: gone }),
    ...(one.atOnce?.reported == null ? {} : { atOnce: { reported: { ...one.atOnce.reported, to: gone, says: gone } } }),
  })),
  actions: content.actions.map((one) => ({
    ...{ ...one, text: gone, auditOnly: one.auditOnly === null ? null : gone },
    ...{ guidance: [], videos: [], training: null },
  })),
})
