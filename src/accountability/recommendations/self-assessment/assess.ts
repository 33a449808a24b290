// What a revisit would be told of a recommendation, by its status and what changed: a pure rule.
import type { Said } from '../../../practice/statistics.ts'
import type { revisitVocabulary } from '../document-facts.ts'

type Assessed = { readonly result: (typeof revisitVocabulary)[number] | null; readonly because: string }

/**
 * What a revisit would be told: routine only where the closure test passes. Null where the records cannot say, which is no
 * improvement either.
 */
export function assess(standing: string | null, changes: readonly Said[]): Assessed {
  switch (standing) {
    case 'met':
      return { result: 'routine', because: 'The closure test passes.' }
    case 'no longer met': {
      const now = notMet(changes)
      return { ...now, because: `The closure test passed before but no longer does. ${now.because}` }
    }
    case 'not met':
      return notMet(changes)
    case 'insufficient data':
      return {
        result: null,
        because: 'There are too few cases, too little is recorded, or no closure test is still in force.',
      }
    default:
      return { result: null, because: 'No closure test has been approved and computed.' }
  }
}

function notMet(changes: readonly Said[]): Assessed {
  if (changes.includes('worse'))
    return {
      result: 'no meaningful improvement',
      because: 'At least one measure is worse than in the year it is compared with.',
    }
  if (changes.length > 0 && changes.every((one) => one === 'nothing counted'))
    return { result: null, because: 'Not met, and there is not yet an earlier year to compare with.' }
  return changes.includes('improved')
    ? {
        result: 'improved, not routine',
        because: 'At least one measure has improved and none is worse; it is not yet as good as the test asks.',
      }
    : { result: 'no meaningful improvement', because: 'There are enough cases, and no clear change.' }
}
