// Carrying out what two people approved: the facts are emptied by the one role that may, and what was computed from them is made again without.
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import type { Rebuildable } from '../../registers/rebuild/asked.ts'
import { foldAgain } from '../../registers/rebuild.ts'
import { appendTo, load } from '../../registers/records.ts'
import { contextOf, SYSTEM, type World } from '../../registers/world.ts'
import type { Erasable } from './erasable.ts'
import { type Erased, keepErased } from './order-file.ts'
import { erasure } from './procedure.ts'
import { approved, emptied, headOf } from './queries.ts'
import { staysAfterAll } from './stays-after-all.ts'

type Carrying = {
  /** Of the role that empties facts and can do nothing else. */
  readonly erase: Database
  readonly clock: Database
  readonly policies: Policies
  readonly procedures: readonly Rebuildable[]
  readonly erasables: readonly Erasable[]
  /** Where it is kept outside the database what went. */
  readonly file: string
}

/** Answers how many were carried out; one that may not go any more is refused. Each step may be repeated: what was broken off goes on at the next turn. */
export async function carryOut(
  { erase, clock, policies, procedures, erasables, file }: Carrying,
  now: Instant,
): Promise<number> {
  const waiting = await clock.read(
    { force: '', who: SYSTEM, now },
    async (reader) => await approved.all(reader, { limit: 20 }),
  )
  let carried = 0
  for (const { force_id: force, record_id: recordId, of_record: ofRecord, of_kind: ofKind, positions } of waiting) {
    const context = { force, who: SYSTEM, now }
    const policyAt = await policies.of(force, now)
    const world: World = { db: clock, now, who: systemPerson(force), policyAt, reactions: [] }
    const stays = await clock.read(context, async (reader) => await staysAfterAll(reader, world, erasables, recordId))
    if (stays !== null) {
      await refuseAfterAll(clock, world, recordId, stays)
      continue
    }
    const one = erasables.find(({ record }) => record === ofKind)
    await clock.write(context, async (writer) => {
      await one?.keepRest?.({ writer, world, commandId: newId(now) }, ofRecord, positions, recordId)
    })
    const order = { order: recordId, record: ofRecord, kind: ofKind, positions }
    if (!(await empty(erase, world, await lookedAt(world, erasables, order), one?.beside))) continue
    carried++
    // Before it is said to be done: what is not in the file would come back with a backup and nobody would know.
    await keepErased(file, await wentBy(world, order))
    await foldAgain(clock, procedures, policies, { force, now, records: [ofRecord] })
    await clock.write(context, async (writer) => {
      const head = await headOf.one(writer, { force, record: ofRecord })
      await appendTo({ writer, world, commandId: newId(now) }, erasure, recordId, ({ state }) =>
        state.carriedOut === null
          ? [{ kind: 'erasure.carried-out/1', happenedAt: now, body: { facts: head?.gone ?? 0 } }]
          : [],
      )
    })
  }
  return carried
}

type Looked = Order & { readonly head: number; readonly stays: boolean }

/** How many facts the record has is read before the look: what comes after it is not covered by it. */
async function lookedAt(world: World, erasables: readonly Erasable[], order: Order): Promise<Looked> {
  return await world.db.read(contextOf(world), async (reader) => {
    const head = await headOf.one(reader, { force: world.who.forceId, record: order.record })
    const stays = await staysAfterAll(reader, world, erasables, order.order)
    return { ...order, head: head?.facts ?? 0, stays: stays !== null }
  })
}

/**
 * Whether it was emptied: not where anything was recorded since the look, which the next turn looks at again. The look is another role’s,
 * and no lock spans the two: the emptying itself asks whether the record still is what was looked at.
 */
async function empty(
  erase: Database,
  world: World,
  { record, positions, head, stays }: Looked,
  beside: Erasable['beside'],
): Promise<boolean> {
  if (stays) return false
  const [force, now] = [world.who.forceId, world.now]
  const since = sql`select from fact later where later.force_id = ${force} and later.record_id = ${record} and later.position > ${head}`
  return await erase.write(contextOf(world), async (writer) => {
    // One statement: both of its parts see the record at one moment. Asked apart, what was recorded between would be emptied and said not to be.
    const { rows } = await writer.query(sql`
      with emptied as (
        update fact set body = null, salt = null, erased_at = ${now}
        where force_id = ${force} and record_id = ${record} and position = any (${[...positions]}::integer[]) and erased_at is null
          and not exists (${since})
      )
      select exists (${since}) as moved`)
    if (Object.values(rows[0] ?? {})[0] !== false) return false
    if (beside) await writer.query(beside({ force, record, positions }))
    return true
  })
}

/** An approval is of a record as it was: nothing goes of one that is open again. Whoever asked sees why, and may ask anew. */
async function refuseAfterAll(clock: Database, world: World, order: string, stays: string): Promise<void> {
  const because = stays.endsWith(again)
    ? stays
    : `The record has changed since the erasure was approved: ${stays}${again}`
  await clock.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(world.now) }, erasure, order, ({ state }) =>
      state.refused === null && state.carriedOut === null
        ? [{ kind: 'erasure.refused/1', happenedAt: world.now, body: { because } }]
        : [],
    )
  })
}

const again = ' Nothing was erased. Ask again when it can be.'

type Order = {
  readonly order: string
  readonly record: string
  readonly kind: string
  readonly positions: readonly number[]
}

/** What was emptied by this order, as the file keeps it. */
async function wentBy(world: World, { order, record, kind, positions }: Order) {
  const force = world.who.forceId
  return await world.db.read(contextOf(world), async (reader): Promise<readonly Erased[]> => {
    const { state } = await load(reader, world, erasure, order)
    const rows = await emptied.all(reader, { force, record, positions: [...positions] })
    const [askedBy, approvedBy] = [state.asked?.staffId ?? SYSTEM, state.approved?.staffId ?? SYSTEM]
    return rows.map(({ position, hash }) => ({ force, record, position, hash, kind, order, askedBy, approvedBy }))
  })
}
