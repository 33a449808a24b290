// An episode folded again after part of it was erased, while somebody writes to it: whoever is first, its rows are what its facts say.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import { force, type Living, openForce, start } from '../../../test/episodes.ts'
import { openDatabase } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { personProcedure } from '../../registers/people.ts'
import { foldAgain, rebuild, rebuildable } from '../../registers/rebuild.ts'
import { append } from '../../registers/records/append.ts'
import { appendTo, load } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { standingPolicy } from '../standing-policy.ts'
import { missing } from './procedure.ts'

const database = await testDatabase()
const at = (after: number) => plus(start, minutes(after))
const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
const known = [rebuildable(missing), rebuildable(personProcedure), rebuildable(staffProcedure)]
const differences = async (living: Living) =>
  (await rebuild(living.clock, known, policies, { force, now: at(60 * 24 * 60) })).differences
const fold = async (living: Living, record: string) =>
  await foldAgain(living.clock, known, policies, { force, now: at(61), records: [record] })
const closed = { kind: 'missing.closed/1', happenedAt: at(60), body: { summary: 'Home' } }

async function close(living: Living, record: string) {
  const world = living.worldAt(at(60))
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(at(60)) }, missing, record, () => [closed])
  })
}

/** How many wait for what others are writing. */
async function waiting(t: TestContext): Promise<() => Promise<number>> {
  const looking = openDatabase(database.url('vigil_clock'), { connections: 1 })
  t.after(async () => await looking.close())
  return async () => {
    const query = sql`select count(*)::integer as n from pg_locks where locktype = 'transactionid' and not granted limit 1`
    const { rows } = await looking.read({ force, who: SYSTEM, now: start }, async (reader) => await reader.query(query))
    return Number(Object.values(rows[0] ?? {})[0])
  }
}

test('closed by somebody after its facts were read and before its rows are put right: it is closed', async (t) => {
  const [living, waits] = [await openForce(t, database), await waiting(t)]
  const record = await living.report(start, 'Alder Invented')
  const world = living.worldAt(at(60))
  let folding = Promise.resolve()
  await living.app.write(contextOf(world), async (writer) => {
    await writer.query(sql`select 1 from duty where record_id = ${record} order by name limit 100 for update`)
    folding = fold(living, record)
    while ((await waits()) < 1) await setImmediate()
    await appendTo({ writer, world, commandId: newId(at(60)) }, missing, record, () => [closed])
  })
  await folding
  assert.deepEqual(await differences(living), [])
})

test('closed by somebody who waits for rows that are being put right: it is closed', async (t) => {
  const [living, waits] = [await openForce(t, database), await waiting(t)]
  const record = await living.report(start, 'Bryony Invented')
  let [folding, closing] = [Promise.resolve(), Promise.resolve()]
  await living.app.write(contextOf(living.worldAt(at(60))), async (writer) => {
    await writer.query(sql`select 1 from episode where record_id = ${record} limit 1 for update`)
    folding = fold(living, record)
    while ((await waits()) < 1) await setImmediate()
    closing = close(living, record)
    while ((await waits()) < 2) await setImmediate()
  })
  await Promise.all([folding, closing])
  assert.deepEqual(await differences(living), [])
})

test('written by somebody who had read it before it was emptied: what went stands nowhere', async (t) => {
  const [living, waits] = [await openForce(t, database), await waiting(t)]
  const record = await living.report(start, 'Cicely Unwritten')
  const world = living.worldAt(at(60))
  let folding = Promise.resolve()
  await living.app.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, record)
    assert.equal(await empty(record), folded.facts.length)
    let isThrough = false
    folding = fold(living, record).finally(() => (isThrough = true))
    for (let looks = 0; looks < 300 && !isThrough; looks++) await waits()
    await append({ writer, world, commandId: newId(at(60)) }, missing, folded, [closed])
  })
  await folding
  const held = sql`select count(*)::integer as n from episode where record_id = ${record} and episode::text like '%Unwritten%' limit 1`
  const { rows } = await living.clock.read(contextOf(world), async (reader) => await reader.query(held))
  assert.deepEqual(rows, [{ n: 0 }])
  assert.deepEqual(await differences(living), [])
})

/** By a superuser: the role that empties does it with an order alone. */
async function empty(record: string): Promise<number | null> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    await owner.query('set row_security = off')
    const emptying = 'update fact set body = null, salt = null, erased_at = now() where record_id = $1'
    return (await owner.query(emptying, [record])).rowCount
  } finally {
    await owner.end()
  }
}
