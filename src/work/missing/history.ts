// What earlier episodes say, as raw counts and dates: read when a report is taken and written into it as evidence.
import type { Static } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import type { History } from './fact-parts.ts'
import type { OpenOfChild } from './queries/earlier-episode.ts'
import { onRecordOf } from './queries/on-record.ts'
import { historyOfPerson } from './queries/report.ts'
import type { episodesOfPerson } from './queries.ts'

const days = (count: number) => hours(24 * count)

type Earlier = Omit<Awaited<ReturnType<typeof episodesOfPerson.all>>[number], 'age'>

/**
 * Of a child taken over from another force: when the force here began to look, and which record is theirs. What is known until then counts, also
 * where it came after the first report to the other force.
 */
type TakenOver = { readonly at: Instant; readonly recordId: string | null }

/** Counts include the report being taken, and episodes that its reader may not open; contacts that never became one tell harm and count as none, and those without harm are only named. */
export async function historyOf(
  reader: Reader,
  person: string,
  reportedAt: Instant,
  takenOver: TakenOver | null = null,
): Promise<Static<typeof History>> {
  const before = takenOver?.at ?? reportedAt
  const [rows, onRecord] = await Promise.all([
    historyOfPerson.all(reader, { person, before, limit: 50 }),
    onRecordOf(reader, person, before, takenOver?.recordId ?? null),
  ])
  const earlier = rows.filter((one) => one.record_id !== takenOver?.recordId)
  const concerns = earlier
    .filter((one) => !one.counts)
    .map((one) => ({ recordId: one.record_id, reportedAt: instant(one.reported_at) }))
  return {
    ...historyFrom(
      earlier.filter((one) => one.counts),
      reportedAt,
    ),
    ...(concerns.length === 0 ? {} : { concerns }),
    ...(onRecord === null ? {} : { onRecord }),
  }
}

/** Of an episode that is open: as at its report, or as at its acceptance from another force. */
export const historyOfEpisode = async (reader: Reader, { record_id, person_id, reported_at, taken_over_at }: Open) =>
  await historyOf(
    reader,
    person_id,
    instant(reported_at),
    taken_over_at === null ? null : { at: instant(taken_over_at), recordId: record_id },
  )

type Open = Static<typeof OpenOfChild>

export function historyFrom(earlier: readonly Earlier[], reportedAt: Instant): Static<typeof History> {
  // Harm and exploitation are asked of all; how often, only of those who were missing, and each report once: a search that went to another
  // force and came back is one, and so is what was reported here while the other force was looking already.
  const searches = onePerReport(earlier.filter((one) => one.was_missing && one.reported_at < reportedAt))
  const within = (count: number) => searches.filter((one) => one.reported_at > plus(reportedAt, days(-count)))
  // What was done about the pattern stands, whichever record of a report says it.
  const acted = earlier.filter((one) => one.was_missing && one.reported_at > plus(reportedAt, days(-90)))
  const latest = searches[0]
  const startedAnew =
    latest !== undefined &&
    searches.every((one) => one === latest || one.reported_at <= plus(instant(latest.reported_at), days(-365)))
  // Once a window, from when it was made: a referral late after its report stands as long as one in time.
  const referredAt = lastOf(
    earlier.flatMap(({ was_missing, repeat_referral_at: at }) =>
      was_missing && at !== null && at > plus(reportedAt, days(-90)) ? [at] : [],
    ),
  )
  const exploited = earlier.filter((one) => one.exploitation !== 'none')
  return {
    earlier: earlier.slice(0, 10).map((one) => ({
      recordId: one.record_id,
      reportedAt: instant(one.reported_at),
      closedAt: one.closed_at === null ? null : instant(one.closed_at),
      foundAt: one.found_at,
      harm: one.harm ?? 'not recorded',
      ...(one.harm_disclosed === null ? {} : { disclosedHarm: one.harm_disclosed }),
      ...(one.was_missing ? {} : { concern: true as const }),
      ...(one.phase === 'transferred' ? { withAnotherForce: true as const } : {}),
    })),
    reportsIn90Days: within(90).length + 1,
    reportsIn12Months: within(365).length + 1,
    harmedBefore: worstHarm(earlier),
    exploitationFlag: highestFlag(earlier),
    harmInExploitationEpisode: exploited.some((one) => one.harm === 'harm' || one.harm === 'serious harm'),
    // Measure M3: the episode before this one was the first in twelve clear months, and within 28 days.
    firstEpisodeId:
      latest !== undefined && startedAnew && latest.reported_at > plus(reportedAt, days(-28)) ? latest.record_id : null,
    triggerPlanAt: lastOf(earlier.map((one) => one.trigger_plan_at)),
    repeatReferralAt: referredAt,
    newSinceReferral: newSince(earlier, referredAt),
    partnersMetAt: lastOf(acted.map((one) => one.partners_met_at)),
  }
}

