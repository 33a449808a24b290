// From which whole month on figures count: those since the report was published, and since the sustained period began again.
import { addMonths, dayOf, type Instant, localDate } from '../../kernel/time.ts'
import type { RecommendationState } from './state.ts'

/** `2026-10`; null where every month counts. */
type FirstMonth = string | null

/**
 * The first whole month after the report was published, or, where no day of publication is known, after it was entered: what was so before
 * anybody asked is no answer to what was asked.
 */
export function firstMonthSince({
  received,
  enteredOn,
}: Pick<RecommendationState, 'received' | 'enteredOn'>): FirstMonth {
  const day = received?.published ?? enteredOn
  if (day === null) return null
  return (day.endsWith('-01') ? day : addMonths(dayOf(`${day.slice(0, 7)}-01`), 1)).slice(0, 7)
}

/** What the last reading was computed by. */
type Last = {
  readonly standing: string
  readonly versions: Readonly<Record<string, number>>
  readonly counts_from: string | null
}

type Given = {
  /** The month in which the test was loosened. */
  readonly loosenedIn: FirstMonth
  readonly published: FirstMonth
  readonly last: Last | null
  readonly versions: Readonly<Record<string, number>>
}

export function countsFrom(
  { loosenedIn, published, last, versions }: Given,
  now: Instant,
): { readonly countsFrom: FirstMonth; readonly sincePublished: boolean } {
  const first = latest(latest(loosenedIn, published), definedAnew(last, versions, now))
  return { countsFrom: first, sincePublished: first !== null && first === published && first !== loosenedIn }
}

/** A measure defined anew cannot by itself turn a test to met (R29): what was not met begins its period again. */
function definedAnew(last: Last | null, versions: Readonly<Record<string, number>>, now: Instant): FirstMonth {
  if (last === null) return null
  const anew = Object.entries(versions).some(
    ([measure, version]) => last.versions[measure] !== undefined && last.versions[measure] !== version,
  )
  return anew && last.standing !== 'met' ? localDate(now).slice(0, 7) : last.counts_from
}

/** The gap is a definition too, of a test that asks how wide it may be; readings from before that was kept were by the first. */
export const withGap = (versions: Last['versions'], asked: boolean, version: number): Last['versions'] =>
  asked ? { gap: version, ...versions } : versions

function latest(one: FirstMonth, other: FirstMonth): FirstMonth {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
