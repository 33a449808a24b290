// Which facts are real action: what moves the search on or protects the child. A note is not one.
import { actionOf, notDone } from './actions.ts'
import type { MissingFact } from './facts.ts'

/** Real action moves the search on or protects the child. Grading, notes, decisions, reviews, a senior's look, handovers and escalations do not. */
export function isReal(fact: MissingFact): boolean {
  switch (fact.kind) {
    case 'missing.action-recorded/1':
      return (
        !['oversight', 'decision'].includes(actionOf.get(fact.body.action)?.group ?? '') &&
        !notDone.some((outcome) => outcome === fact.body.outcome)
      )
    case 'missing.family-contacted/1':
      return fact.body.reached !== false
    case 'missing.photograph-added/1':
    case 'missing.deployed/1':
    case 'missing.arrived/1':
    case 'missing.located/1':
    case 'missing.returned/1':
    case 'missing.police-protection-begun/1':
      return true
    default:
      return false
  }
}
