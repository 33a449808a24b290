// The demonstration's plan: seed and parameters in, every child's episodes out. Pure; the same seed makes the same plan.
import {
  addDays,
  hours,
  type Instant,
  instant,
  later,
  localDate,
  minutes,
  minutesBetween,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Child, drawChild } from './children.ts'
import { none } from './course/failing.ts'
import { drawCourse } from './course.ts'
import type { ChildsEpisodes, PlannedEpisode } from './episode.ts'
import type { Earlier } from './episode-asked.ts'
import { people } from './force/people.ts'
import given from './missing-parameters.json' with { type: 'json' }
import { openNow } from './open-now.ts'
import { planEpisode } from './plan-episode.ts'
import { defaultRates, type Rates } from './rates.ts'
import { ageAt } from './reported.ts'
import { reportsByChild } from './reports-by-child.ts'

export type Parameters = {
  readonly seed: number
  readonly months: number
  readonly episodesPerYear: number
  readonly rates: Rates
}

export const defaultParameters: Parameters = { seed: 7, months: 12, episodesPerYear: 1200, rates: defaultRates }

type Plan = {
  /** What tells this plan's commands from another's. */
  readonly mark: string
  /** Made first: the children on the board now. */
  readonly open: readonly ChildsEpisodes[]
  /** The children reported last come first, so that the newest months fill soonest. */
  readonly history: readonly ChildsEpisodes[]
}

export function planDemonstration(parameters: Parameters, policy: Policy, until: Instant): Plan {
  const mark = `${JSON.stringify(parameters)}/${until}`
  const reports = Math.round((parameters.episodesPerYear * parameters.months) / 12)
  const taken = new Set(people.map((one) => one.name))
  const chance = chanceOf(parameters.seed, 0)
  const open = openNow({ mark, seed: parameters.seed, policy, until, taken })
  const counts = reportsByChild(reports, chance)
  const history = counts
    .map((count, index) => planChild({ index: index + 1000, count, parameters, policy, until, taken, mark }))
    .filter(({ episodes }) => episodes.length > 0)
    .sort((a, b) => (lastReport(a) < lastReport(b) ? 1 : -1))
  return { mark, open, history }
}

export const historyBegins = ({ months }: Parameters, until: Instant): Instant =>
  startOfLocalDay(addDays(localDate(until), -Math.round(months * 30.4)))

export const episodesOf = (children: readonly ChildsEpisodes[]): readonly PlannedEpisode[] =>
  children.flatMap(({ episodes }) => episodes)

const lastReport = ({ episodes }: ChildsEpisodes): string => episodes.at(-1)?.reportedAt ?? ''

type ChildAsked = {
  readonly index: number
  readonly count: number
  readonly parameters: Parameters
  readonly policy: Policy
  readonly until: Instant
  readonly taken: Set<string>
  readonly mark: string
}

function planChild({ index, count, parameters, policy, until, taken, mark }: ChildAsked): ChildsEpisodes {
  const chance = chanceOf(parameters.seed, index)
  const from = historyBegins(parameters, until)
  const child = drawChild({ index, reports: count, at: from, taken }, chance)
  // The last hours belong to the children who are open now.
  const last = plus(until, hours(-40))
  const times = reportTimes(count, from, last, chance)
  const episodes: PlannedEpisode[] = []
  const earlier: Earlier[] = []
  for (const at of times) {
    const before = episodes.at(-1)
    const reportedAt = before === undefined ? at : later(at, plus(before.endedAt, hours(chance.between(3, 40))))
    if (reportedAt >= last) break
    const setting = {
      rates: parameters.rates,
      through: minutesBetween(from, reportedAt) / minutesBetween(from, until),
      factor: factorOf(child, reportedAt),
    }
    const drawn = drawCourse(child, earlier.length === 0, ageAt(child, reportedAt), setting, chance)
    // Every history is over by now: what is still going on is planned by itself.
    const awayMinutes = Math.min(drawn.awayMinutes, Math.max(30, minutesBetween(reportedAt, until) - 26 * 60))
    const asked = { mark: `${mark}/${index}/${episodes.length}`, child, reportedAt, earlier, policy, chance }
    const first = planEpisode({ ...asked, course: { ...drawn, awayMinutes } })
    // Too late to be closed by now: then everything after the return went well, and a few still wait for their close.
    const planned =
      first.episode.endedAt <= until
        ? first
        : planEpisode({ ...asked, course: { ...drawn, awayMinutes, failing: none } })
    episodes.push({ ...planned.episode, acts: planned.episode.acts.filter((act) => act.at <= until) })
    if (planned.earlier !== null) earlier.unshift(planned.earlier)
  }
  return { child, episodes }
}

/** Half of all first repeats come within 28 days (Sidebottom and others 2020); the others anywhere in what is left. */
function reportTimes(count: number, from: Instant, until: Instant, chance: Chance): readonly Instant[] {
  const days = minutesBetween(from, until) / 1440
  const soon = count > 1 && chance.yes(given.repeat.first_repeat_within_28d)
  // Those who go often begin early; the others may be reported first in any month.
  const first = chance.between(0, count > 5 ? days * 0.3 : days)
  const second = soon ? [first + chance.between(1.5, 27)] : []
  const begin = Math.min(first + (soon ? 27 : 29), days - 1)
  const rest = Array.from({ length: count - 1 - second.length }, () => chance.between(begin, days))
  return [first, ...second, ...rest]
    .sort((a, b) => a - b)
    .map((day) => atEvening(plus(from, minutes(day * 1440)), chance))
}

/** Most reports come in the evening. The hour is London's, but for the nights on which the clocks change. */
function atEvening(day: Instant, chance: Chance): Instant {
  const hour = chance.weighted(hourWeights)
  return plus(startOfLocalDay(localDate(day)), minutes(Number(hour) * 60 + chance.whole(0, 59)))
}

const hourWeights: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: 24 }, (_, hour) => [`${hour}`, weightOf(hour)]),
)

function weightOf(hour: number): number {
  if (given.hour_of_report_peak.peak_hours.includes(hour)) return 9
  return hour < 15 ? 2.2 : 4.5
}

/** Which teams and hours do worse, so that the spread between them can be seen (M27). */
function factorOf(child: Child, at: Instant): number {
  const team = unitFactors[child.unit] ?? 1
  const hour = Number(instant(at).slice(11, 13))
  return team * (hour >= 22 || hour < 6 ? 1.2 : 0.95)
}

const unitFactors: Readonly<Record<string, number>> = {
  'burton-response': 1.45,
  'stafford-response': 0.75,
  'tamworth-response': 0.85,
}
