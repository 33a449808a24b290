// Ringing what would have rung: the alarms of one record up to a moment, each at its own time, as the clock rings them.
import Type from 'typebox'
import { kinds as ofAccountability } from '../accountability/index.ts'
import { isAtOnce, sqlState } from '../kernel/database/failures.ts'
import { statement, type Writer } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, instant, later } from '../kernel/time.ts'
import { AlarmRow, type HeldBack, systemPerson, takenAway } from '../registers/alarms.ts'
import { SYSTEM, type World } from '../registers/world.ts'
import { kinds as ofTheWork } from '../work/index.ts'
import { demonstrationForce } from './force.ts'

const mostTries = 10

/** The clock may ring the same alarm just then: the database lets one of the two go on, and the other begins again. */
export async function atLast<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      // A statement after the one that failed says only that the transaction is over.
      if (attempt >= mostTries || !(isAtOnce(error) || sqlState(error) === '25P02')) throw error
    }
  }
}

/** What fell due of one record has rung by then, in a transaction of its own. `who` is of the force; the clock itself rings. */
export async function ringRecord(
  { db, force, policyAt }: Pick<World, 'db' | 'policyAt'> & { readonly force: string },
  who: World['who'],
  recordId: string,
  until: Instant,
): Promise<void> {
  const world: World = { db, now: until, who, policyAt, reactions: [] }
  await atLast(
    async () =>
      await db.write({ force, who: SYSTEM, now: until }, async (writer) => ringUntil(writer, world, recordId, until)),
  )
}

/** What of the loop is open still, and late: rung at its own time, once the whole history is there. */
export async function ringLeft(
  given: Pick<World, 'db' | 'policyAt'> & { readonly force: string },
  who: World['who'],
  until: Instant,
): Promise<void> {
  const context = { force: given.force, who: SYSTEM, now: until }
  const records = ofAccountability.map(({ record }) => record)
  const late = await given.db.read(context, async (reader) => await lateOf.all(reader, { records, until }))
  for (const { record_id } of late) await ringRecord(given, who, record_id, until)
}

/** Alarms of these wait while the history is loaded: the clock runs beside it, and would find undone what is about to be entered. */
export const heldWhileLoading = (until: Instant): HeldBack => ({
  force: demonstrationForce.id,
  records: ofAccountability.map(({ record }) => record),
  until,
})

const kinds = [...ofTheWork, ...ofAccountability]

export async function ringUntil(writer: Writer, world: World, record: string, until: Instant): Promise<void> {
  const due = await dueOf.all(writer, { record, until })
  for (const alarm of due) {
    // What was recorded after an alarm fell due cannot be undone: it rings no earlier than the last fact.
    const now = later(instant(alarm.fires_at), instant(alarm.last_at))
    const own: World = { ...world, now, who: systemPerson(world.who.forceId), reactions: [] }
    const ringer = kinds.find((one) => alarm.kind.startsWith(`${one.record}.`))
    if (ringer === undefined) throw new Error(`nobody rings the alarms of ${alarm.kind}`)
    await ringer.ring({ writer, world: own, commandId: newId(now) }, alarm)
    writer.send(takenAway(alarm))
  }
}

const lateOf = statement({
  name: 'demonstration: records of the loop with alarms that fell due',
  row: Type.Object({ record_id: Type.String() }),
  example: { records: ['audit'], until: '2026-01-01T00:00:00.000Z' },
  sql: (p: { records: readonly string[]; until: string }) => sql`
    select distinct a.record_id
    from alarm a
    join fact f on f.force_id = a.force_id and f.record_id = a.record_id and f.position = 1
    where a.force_id = context_force()
      and a.fires_at <= ${p.until}
      and split_part(f.kind, '.', 1) = any (${[...p.records]}::text[])
    order by a.record_id
    limit 1000`,
})

const dueOf = statement({
  name: 'demonstration: alarms of a record that fell due',
  row: Type.Object({ ...AlarmRow.properties, last_at: Type.String() }),
  example: { record: '00000000-0000-7000-8000-000000000000', until: '2026-01-01T00:00:00.000Z' },
  sql: (p: { record: string; until: string }) => sql`
    select a.force_id, a.record_id, a.name, a.starting_position, a.occurrence, a.step, a.fires_at, f.kind,
      (select max(recorded_at) from fact where force_id = a.force_id and record_id = a.record_id) as last_at
    from alarm a
    join fact f on f.force_id = a.force_id and f.record_id = a.record_id and f.position = 1
    where a.force_id = context_force()
      and a.record_id = ${p.record}
      and a.fires_at <= ${p.until}
    order by a.fires_at, a.name, a.step
    limit 50`,
})
