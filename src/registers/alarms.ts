// Alarms: escalations that fall due, each claimed, recorded as a fact and told to whom it concerns in one transaction.
import { DatabaseAway, isAtOnce } from '../kernel/database/failures.ts'
import { type Database, statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import { AlarmRow, type Ringer } from './alarms/ringer.ts'
import type { Person } from './permissions.ts'
import type { Policies } from './policies.ts'
import { SYSTEM, type World } from './world.ts'

export { AlarmRow, type Ringer, ringer } from './alarms/ringer.ts'

/** So many are claimed side by side: the claims skip what another holds, and one record is in one pair of hands. */
const loops = 4

/** Alarms that wait: of a force whose history is just being entered, of these kinds of record, for what lies before `until`. */
export type HeldBack = { readonly force: string; readonly records: readonly string[]; readonly until: Instant }

/**
 * Rings what is due, one transaction an alarm, about `most` at a time; answers how many. Two of these at once never ring the same.
 * One that cannot be rung stays, does not hold up those behind it, and is tried again at the next turn.
 */
export async function ringDue(
  db: Database,
  ringers: readonly Ringer[],
  policies: Policies,
  now: Instant,
  most = 200,
  heldBack: HeldBack | null = null,
): Promise<number> {
  const turn: Turn = { db, ringers, policies, now, heldBack, busy: new Set(), failed: new Map(), rung: 0 }
  const loop = async () => {
    while (turn.rung + turn.failed.size < most && (await ringNext(turn)));
  }
  const ended = await Promise.allSettled(Array.from({ length: loops }, loop))
  const away = ended.find((one) => one.status === 'rejected')
  if (away) throw away.reason
  const given = [...turn.failed].filter(([, tries]) => tries.count >= mostTries)
  if (given.length > 0)
    throw new AggregateError(
      given.map(([, tries]) => tries.error),
      `alarms of ${given.length} records could not be rung: ${given.map(([record]) => record).join(', ')}`,
    )
  return turn.rung
}

type Turn = {
  readonly db: Database
  readonly ringers: readonly Ringer[]
  readonly policies: Policies
  readonly now: Instant
  readonly heldBack: HeldBack | null
  /** Records whose alarm is being rung by one of the loops. */
  readonly busy: Set<string>
  readonly failed: Map<string, { readonly count: number; readonly error: unknown }>
  rung: number
}

/** Somebody wrote to the record at the same moment: looked at again, three times. */
const mostTries = 3

/** Answers whether there may be more. */
async function ringNext(turn: Turn): Promise<boolean> {
  const claim: { recordId: string | null } = { recordId: null }
  try {
    const came = await ringOne(turn, claim)
    if (came === 'rung') turn.rung++
    return came !== 'none'
  } catch (error) {
    // Before a claim there is no alarm to blame: the database itself is in trouble.
    if (claim.recordId === null || error instanceof DatabaseAway) throw error
    const before = turn.failed.get(claim.recordId)?.count ?? 0
    turn.failed.set(claim.recordId, { count: isAtOnce(error) ? before + 1 : mostTries, error })
    return true
  } finally {
    if (claim.recordId !== null) turn.busy.delete(claim.recordId)
  }
}

/** Whoever acts when no person does, in one force. */
export const systemPerson = (forceId: string): Person => ({
  staffId: SYSTEM,
  forceId,
  name: 'Vigil',
  roles: [],
  unit: null,
  supervisorId: null,
})

async function ringOne(turn: Turn, claim: { recordId: string | null }): Promise<'rung' | 'held' | 'none'> {
  const { db, ringers, policies, now, heldBack } = turn
  const nowhere = { force: '', who: SYSTEM, now }
  return await db.write(nowhere, async (writer) => {
    const givenUp = [...turn.failed].flatMap(([record, { count }]) => (count >= mostTries ? [record] : []))
    const alarm = await claimed.one(writer, {
      now,
      skip: [...turn.busy, ...givenUp],
      held: heldBack ?? { force: '', records: [], until: now },
    })
    if (alarm === null) return 'none'
    // Two claims on their way at once may be of one record: the later one lets go, and the loop that has the record comes to it.
    if (turn.busy.has(alarm.record_id)) return 'held'
    turn.busy.add(alarm.record_id)
    claim.recordId = alarm.record_id
    const world: World = {
      db,
      now,
      who: systemPerson(alarm.force_id),
      policyAt: await policies.of(alarm.force_id, now),
      reactions: [],
    }
    const ringer = ringers.find((one) => alarm.kind.startsWith(`${one.record}.`))
    if (ringer === undefined) throw new Error(`nobody rings the alarms of ${alarm.kind}`)
    await ringer.ring({ writer, world, commandId: newId(now) }, alarm)
    writer.send(takenAway(alarm))
    return 'rung'
  })
}

/** Rung, or no longer wanted: an escalation that is appended takes its alarm away as well. */
export const takenAway = (alarm: AlarmRow): Sql => sql`
  delete from alarm
  where force_id = ${alarm.force_id}
    and record_id = ${alarm.record_id}
    and name = ${alarm.name}
    and starting_position = ${alarm.starting_position}
    and occurrence = ${alarm.occurrence}
    and step = ${alarm.step}`

type Claiming = { readonly now: string; readonly skip: readonly string[]; readonly held: HeldBack }
const claimExample: Claiming = {
  now: '2026-01-01T00:00:00.000Z',
  skip: ['00000000-0000-7000-8000-000000000000'],
  held: { force: 'demonstration', records: ['audit'], until: instant('2026-01-01T00:00:00.000Z') },
}

const claimed = statement({
  name: 'alarms: the next one due, claimed',
  row: AlarmRow,
  example: claimExample,
  sql: (p: Claiming) => sql`
    select a.force_id, a.record_id, a.name, a.starting_position, a.occurrence, a.step, a.fires_at, f.kind
    from alarm a
    join fact f on f.force_id = a.force_id and f.record_id = a.record_id and f.position = 1
    where a.fires_at <= ${p.now}
      and a.record_id <> all (${[...p.skip]}::uuid[])
      and not (a.force_id = ${p.held.force} and a.fires_at <= ${p.held.until} and split_part(f.kind, '.', 1) = any (${[...p.held.records]}::text[]))
    order by a.fires_at
    limit 1
    for update of a skip locked`,
})
