// Where a child who is handed over is now, in words; null while nobody knows.
import { dateAndTime, type Instant, instant } from '../../../kernel/time.ts'
import { protectionTime } from '../protection-time.ts'
import type { LiveChild } from './live.ts'

type Child = Pick<
  LiveChild,
  | 'phase'
  | 'path'
  | 'known_place'
  | 'last_seen_place'
  | 'found_at'
  | 'at_risk'
  | 'located_at'
  | 'protected_since'
  | 'protected_place'
>

export function whereNow(child: Child, now: Instant): string | null {
  if (child.protected_since !== null) {
    const { hours, most, until } = protectionTime(instant(child.protected_since), now)
    return `in police protection, ${hours} of ${most} hours used, ends by law ${dateAndTime(until)}: ${child.protected_place ?? 'place not recorded'}`
  }
  if (child.phase === 'located')
    return `located, not returned: ${child.found_at ?? 'place not recorded'}${child.at_risk ? ', still at risk there' : ''}`
  if (child.phase === 'known') return `${child.path}: ${child.known_place ?? child.last_seen_place}`
  return null
}
