// The supervisor's list: decisions needed now, what is late or falls due within the hour, and quiet episodes. Each child once with all of it, never a table of officers.

import { done } from '../../../kernel/outcome.ts'
import { hours, type Instant, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { may, type Person } from '../../../registers/permissions.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { type AgedRow, agedNow } from '../age.ts'
import { assign } from '../commands/ownership.ts'
import { commands } from '../commands.ts'
import { acknowledgeOwnership } from '../duties/ownership.ts'
import { dutyWords } from '../duty-words.ts'
import { pathNow } from '../path-now.ts'
import { decisionsNow } from '../queries/decisions-now.ts'
import { dueUntil, quietSince } from '../queries/supervisor.ts'
import { consulted } from '../queries.ts'
import { type Reach, reachOf } from '../reach.ts'
import { supervisorAnswer } from './answers/supervisor.ts'
import { wayTo } from './episode/ways.ts'
import { decisionsOf } from './supervisor/mine.ts'

/** Of one child, the soonest; how many more is said. */
const duesOfEach = 2
/** Of one part of the page; how many more is said. */
const childrenShown = 25

export const supervisorPage = page({
  path: '/supervisor',
  permission: 'review',
  template: 'work/missing/views/supervisor.njk',
  title: 'Supervisor',
  answer: supervisorAnswer,
  load: async (world) => done(await readSupervisor(world)),
})

async function readSupervisor(world: World) {
  const { forceId, staffId } = world.who
  const { now } = world
  const policy = world.policyAt(now)
  return await world.db.write(contextOf(world), async (writer) => {
    const [decisions, due, quiet] = await Promise.all([
      decisionsNow.all(writer, { force: forceId, now }),
      dueUntil.all(writer, { force: forceId, now, until: plus(now, hours(1)), each: duesOfEach }),
      quietSince.all(writer, {
        force: forceId,
        high: plus(now, minutes(-setting(policy, 'gap.high'))),
        other: plus(now, minutes(-setting(policy, 'gap.other'))),
      }),
    ])
    const rows = [...decisions, ...due, ...quiet]
    const reach = await reachOf(
      writer,
      rows.flatMap((row) => row.owner_id ?? []),
    )
    const shown = [...new Set(rows.map((row) => row.record_id))]
    writer.send(consulted(forceId, staffId, now, 'supervisor’s list', shown, null))
    const deciding = [...new Set(decisions.map((row) => row.record_id))].slice(0, childrenShown)
    const decisionOf = await decisionsOf(writer, world, deciding)
    const owed = Map.groupBy(due, (row) => row.record_id)
    const still = new Map(quiet.map((row) => [row.record_id, { words: row.last_real, at: row.last_real_at }]))
    const decided = Map.groupBy(decisions, (row) => row.record_id)
    const whole = (row: Child) => ({
      ...childOf(row, reach, now),
      lines: (decided.get(row.record_id) ?? []).map((one) => ({
        ...decisionOf(row.record_id, one.decision),
        since: one.since,
        dueAt: one.due_at,
      })),
      ...apart((owed.get(row.record_id) ?? []).map((one) => dueLine(one, world.who))),
      quiet: still.get(row.record_id) ?? null,
    })
    const part = eachOnce(whole)
    return { decisions: part(decisions), due: part(due), quiet: part(quiet) }
  })
}

const dueLine = (row: Awaited<ReturnType<typeof dueUntil.all>>[number], who: Person) => ({
  words: dutyWords(row.duty),
  dueAt: row.due_at,
  late: row.late,
  whose: row.owner,
  form: formOf(row.duty, row.record_id, who),
  all: row.all,
})

/** Late apart from what is still to come, each with how many are not shown. */
function apart<Line extends { readonly late: boolean; readonly all: number }>(lines: readonly Line[]) {
  const [late, soon] = [lines.filter((one) => one.late), lines.filter((one) => !one.late)]
  const left = (some: readonly Line[]) => (some[0]?.all ?? 0) - some.length
  return { late, moreLate: left(late), soon, moreSoon: left(soon) }
}

/** Where a supervisor settles it. Whoever has not said that it is theirs is rung, or another is given it. */
function formOf(duty: string, recordId: string, who: Person): string | null {
  const paths = new Set(commands.filter((one) => may(who, one.permission)).map((one) => one.path))
  if (duty === acknowledgeOwnership.name) return paths.has(assign.path) ? `/missing/${recordId}/${assign.path}` : null
  return wayTo(duty, { who, paths, recordId })
}

type Child = AgedRow & {
  readonly record_id: string
  readonly name: string
  readonly level: string | null
  readonly unmet_minimum: string | null
  readonly path: string
  readonly phase: string
  readonly at_risk: boolean
  readonly grave: string | null
  readonly owner_id: string | null
  readonly owner_name: string | null
  readonly acknowledged_at: string | null
}

/** Part after part, each child in the first that they belong to; whoever is not shown there for want of room may stand in the next. */
function eachOnce<Shown>(whole: (row: Child) => Shown) {
  const stands = new Set<string>()
  return (rows: readonly Child[]) => {
    const own = new Map(rows.filter((row) => !stands.has(row.record_id)).map((row) => [row.record_id, row]))
    const shown = [...own.values()].slice(0, childrenShown)
    for (const row of shown) stands.add(row.record_id)
    return { all: own.size, children: shown.map(whole), more: own.size - shown.length }
  }
}

const childOf = (row: Child, reach: ReadonlyMap<string, Reach>, now: Instant) => ({
  recordId: row.record_id,
  name: row.name,
  ...agedNow(row, now),
  grade: row.level,
  minimum: row.unmet_minimum,
  path: pathNow(row.path, row.phase),
  now: nowOf(row),
  owner: row.owner_name,
  acknowledged: row.acknowledged_at !== null,
  reach: reach.get(row.owner_id ?? '') ?? null,
})

function nowOf({ grave, at_risk, phase }: Child): string | null {
  if (grave === 'found dead') return phase === 'closed' ? 'found dead, closed' : 'found dead'
  return at_risk ? 'located, still at risk' : (nowWords[phase] ?? null)
}

/** Of whoever is not missing now. */
const nowWords: Readonly<Record<string, string>> = {
  known: 'whereabouts known',
  located: 'located, not returned',
  returned: 'returned',
  closed: 'closed',
}
