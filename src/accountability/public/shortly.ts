// What the list says beside “yes” and “no” in a few words, since each of them may mean two things: from what is published, so that older releases say it too.
import { endedStages } from '../../practice/stages.ts'
import type { PublicMeasure, PublicRecommendation } from './facts.ts'

type Said = Pick<PublicRecommendation, 'better' | 'stage' | 'standing' | 'supersededBy' | 'filesUnasked'> & {
  readonly measures: readonly Pick<PublicMeasure, 'verdict'>[]
}

export function shortlyOf(one: Said): string | null {
  const { better, stage, standing, supersededBy = null } = one
  if (supersededBy !== null) return `by ${supersededBy.reference}; its last status: ${standing ?? 'none'}`
  const why = whyShortly(one)
  // That it ended is not why the figures say so, nor why they do not.
  return endedStages.includes(stage) && stage !== better ? [why, stage].filter((each) => each !== null).join('; ') : why
}

function whyShortly(one: Said): string | null {
  const { better, standing } = one
  const verdicts = one.measures.map(({ verdict }) => verdict)
  switch (better) {
    case 'yes':
      if (standing !== 'met') return 'not yet as good as was asked'
      return one.filesUnasked
        ? 'as good as was asked; its test asks for nothing of audited files'
        : 'as good as was asked'
    case 'no':
      if (standing === 'no longer met') return 'it was as good as was asked, and is no longer'
      return verdicts.includes('worse') ? 'at least one measure is worse' : 'no clear change'
    default:
      return null
  }
}
