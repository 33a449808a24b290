// How measures look at an episode: what it is about, plain answers, and duties as answers.
import { type Instant, localHour } from '../../../kernel/time.ts'
import type { Duty } from '../../../practice/duty.ts'
import { type Observation, ofDuty } from '../../../practice/measure.ts'
import type { Folded } from '../../../practice/procedure.ts'
import type { MissingFact } from '../facts.ts'
import { countsAsChild, type EpisodeState } from '../state.ts'

export type FoldedEpisode = Folded<EpisodeState, MissingFact>
export type Observe = (folded: FoldedEpisode) => readonly Observation[]

type About = Pick<Observation, 'team' | 'area' | 'hour' | 'part'>

/** The unit that took the report, its area, and the local hour of the first contact. */
export function about(state: EpisodeState, part: string | null = null): About {
  return {
    team: state.report?.unit ?? null,
    area: state.report?.area ?? null,
    hour: state.reportedAt === null ? null : localHour(state.reportedAt),
    part,
  }
}

/** A plain question: yes, no, or (null) no evidence. */
export function said(
  state: EpisodeState,
  measure: string,
  item: number,
  at: Instant,
  yes: boolean | null,
  part: string | null = null,
): Observation {
  return {
    measure,
    item,
    at,
    dueAt: null,
    doneAt: null,
    recordedAt: null,
    toleranceMinutes: 0,
    yes,
    minutes: null,
    ...about(state, part),
  }
}

/** Each duty of these names, timed from when it began; `part` tells them apart where that matters. */
export function timed(
  folded: FoldedEpisode,
  measure: string,
  names: readonly string[],
  part: (duty: Duty) => string | null = () => null,
): readonly Observation[] {
  return folded.duties
    .filter((duty) => names.includes(duty.name))
    .flatMap((duty, index) => ofDuty(duty, measure, index + 1, about(folded.state, part(duty))) ?? [])
}

/** Minutes count from the first contact, not from when the duty began. */
export const fromFirstContact = (folded: FoldedEpisode, observations: readonly Observation[]): readonly Observation[] =>
  observations.map((one) => ({
    ...one,
    minutes:
      one.doneAt === null || folded.state.reportedAt === null
        ? null
        : Math.max(0, (Date.parse(one.doneAt) - Date.parse(folded.state.reportedAt)) / 60_000),
  }))

/** Children's episodes reported as missing; records that were void never count. */
export const isCounted = ({ state }: FoldedEpisode): boolean =>
  state.report !== null && state.phase !== 'voided' && countsAsChild(state)
export const wasMissing = ({ state }: FoldedEpisode): boolean => state.report?.path === 'missing'
