// What was written of an action of the plan may be erased: somebody may have named a child there. Whose it is, its dates and its state stay. The versions of a plan go by themselves.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { ActionFact, Details, Early } from './action/facts.ts'
import { action } from './action/procedure.ts'

export const actionWords = ownWordsOf({
  procedure: action,
  kind: 'action.words-erased/1',
  words: 'what was written of an action of the plan, outside its approved versions',
  without,
})

function without(fact: ActionFact): object | null {
  switch (fact.kind) {
    case 'action.written/1':
      return {
        ...fact.body,
        details: unworded(fact.body.details),
        dates: fact.body.dates === null ? null : { ...fact.body.dates, ...passed(fact.body.dates) },
      }
    case 'action.rewritten/1':
      return { details: unworded(fact.body.details), because: gone }
    case 'action.dated/1':
      return fact.body.passed === undefined ? null : { ...fact.body, ...passed(fact.body) }
    case 'action.started/1':
      return fact.body.early === undefined ? null : early(fact.body.early)
    case 'action.claimed/1':
      return { evidence: gone, links: [], ...early(fact.body.early) }
    case 'action.checked/1':
      return { found: gone, ...early(fact.body.early) }
    case 'action.returned/1':
    case 'action.date-asked/1':
    case 'action.date-refused/1':
    case 'action.withdrawal-asked/1':
    case 'action.withdrawal-refused/1':
    case 'action.withdrawn/1':
    case 'action.file-withdrawn/1':
      return { ...fact.body, because: gone }
    case 'action.effect-shown/1':
      return { ...fact.body, shownBy: gone }
    default:
      return null
  }
}

const unworded = (details: Details): Details => ({
  ...details,
  text: gone,
  auditOnly: details.auditOnly === null ? null : gone,
  guidance: [],
  videos: [],
  training: null,
})

const passed = (dates: { readonly passed?: string }) => (dates.passed === undefined ? {} : { passed: gone })
const early = (one: Early | undefined) => (one === undefined ? {} : { early: { ...one, because: gone } })
