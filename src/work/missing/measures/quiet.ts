// M7: times without real action while the child is missing, each judged by the grade it passed under and the force's limit of that day.
import { type Instant, later, minutes, minutesBetween, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { isReal } from '../real-action.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { type FoldedEpisode, type Observe, said } from './observing.ts'

/**
 * Left too long, it counts where the first such time began, whether or not the child is found since; never left too long, where the search
 * ended here. Of a child still missing the time that runs counts once it has run too long and a record of what broke it can no longer come.
 * The minutes are the longest time without action; without end while one that is too long still runs.
 */
export const longestInactivity: Observe = (folded) => {
  const { state, policyAt } = folded
  if (state.level === null) return []
  const { ended, running, endedAt } = quietTimes(folded)
  const longest = Math.max(0, ...ended.map(({ from, until }) => minutesBetween(from, until)))
  const observed = (at: Instant, yes: boolean | null) => ({
    ...said(state, 'M7', 1, at, yes, state.level),
    minutes: longest,
  })
  const tooLong = ended.find(({ since, until, most }) => minutesBetween(since, until) > most)
  if (tooLong !== undefined) return [observed(tooLong.since, true)]
  if (running === null) return endedAt === null ? [] : [observed(endedAt, false)]
  const limit = plus(running.since, minutes(running.most))
  const { recordingToleranceMinutes: toleranceMinutes } = policyAt(running.since)
  return [
    {
      ...observed(running.since, null),
      dueAt: limit,
      doneAt: limit,
      recordedAt: limit,
      toleranceMinutes,
      minutes: null,
    },
  ]
}

/** From the last real action, or since when it is judged by the grade of now; how many minutes that grade allows. */
type Quiet = { readonly from: Instant; readonly since: Instant; readonly most: number }

type QuietTimes = {
  readonly ended: readonly (Quiet & { readonly until: Instant })[]
  readonly running: Quiet | null
  /** When the search ended here: located, known to be somewhere, or passed on. */
  readonly endedAt: Instant | null
}

function quietTimes({ steps, state: now, policyAt }: FoldedEpisode): QuietTimes {
  const ended: (Quiet & { until: Instant })[] = []
  let raisedAt: Instant | null = null
  let endedAt: Instant | null = null
  const quiet = (state: EpisodeState): Quiet | null => {
    const { lastRealAt, clocksFrom } = state
    if (!isMissing(state) || lastRealAt === null) return null
    // What was done before contact was lost again began no quiet time: nobody was looking.
    const from = clocksFrom === null ? lastRealAt : later(lastRealAt, clocksFrom)
    const high = state.level === 'HIGH'
    // A grade that rises begins its own shorter limit.
    const since = raisedAt !== null ? later(from, raisedAt) : from
    return { from, since, most: setting(policyAt(since), high ? 'gap.high' : 'gap.other') }
  }
  for (const { fact, before, state } of steps) {
    const isHigh = state.level === 'HIGH'
    const regraded = before.level !== null && (before.level === 'HIGH') !== isHigh
    const ends = isMissing(before) && !isMissing(state)
    const running = isReal(fact) || regraded || ends ? quiet(before) : null
    if (running !== null) ended.push({ ...running, until: fact.happenedAt })
    if (regraded) raisedAt = isHigh ? fact.happenedAt : null
    if (ends) endedAt = fact.happenedAt
  }
  return { ended, running: quiet(now), endedAt }
}
