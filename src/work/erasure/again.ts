// Erased before, and readable again because a backup was restored: found by the file outside the database, and erased once more by the same order.
import type { Context, Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Problem } from '../../kernel/verify.ts'
import { systemPerson } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import { appendTo } from '../../registers/records.ts'
import { type Erased, keptErased } from './order-file.ts'
import { erasure } from './procedure.ts'
import { orderedAgain, readable } from './whether-erased.ts'

/** Facts named in the file that say again what they said; for the clock's role, of every force. */
export async function readableAgain(database: Database, context: Context, path: string): Promise<readonly Erased[]> {
  const kept = await keptErased(path)
  const found: Erased[] = []
  for (let from = 0; from < kept.length; from += 1_000) {
    const some = kept.slice(from, from + 1_000)
    const rows = await database.read(context, async (reader) => await readable.all(reader, { facts: some }))
    const places = new Set(rows.map((row) => `${row.force_id} ${row.record_id} ${row.position}`))
    found.push(...some.filter((one) => places.has(`${one.force} ${one.record} ${one.position}`)))
  }
  return found
}

/** Records, for each order, that it stands: whoever asked and whoever approved did so before the backup was put back. The next turn carries it out. */
export async function orderAgain(
  database: Database,
  policies: Policies,
  facts: readonly Erased[],
  now: Instant,
): Promise<void> {
  for (const [order, ofOrder] of Map.groupBy(facts, (one) => one.order)) {
    const [first] = ofOrder
    if (first === undefined) continue
    const { force, record, kind, askedBy, approvedBy } = first
    const world = {
      db: database,
      now,
      who: systemPerson(force),
      policyAt: await policies.of(force, now),
      reactions: [],
    }
    const erased = ofOrder.map(({ position, hash }) => ({ position, hash }))
    await database.write({ force, who: world.who.staffId, now }, async (writer) => {
      await appendTo({ writer, world, commandId: newId(now) }, erasure, order, () => [
        {
          kind: 'erasure.ordered-again/1',
          happenedAt: now,
          body: { ofRecord: record, ofKind: kind, erased, askedBy, approvedBy },
        },
      ])
    })
  }
}

/** What came back, and what was ordered again without standing in the file: each named, for `vigil verify`. */
export async function erasuresUndone(database: Database, context: Context, path: string): Promise<readonly Problem[]> {
  const [back, again, kept] = await Promise.all([
    readableAgain(database, context, path),
    database.read(context, async (reader) => await orderedAgain.all(reader, {})),
    keptErased(path),
  ])
  const known = new Set(kept.map((one) => `${one.order} ${one.record} ${one.position} ${one.hash}`))
  return [
    ...back.map(
      ({ record: recordId, position, order }): Problem => ({
        kind: 'altered',
        recordId,
        position,
        sentence: `Fact ${position} of record ${recordId} was erased by order ${order} and can be read again because a backup was restored. Run vigil erasures --again to erase it.`,
      }),
    ),
    ...again
      .filter((one) => !known.has(`${one.order_id} ${one.of_record} ${one.position} ${one.hash}`))
      .map(
        ({ of_record: recordId, position }): Problem => ({
          kind: 'altered',
          recordId,
          position,
          sentence: `Somebody ordered the erasure of fact ${position} of record ${recordId} again, but no file of earlier erasures lists it.`,
        }),
      ),
  ]
}
