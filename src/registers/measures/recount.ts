// A recount: the figures from observations in memory, as `counted` in practice/measure.ts counts each.
import { type Instant, localDate } from '../../kernel/time.ts'
import { type Counted, counted, type Observation, took } from '../../practice/measure.ts'
import { quantile } from '../../practice/statistics.ts'
import type { Figures, Grouping, Window } from './figures.ts'
import { none, oneARecord, type Ranked } from './one-a-record.ts'

type RecountAsked = Omit<Window, 'force'> & {
  readonly measure: string
  readonly part?: string | null
  readonly by?: Grouping
}

/** With the record of each it also says, by month, what one case of each record comes to. */
export function recount(
  observations: readonly (Observation & { readonly recordId?: string })[],
  asked: RecountAsked,
): readonly Figures[] {
  const groups = new Map<string, Observation[]>()
  const ranked: Ranked[] = []
  for (const one of observations) {
    if (one.measure !== asked.measure || !isWithin(one, asked)) continue
    if (asked.part != null && one.part !== asked.part) continue
    const group = groupOf(one, asked.by ?? 'all')
    const known = groups.get(group)
    if (known) known.push(one)
    else groups.set(group, [one])
    const { recordId, item } = one
    if (asked.by === 'month' && recordId !== undefined)
      ranked.push({ recordId, item, month: group, how: counted(one, asked.now) })
  }
  const records = ranked.length === 0 ? null : oneARecord(ranked)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, some]) => ({
      ...figuresOf(group, some, asked.now),
      ...(records === null ? {} : { oneARecord: records.get(group) ?? none }),
    }))
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