/** The records that the episode names as the child’s from before, those that only are shown included. */
export const earlierRecords = (history: Static<typeof History> | undefined): string[] =>
  [...(history?.earlier ?? []), ...(history?.concerns ?? [])].map((one) => one.recordId)

/** In an episode of ours, or before it by the records of the force that passed the child on. */
function worstHarm(earlier: readonly Earlier[]) {
  const were = (harm: string) => earlier.some((one) => one.harm === harm || one.harm_disclosed === harm)
  if (were('serious harm')) return 'serious harm'
  return were('harm') ? 'harm' : 'no'
}

function highestFlag(earlier: readonly Earlier[]) {
  if (earlier.some((one) => one.exploitation === 'high')) return 'high'
  return earlier.some((one) => one.exploitation !== 'none') ? 'known or suspected' : 'none'
}

/** The records of the first episode that a report follows: two where it was passed on and taken back. */
export function recordsOfFirst({ firstEpisodeId, earlier }: Static<typeof History>): readonly string[] {
  const first = earlier.find((one) => one.recordId === firstEpisodeId)
  const same = earlier.filter((one) => one !== first && one.concern !== true && one.reportedAt === first?.reportedAt)
  return firstEpisodeId === null ? [] : [firstEpisodeId, ...same.map((one) => one.recordId)]
}

type Repeat = {
  readonly first: string
  readonly next: { readonly recordId: string; readonly reportedAt: Instant } | null
}

/** Each first episode in twelve clear months, and the report within 28 days of it; of one that was passed on and taken back both records. */
export function repeatsOf(rows: readonly Earlier[]): readonly Repeat[] {
  const searches = rows.filter((one) => one.was_missing)
  const reports = onePerReport(searches).toSorted((a, b) => (a.reported_at < b.reported_at ? -1 : 1))
  return reports.flatMap((report, index) => {
    const [at, last, after] = [instant(report.reported_at), reports[index - 1], reports[index + 1]]
    if (last !== undefined && instant(last.reported_at) > plus(at, days(-365))) return []
    const again = after !== undefined && instant(after.reported_at) < plus(at, days(28)) ? after : null
    const next = again === null ? null : { recordId: again.record_id, reportedAt: instant(again.reported_at) }
    return searches
      .filter((one) => one.reported_at === report.reported_at)
      .map((one) => ({ first: one.record_id, next }))
  })
}

/** Passed on and taken back, a search has two records and one first report: the record that stayed here stands for both. */
function onePerReport(searches: readonly Earlier[]): readonly Earlier[] {
  const byReport = Map.groupBy(searches, (one) => one.reported_at)
  return [...byReport.values()].flatMap((same) => same.find((one) => one.phase !== 'transferred') ?? same.slice(0, 1))
}

/** Harm, or exploitation, that an episode since the referral showed and none before it had. */
function newSince(earlier: readonly Earlier[], referredAt: Instant | null): ('harm' | 'exploitation')[] {
  if (referredAt === null) return []
  const [since, before] = [
    earlier.filter((one) => one.reported_at > referredAt),
    earlier.filter((one) => one.reported_at <= referredAt),
  ]
  const harmed = (one: Earlier) => one.harm === 'harm' || one.harm === 'serious harm' || one.harm_disclosed !== null
  const exploited = (one: Earlier) => one.exploitation !== 'none'
  return [
    ...(since.some(harmed) && !before.some(harmed) ? (['harm'] as const) : []),
    ...(since.some(exploited) && !before.some(exploited) ? (['exploitation'] as const) : []),
  ]
}

const lastOf = (times: readonly (string | null)[]): Instant | null => {
  const latest = times
    .filter((time) => time !== null)
    .sort()
    .at(-1)
  return latest === undefined ? null : instant(latest)
}
