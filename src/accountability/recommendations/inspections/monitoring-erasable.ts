// What was typed of the inspectorate's monitoring may be erased: what the oversight group said comes here from a pack that was presented, and why a stage changed is never published. Days and stages stay.
import { gone, ownWordsOf } from '../../../registers/words-erased.ts'
import { monitoring } from './monitoring.ts'
import type { MonitoringFact } from './monitoring-facts.ts'

export const monitoringWords = ownWordsOf({
  procedure: monitoring,
  kind: 'monitoring.words-erased/1',
  words: 'why a stage of monitoring changed, and what the oversight group said',
  without,
})

function without(fact: MonitoringFact): object | null {
  switch (fact.kind) {
    case 'monitoring.stage-recorded/1':
      return fact.body.because === null ? null : { ...fact.body, because: gone }
    case 'monitoring.group-met/1':
      return { ...fact.body, shown: gone, outcome: gone }
    default:
      return null
  }
}
