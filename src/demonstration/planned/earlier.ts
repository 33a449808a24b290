// What the next report of a child will find of this episode.
import type { Instant } from '../../kernel/time.ts'
import type { Act } from '../episode.ts'
import type { Earlier, EpisodeAsked } from '../episode-asked.ts'

type Found = {
  readonly locatedAt: Instant
  readonly referredAt: Instant | null
  readonly planAt: Instant | null
  readonly metAt: Instant | null
}

export const metAt = (acts: readonly Act[]): Instant | null =>
  acts.findLast((act) => act.body['action'] === 'strategy meeting held')?.at ?? null

/** What the next report of this child will find. */
export function earlierRow(
  id: string,
  { child, course, reportedAt }: EpisodeAsked,
  phase: string,
  closedAt: Instant,
  rules: readonly string[],
  found: Found | null,
): Earlier {
  return {
    record_id: id,
    phase,
    reported_at: reportedAt,
    located_at: found?.locatedAt ?? null,
    found_at: found === null ? null : course.foundAt,
    closed_at: closedAt,
    level: null,
    harm: found === null ? null : course.harm,
    harm_disclosed: null,
    exploitation: exploitationBy(rules),
    looked_after: child.lookedAfter,
    return_interview: null,
    repeat_referral_at: found?.referredAt ?? null,
    trigger_plan_at: found?.planAt ?? null,
    partners_met_at: found?.metAt ?? null,
    was_missing: true,
    last_seen_place: child.address,
  }
}

function exploitationBy(rules: readonly string[]) {
  if (rules.includes('R6b')) return 'high'
  return rules.includes('R6a') ? 'known or suspected' : 'none'
}
