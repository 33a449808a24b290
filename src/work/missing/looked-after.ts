// Whether a child is looked after, and which home they were missing from: children of one home may be served alike, and measures allow for it.
import { homeNumber } from '../../registers/measures.ts'
import { heldOnRecord } from './grade/care-on-record.ts'
import type { EpisodeState } from './state.ts'

/** As answered in this episode; where it was not, as known from earlier records. */
export function isLookedAfter({ answers, report }: EpisodeState): boolean {
  const answer = answers['looked-after']?.answer ?? 'not known'
  return answer === 'not known' ? heldOnRecord(report?.history.onRecord).lookedAfterOnRecord : answer === 'yes'
}

/** Where the child is placed; the place last seen, where nobody said. Only of looked-after children: “the park” of others is no home. */
export function homeOf(forceId: string, state: EpisodeState): string | null {
  const place = state.placement?.place ?? state.report?.lastSeen.place ?? ''
  return place.trim() === '' || !isLookedAfter(state) ? null : homeNumber(forceId, place)
}
