// What the clock of the UK Missing Persons Unit goes by at HIGH, whichever force had the child: since when the grade is HIGH, and whether the unit was told.
import { type Instant, isBeforeMinuteOf } from '../../kernel/time.ts'
import type { EpisodeState } from './state.ts'

/** Since when this search stands at HIGH, counted through whoever passed the child on; null where it does not. */
export function highSince(state: EpisodeState): Instant | null {
  const here = state.grades.filter(({ at }) => !isBefore(at, state.clocksFrom))
  const last = here.findLastIndex(({ level }) => level !== 'HIGH')
  const first = here[last + 1]
  if (first === undefined) return null
  return isFirstHere(state, first.position) ? (state.report?.highSince ?? first.at) : first.at
}

/** When the unit was told of this search, by us or by whoever passed the child on; null where nobody told it. */
export function unitToldAt(state: EpisodeState): Instant | null {
  const { report, clocksFrom, done } = state
  const accepted = report?.acceptedAt !== undefined && report.acceptedAt === clocksFrom
  const since = accepted ? report.firstContactAt : clocksFrom
  return done.findLast(({ action, at }) => action === 'missing persons unit told' && !isBefore(at, since))?.at ?? null
}

/** The first grade after the child was accepted, in the same search: what they graded HIGH and we too was HIGH all along. */
const isFirstHere = ({ report, clocksFrom, grades }: EpisodeState, position: number): boolean =>
  report?.acceptedAt !== undefined && report.acceptedAt === clocksFrom && grades[0]?.position === position

const isBefore = (at: Instant, since: Instant | null): boolean => since !== null && isBeforeMinuteOf(at, since)
