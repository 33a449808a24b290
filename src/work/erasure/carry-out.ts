// Carrying out what two people approved: the facts are emptied by the one role that may, and what was computed from them is made again without.
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import { foldAgain, type Rebuildable } from '../../registers/rebuild.ts'
import { appendTo } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import type { Erasable } from './erasable.ts'
import { erasure } from './procedure.ts'
import { approved, headOf } from './queries.ts'

type Carrying = {
  /** Of the role that empties facts and can do nothing else. */
  readonly erase: Database
  readonly clock: Database
  readonly policies: Policies
  readonly procedures: readonly Rebuildable[]
  readonly erasables: readonly Erasable[]
}

/** Answers how many were carried out. Each step may be repeated: what was broken off goes on at the next turn. */
export async function carryOut(
  { erase, clock, policies, procedures, erasables }: Carrying,
  now: Instant,
): Promise<number> {
  const waiting = await clock.read(
    { force: '', who: SYSTEM, now },
    async (reader) => await approved.all(reader, { limit: 20 }),
  )
  for (const { force_id: force, record_id: recordId, of_record: ofRecord, of_kind: ofKind, positions } of waiting) {
    const context = { force, who: SYSTEM, now }
    await erase.write(context, async (writer) => {
      await writer.query(sql`
        update fact set body = null, salt = null, erased_at = ${now}
        where force_id = ${force} and record_id = ${ofRecord} and position = any (${[...positions]}::integer[]) and erased_at is null`)
      const beside = erasables.find((one) => one.record === ofKind)?.beside
      if (beside) await writer.query(beside({ force, record: ofRecord, positions }))
    })
    await foldAgain(clock, procedures, policies, { force, now, records: [ofRecord] })
    const policyAt = await policies.of(force, now)
    await clock.write(context, async (writer) => {
      const head = await headOf.one(writer, { force, record: ofRecord })
      const world = { db: clock, now, who: systemPerson(force), policyAt, reactions: [] }
      await appendTo({ writer, world, commandId: newId(now) }, erasure, recordId, ({ state }) =>
        state.carriedOut === null
          ? [{ kind: 'erasure.carried-out/1', happenedAt: now, body: { facts: head?.gone ?? 0 } }]
          : [],
      )
    })
  }
  return waiting.length
}
