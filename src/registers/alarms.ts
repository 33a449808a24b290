// Alarms: escalations that fall due, each claimed, recorded as a fact and told to whom it concerns in one transaction.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { isOpen } from '../practice/duty.ts'
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import type { Person } from './permissions.ts'
import type { Policies } from './policies.ts'
import { append, load } from './records.ts'
import { SYSTEM, type World, type Writing } from './world.ts'

/** Rings one alarm on a record of its kind. Make one of each procedure with `ringer`. */
export type Ringer = { readonly record: string; readonly ring: (writing: Writing, alarm: AlarmRow) => Promise<void> }

/** Rings what is due, one transaction an alarm, at most `most`; answers how many. Two of these at once never ring the same. */
export async function ringDue(
  db: Database,
  ringers: readonly Ringer[],
  policies: Policies,
  now: Instant,
  most = 200,
): Promise<number> {
  let rung = 0
  while (rung < most && (await ringOne(db, ringers, policies, now))) rung++
  return rung
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

async function ringOne(db: Database, ringers: readonly Ringer[], policies: Policies, now: Instant): Promise<boolean> {
  const nowhere = { force: '', who: SYSTEM, now }
  return await db.write(nowhere, async (writer) => {
    const alarm = await claimed.one(writer, { now })
    if (alarm === null) return false
    const world: World = {
      db,
      now,
      who: systemPerson(alarm.force_id),
      policyAt: await policies.of(alarm.force_id, now),
      reactions: [],
    }
    const ringer = ringers.find((one) => alarm.kind.startsWith(`${one.record}.`))
    if (ringer) await ringer.ring({ writer, world, commandId: newId(now) }, alarm)
    // Rung, or no longer wanted: the appended escalation removes it as well.
    writer.send(sql`
      delete from alarm
      where force_id = ${alarm.force_id} and record_id = ${alarm.record_id} and name = ${alarm.name}
        and starting_position = ${alarm.starting_position} and occurrence = ${alarm.occurrence} and step = ${alarm.step}`)
    return true
  })
}

export function ringer<State, F extends Fact>(procedure: Procedure<State, F>): Ringer {
  return {
    record: procedure.record,
    ring: async (writing, alarm) => {
      const { writer, world } = writing
      const folded = await load(writer, world, procedure, alarm.record_id)
      const duty = folded.duties.find(
        (one) =>
          one.name === alarm.name &&
          one.startingPosition === alarm.starting_position &&
          one.occurrence === alarm.occurrence,
      )
      if (duty === undefined || !isOpen(duty)) return
      const rule = procedure.rules.find((one) => one.name === alarm.name)
      const escalation = rule?.escalations?.(duty, folded.state)[alarm.step]
      if (escalation === undefined) return
      const fact = procedure.escalation(duty, alarm.step, escalation, world.now)
      if (fact !== null) await append(writing, procedure, folded, [fact])
      writer.send(sql`
        insert into outbox (message_id, force_id, record_id, recipient, channel, words, interrupts, queued_at)
        values (${newId(world.now)}, ${alarm.force_id}, ${alarm.record_id}, ${escalation.to}, ${escalation.channel}, ${escalation.words}, ${escalation.interrupts}, ${world.now})`)
    },
  }
}

const AlarmRow = Type.Object({
  force_id: Type.String(),
  record_id: Type.String(),
  name: Type.String(),
  starting_position: Type.Integer(),
  occurrence: Type.Integer(),
  step: Type.Integer(),
  fires_at: Type.String(),
  kind: Type.String(),
})
export type AlarmRow = Type.Static<typeof AlarmRow>

const claimed = statement({
  name: 'alarms: the next one due, claimed',
  row: AlarmRow,
  example: { now: '2026-01-01T00:00:00.000Z' },
  sql: (p: { now: string }) => sql`
    select a.force_id, a.record_id, a.name, a.starting_position, a.occurrence, a.step, a.fires_at, f.kind
    from alarm a
    join fact f on f.force_id = a.force_id and f.record_id = a.record_id and f.position = 1
    where a.fires_at <= ${p.now}
    order by a.fires_at
    limit 1
    for update of a skip locked`,
})
