// A rebuild finds nothing where nobody tampered, names what a superuser changed, and puts it right with a fact that says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { force, type Living, officers, openForce, start, steps } from '../../test/episodes.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, minutes, plus } from '../kernel/time.ts'
import { policyAt } from '../practice/policy.ts'
import { missing } from '../work/missing/procedure.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { personProcedure } from './people.ts'
import { rebuildProcedure } from './rebuild/applied.ts'
import { rebuild, rebuildable } from './rebuild.ts'
import { staffProcedure, unitProcedure } from './staff.ts'

const database = await testDatabase()
const procedures = [
  rebuildable(missing),
  rebuildable(personProcedure),
  rebuildable(staffProcedure),
  rebuildable(unitProcedure),
  rebuildable(rebuildProcedure),
]
const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
const later = plus(start, minutes(60 * 24 * 30))
const rebuilt = async (living: Living, apply?: { reason: string }, known = procedures) =>
  await rebuild(living.clock, known, policies, { force, now: later, ...(apply === undefined ? {} : { apply }) })

async function asSuperuser(query: string, ...values: unknown[]) {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    await owner.query("set row_security = off; set timezone = 'UTC'")
    return await owner.query(query, values)
  } finally {
    await owner.end()
  }
}

async function lived(living: Living, moves: readonly (readonly [number, number, 0 | 1])[]): Promise<string> {
  let now: Instant = start
  const recordId = await living.report(now)
  for (const [which, wait, who] of moves) {
    now = plus(now, minutes(wait))
    const step = steps[which % steps.length]
    if (step !== undefined) await living.move(recordId, step, now, officers[who])
  }
  return recordId
}

test('after any sequence of commands the rows are those that the facts give', async (t) => {
  const living = await openForce(t, database)
  const move = fc.tuple(
    fc.nat({ max: steps.length - 1 }),
    fc.integer({ min: 0, max: 400 }),
    fc.constantFrom<0 | 1>(0, 1),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 25 }), async (moves) => {
      await lived(living, moves)
      const found = await rebuilt(living)
      assert.deepEqual(found.differences, [])
      assert.deepEqual(
        Object.values(found.rows).filter((rows) => rows > 0),
        [],
      )
      assert.equal(found.unknownRecords, 0)
    }),
    { numRuns: 15 },
  )
  const counted = await asSuperuser('select count(*)::int as n, count(distinct name)::int as names from duty')
  assert.ok(counted.rows[0].n > 50 && counted.rows[0].names > 12, JSON.stringify(counted.rows[0]))
})

test('what a superuser changed, added or took away is named, put right on demand, and the putting right is a fact', async (t) => {
  const living = await openForce(t, database)
  const id = await lived(living, [
    [1, 5, 0],
    [4, 1, 0],
    [6, 8, 0],
  ])
  await asSuperuser("update duty set met_at = started_at where record_id = $1 and name = 'arrive'", id)
  await asSuperuser('update episode set last_seen_place = $2 where record_id = $1', id, 'Elsewhere')
  await asSuperuser("delete from alarm where record_id = $1 and name = 'acknowledge ownership'", id)
  await asSuperuser(
    `insert into observation (force_id, record_id, measure, item, at, tolerance_minutes, yes) values ($1, $2, 'M', 99, now(), 0, true)`,
    force,
    id,
  )
  const found = await rebuilt(living)
  const named = found.differences.map(({ table, recordId, row, column }) =>
    [table, recordId === id, row.replace(/[ \d]+$/, ''), column].join(' | '),
  )
  assert.deepEqual(named.sort(), [
    'alarm | true | acknowledge ownership | ',
    'duty | true | arrive | met_at',
    'episode | true |  | last_seen_place',
    'observation | true | M | ',
  ])
  const place = found.differences.find((one) => one.column === 'last_seen_place')
  assert.deepEqual([place?.was, place?.is, found.applied], ['Elsewhere', 'Bus station', false])

  assert.equal((await rebuilt(living, { reason: 'Tampering found by audit 7' })).applied, true)
  const after = await rebuilt(living)
  assert.deepEqual([after.differences, after.unknownRecords], [[], 0])
  const said = await asSuperuser("select body from fact where kind = 'rebuild.applied/1'")
  assert.deepEqual(
    said.rows.map((row) => [row.body.reason, row.body.rows.duty, row.body.rows.alarm, row.body.records]),
    [['Tampering found by audit 7', 1, 1, 1]],
  )
  assert.equal((await rebuilt(living, { reason: 'Nothing to do' })).applied, false)
})

test('without --apply nothing is written and nobody waits; records of unknown kinds are left alone', async (t) => {
  const living = await openForce(t, database)
  await lived(living, [[1, 5, 0]])
  await asSuperuser('update duty set source = $1', 'Somebody’s word')
  const blind = await rebuilt(living, undefined, [rebuildable(personProcedure)])
  assert.deepEqual(blind.differences, [])
  assert.ok(blind.unknownRecords > 0)
  const writing = living.app.write({ force, who: officers[0].staffId, now: later }, async (writer) => {
    await writer.query(sql`update duty set source = 'Somebody else' where force_id = ${force}`)
    return await rebuilt(living)
  })
  assert.ok(((await writing).rows['duty'] ?? 0) > 0)
  const stands = await asSuperuser('select distinct source from duty')
  assert.deepEqual(stands.rows, [{ source: 'Somebody else' }])
  await rebuilt(living, { reason: 'Put back' })
})

test('what others record while it runs is no difference', async (t) => {
  const living = await openForce(t, database)
  const id = await lived(living, [[1, 5, 0]])
  let moved = 0
  const found = await rebuild(living.clock, procedures, policies, {
    force,
    now: later,
    progress: async () => {
      // Committed after its facts were read and before its rows are compared; and an episode that was not there at all.
      const outcome = await living.move(id, 'assign', plus(start, minutes(30)))
      await living.report(plus(start, minutes(31)), 'Ash Latecomer')
      moved += outcome.kind === 'done' ? 1 : 0
    },
  })
  assert.ok(moved > 0)
  assert.deepEqual(found.differences, [])
})
