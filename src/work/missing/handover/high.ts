// The card of a child at HIGH, which the incoming officer signs for: all of it as known now, and none of it as at the grading.
import type { Reader } from '../../../kernel/database.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { agedNow } from '../age.ts'
import { promisedBy } from '../duties/family.ts'
import { lastRealOf } from '../last-real.ts'
import { dangerOf } from '../pages/episode/danger.ts'
import { dueNext } from '../pages/episode/due.ts'
import { missing } from '../procedure.ts'
import type { LiveChild } from './live.ts'
import { whereNow } from './whereabouts.ts'

/** The rest is counted on the card. */
const duesShown = 4

export async function highCard(reader: Reader, world: World, child: LiveChild) {
  const folded = await load(reader, world, missing, child.record_id)
  const { state, duties } = folded
  const { danger, belowMinimum, floor, notKnown } = dangerOf(state, world.policyAt, world.now)
  // The card is read here, and worked on at the episode.
  const signer = { who: world.who, paths: new Set<string>(), recordId: child.record_id }
  const due = dueNext(duties, world.now, signer)
  const { report } = state
  return {
    recordId: child.record_id,
    name: child.name,
    ...agedNow(child, world.now),
    missingSince: child.last_seen_at,
    where: whereNow(child, world.now),
    place: report?.lastSeen.place ?? '',
    danger,
    belowMinimum: belowMinimum ? floor : null,
    notKnown: notKnown.length,
    why: report?.why ?? '',
    description: report?.child.description ?? null,
    dose: state.doseDue,
    ownerId: child.owner_id,
    owner: child.owner_name,
    acknowledged: child.acknowledged_at !== null,
    lastReal: lastRealOf(folded),
    promisedBy: passedOrToCome(promisedBy(duties), world.now),
    due: due.slice(0, duesShown),
    more: Math.max(0, due.length - duesShown),
  }
}

const passedOrToCome = (at: Instant | null, now: Instant) =>
  at === null ? null : { at: instant(at), passed: at < now }
