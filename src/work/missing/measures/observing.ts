// How measures look at an episode: what it is about, plain answers, and duties as answers.
import { type Instant, localHour } from '../../../kernel/time.ts'
import type { Duty } from '../../../practice/duty.ts'
import { type About, type Observation, ofDuty, plain } from '../../../practice/measure.ts'
import type { Folded } from '../../../practice/procedure.ts'
import type { MissingFact } from '../facts.ts'
import { countsAsChild, type EpisodeState, wasEverMissing } from '../state.ts'

export type FoldedEpisode = Folded<EpisodeState, MissingFact>
export type Observe = (folded: FoldedEpisode) => readonly Observation[]

/** The unit that took the report, its area, and the local hour of the first contact with this force. */
export function about(state: EpisodeState, part: string | null = null): About {
  const since = state.report?.acceptedAt ?? state.reportedAt
  return {
    team: state.report?.unit ?? null,
    area: state.report?.area ?? null,
    hour: since === null ? null : localHour(since),
    part,
  }
}

/** A plain question about an episode. */
export const said = (
  state: EpisodeState,
  measure: string,
  item: number,
  at: Instant,
  yes: boolean | null,
  part: string | null = null,
): Observation => plain(measure, item, at, yes, about(state, part))

/** Each duty of these names, timed from when it began; `part` tells them apart where that matters. */
export function timed(
  folded: FoldedEpisode,
  measure: string,
  names: readonly string[],
  part: (duty: Duty) => string | null = () => null,
  team: (duty: Duty) => string | null = () => null,
): readonly Observation[] {
  return folded.duties
    .filter((duty) => names.includes(duty.name))
    .flatMap((duty, index) => {
      const reported = about(folded.state, part(duty))
      return ofDuty(duty, measure, index + 1, { ...reported, team: team(duty) ?? reported.team }) ?? []
    })
}

/** For duties that fall to the owner: the unit of who owned the episode when the duty began. */
export function ownersUnit(folded: FoldedEpisode): (duty: Duty) => string | null {
  const units = new Map(folded.steps.map(({ fact, state }) => [fact.position, state.owner?.unit ?? null]))
  return (duty) => units.get(duty.startingPosition) ?? null
}

/** For what falls to whoever is sent: the unit of the first owner. */
export function firstOwnersUnit({ steps }: FoldedEpisode): () => string | null {
  const first = steps.find(({ fact }) => fact.kind === 'missing.assigned/1')?.state.owner?.unit ?? null
  return () => first
}

/** The grade that stood when a duty began: what a later one makes of it changes nothing about what was owed. */
export function gradeAtStart(folded: FoldedEpisode): (duty: Duty) => string | null {
  const levels = new Map(folded.steps.map(({ fact, state }) => [fact.position, state.level]))
  return (duty) => levels.get(duty.startingPosition) ?? null
}

/** Answered by this fact and no other, whatever met the duty. */
export const answeredBy = (one: Observation, fact: MissingFact): Observation => ({
  ...one,
  doneAt: fact.happenedAt,
  recordedAt: fact.recordedAt,
  yes: null,
  minutes: minutesSince(one.at, fact.happenedAt),
})

/** Known not to have been done: it counts against once its time has passed. */
export const notDone = (one: Observation): Observation => ({
  ...one,
  doneAt: null,
  recordedAt: null,
  yes: false,
  minutes: null,
})

/** Minutes count from T0, not from when the duty began: the first contact, or the loss of contact that began this search. */
export function fromFirstContact(
  { steps, state }: FoldedEpisode,
  observations: readonly Observation[],
): readonly Observation[] {
  const begun = [...new Set(steps.flatMap((step) => step.state.clocksFrom ?? []))]
  return observations.map((one) => {
    const from = begun.findLast((since) => since <= one.at) ?? state.reportedAt
    return { ...one, minutes: one.doneAt === null || from === null ? null : minutesSince(from, one.doneAt) }
  })
}

const minutesSince = (from: Instant, until: Instant): number =>
  Math.max(0, (Date.parse(until) - Date.parse(from)) / 60_000)

/** Children's episodes reported as missing; records that were void never count. */
export const isCounted = ({ state }: FoldedEpisode): boolean =>
  state.report !== null && state.phase !== 'voided' && countsAsChild(state)
export const wasMissing = ({ state }: FoldedEpisode): boolean => wasEverMissing(state)
