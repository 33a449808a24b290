// What changed since somebody was last on: child by child, each entry with what was done and what came of it.
import type { Reader } from '../../../kernel/database.ts'
import { clockTime, type Instant, instant, localDate, shortDate } from '../../../kernel/time.ts'
import { factOfRow } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { agedNow } from '../age.ts'
import { detailOf } from '../details.ts'
import { pathNow } from '../path-now.ts'
import { missing } from '../procedure.ts'
import { lastShiftChange, shiftChangesBefore } from '../shifts.ts'
import { factWords } from '../words.ts'
import { handoverId } from './identity.ts'
import { changedSince, lastSigned } from './queries.ts'

/** Entries of one child, and letters of each; the timeline has the rest, and how many is said. */
const atLeisure = { high: 4, others: 4, letters: 240 }
/** A busy Friday is handed over in under four minutes too: of a full room what came last, and of each child at HIGH the two last. Vigil default. */
const inAFullRoom = { high: 2, others: 1, letters: 80 }
const fullRoom = 10
/** Four weeks of three shifts: whoever was away for longer reads the cards. */
const changesLookedAt = 84

/** The last signature of this person for an earlier change of shift; with none, the change of shift before this one. */
export async function lastOn(
  reader: Reader,
  world: World,
  unit: string,
  shiftStart: Instant,
): Promise<{ readonly at: Instant; readonly signed: boolean }> {
  const { forceId, staffId } = world.who
  const policy = world.policyAt(world.now)
  const earlier = shiftChangesBefore(shiftStart, policy, changesLookedAt)
  const signed = await lastSigned.one(reader, {
    force: forceId,
    staff: staffId,
    handovers: earlier.map((start) => handoverId(forceId, unit, start)),
  })
  return signed === null
    ? { at: earlier[0] ?? lastShiftChange(shiftStart, policy), signed: false }
    : { at: instant(signed.happened_at), signed: true }
}

export async function changedChildren(reader: Reader, world: World, unit: string, since: Instant) {
  const rows = await changedSince.all(reader, { force: world.who.forceId, unit, since, each: atLeisure.others })
  const children = [...Map.groupBy(rows, (row) => row.record_id).values()]
  const most = children.length > fullRoom ? inAFullRoom : atLeisure
  return children.flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const entries = all.slice(0, first.level === 'HIGH' ? most.high : most.others)
    return [
      {
        recordId: first.record_id,
        name: first.name,
        ...agedNow(first, world.now),
        grade: first.level,
        path: pathNow(first.path, first.phase),
        now: nowWords[first.phase] ?? null,
        entries: entries.map((row) => entryOf(row, most.letters, world.now)),
        more: first.entries - entries.length,
      },
    ]
  })
}

type Row = Awaited<ReturnType<typeof changedSince.all>>[number]

function entryOf(row: Row, letters: number, now: Instant) {
  const at = instant(row.recorded_at)
  const detail = detailOf(missing.read(factOfRow(row)))
  return {
    at,
    when: localDate(at) === localDate(now) ? clockTime(at) : `${shortDate(at)} ${clockTime(at)}`,
    by: row.by ?? 'Vigil',
    words: factWords(row.kind),
    detail: detail.length > letters ? `${detail.slice(0, letters).trimEnd()} …` : detail,
  }
}

/** Of whoever is no longer missing: what they are now. */
const nowWords: Readonly<Record<string, string>> = {
  known: 'whereabouts known, not missing',
  located: 'located, not returned',
  returned: 'returned',
  closed: 'police search closed',
  voided: 'record void',
  transferred: 'with another force',
}
