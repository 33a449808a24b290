// A recount: the figures from observations in memory, as `counted` in practice/measure.ts counts each.
import { type Instant, localDate } from '../../kernel/time.ts'
import { type Counted, counted, type Observation, took } from '../../practice/measure.ts'
import { quantile } from '../../practice/statistics.ts'
import type { Figures, Grouping, Window } from './figures.ts'
import { type Grouped, pairsOf } from './same-child.ts'

type RecountAsked = Omit<Window, 'force'> & {
  readonly measure: string
  readonly part?: string | null
  readonly by?: Grouping
}

type OfRecord = Observation & { readonly recordId?: string }

export function recount(observations: readonly OfRecord[], asked: RecountAsked): readonly Figures[] {
  const by = asked.by ?? 'all'
  const groups = new Map<string, OfRecord[]>()
  for (const one of observations) {
    if (one.measure !== asked.measure || !isWithin(one, asked)) continue
    if (asked.part != null && one.part !== asked.part) continue
    const group = groupOf(one, by)
    const known = groups.get(group)
    if (known) known.push(one)
    else groups.set(group, [one])
  }
  const pairs = pairsOf(
    [...groups].flatMap(([group, some]) => some.flatMap((one) => ofChild(one, group, asked.now))),
    by,
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, some]) => ({ ...figuresOf(group, some, asked.now), alike: pairs.get(group) ?? [] }))
}

/** None of what is not yet to be counted, nor where neither child nor record is said. */
function ofChild(one: OfRecord, group: string, now: Instant): readonly Grouped[] {
  const [child, how] = [one.child ?? one.recordId, counted(one, now)]
  return child === undefined || how === 'not yet' ? [] : [{ child, home: one.home ?? null, group, yes: how === 'yes' }]
}

export const isWithin = (one: Observation, asked: Pick<Window, 'from' | 'until'>): boolean =>
  one.at >= asked.from && one.at < asked.until

function figuresOf(group: string, observations: readonly Observation[], now: Instant): Figures {
  const how = observations.map((one) => counted(one, now))
  const count = (which: Counted) => how.filter((one) => one === which).length
  const times = observations.flatMap((one) => took(one, now) ?? []).sort((a, b) => a - b)
  const done = times.filter(Number.isFinite)
  return {
    group,
    yes: count('yes'),
    no: count('no'),
    notEvidenced: count('not evidenced'),
    notYet: count('not yet'),
    timed: done.length,
    neverDone: times.length - done.length,
    p50: reached(quantile(times, 0.5)),
    p90: reached(quantile(times, 0.9)),
    longest: done.at(-1) ?? null,
  }
}

const reached = (time: number | null): number | null => (time !== null && Number.isFinite(time) ? time : null)

function groupOf(one: Observation, by: Grouping): string {
  switch (by) {
    case 'all':
      return 'all'
    case 'month':
      return localDate(one.at).slice(0, 7)
    case 'team':
      return one.team ?? 'not known'
    case 'area':
      return one.area ?? 'not known'
    case 'hour':
      return one.hour === null ? 'not known' : String(one.hour).padStart(2, '0')
    case 'part':
      return one.part ?? 'no part'
  }
}
