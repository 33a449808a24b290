// The rows of the board: owner hollow when not acknowledged, with how to ring them; one countdown and a count of the rest.
import { newId } from '../../../../kernel/identity.ts'
import { type Instant, instant } from '../../../../kernel/time.ts'
import type { World } from '../../../../registers/world.ts'
import { agedNow } from '../../age.ts'
import { dutyWords } from '../../duty-words.ts'
import { pathNow } from '../../path-now.ts'
import { protectionTime } from '../../protection-time.ts'
import type { board } from '../../queries/board.ts'
import type { locatedNow, ownNow } from '../../queries/room.ts'
import type { Reach } from '../../reach.ts'

export function boardRow(row: Awaited<ReturnType<typeof board.all>>[number], world: World) {
  return {
    recordId: row.record_id,
    name: row.name,
    ...agedNow(row, world.now),
    child: row.child,
    path: pathNow(row.path, row.phase),
    grade: row.level,
    minimum: row.unmet_minimum,
    endorsed: row.endorsed,
    reportedAt: row.reported_at,
    lastSeenAt: row.last_seen_at,
    owner: row.owner_name,
    ownerUnit: row.owner_unit,
    acknowledged: row.acknowledged_at !== null,
    reach: reachOfRow(row),
    mine: row.owner_id === world.who.staffId,
    lastReal: row.last_real,
    lastRealAt: row.last_real_at,
    loweringProposed: row.lowering_proposed,
    transferTo: row.transfer_to,
    area: row.area,
    ...dueOf(row, world),
  }
}

/** A child given to the reader; with a key for the button, where they have not said that it is theirs. */
export function ownRow(row: Awaited<ReturnType<typeof ownNow.all>>[number], world: World) {
  const acknowledged = row.acknowledged_at !== null
  return {
    recordId: row.record_id,
    name: row.name,
    ...agedNow(row, world.now),
    grade: row.level,
    minimum: row.unmet_minimum,
    path: pathNow(row.path, row.phase),
    located: row.phase === 'located',
    known: row.phase === 'known',
    grave: row.grave,
    dead: row.grave === 'found dead',
    lastSeenAt: row.last_seen_at,
    lastSeenPlace: row.last_seen_place,
    assignedAt: row.assigned_at,
    acknowledged,
    acknowledgeKey: acknowledged ? null : newId(world.now),
    ...dueOf(row, world),
  }
}

type LocatedRow = Omit<Awaited<ReturnType<typeof locatedNow.all>>[number], 'child_id'>

export function locatedRow(row: LocatedRow, world: World) {
  return {
    recordId: row.record_id,
    name: row.name,
    ...agedNow(row, world.now),
    grade: row.level,
    locatedAt: row.located_at,
    place: row.found_at,
    atRisk: row.at_risk,
    grave: row.grave,
    protection: protectionOf(row.protected_since, row.protected_place, world.now),
    owner: row.owner_name,
    acknowledged: row.acknowledged_at !== null,
    reach: reachOfRow(row),
    mine: row.owner_id === world.who.staffId,
    ...dueOf(row, world),
  }
}

const protectionOf = (since: string | null, place: string | null, now: Instant) =>
  since === null ? null : { place, ...protectionTime(instant(since), now) }

type Reached = {
  readonly owner_id: string | null
  readonly owner_phone: string | null
  readonly owner_call_sign: string | null
  readonly owner_unit_name: string | null
}

const reachOfRow = (row: Reached): Reach | null =>
  row.owner_id === null ? null : { phone: row.owner_phone, callSign: row.owner_call_sign, unit: row.owner_unit_name }

type Due = { readonly next_duty: string | null; readonly next_due_at: string | null; readonly more_duties: number }

const dueOf = (row: Due, world: World) => ({
  next: row.next_duty === null ? null : dutyWords(row.next_duty),
  nextDueAt: row.next_due_at,
  late: row.next_due_at !== null && row.next_due_at < world.now,
  more: row.more_duties,
})
