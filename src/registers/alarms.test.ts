// Alarms: each rings once whoever rings it, none is lost when the ringing is cut short, and one that cannot ring holds up no other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { force, type Living, officers, openForce, start } from '../../test/episodes.ts'
import { openDatabase, statements } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql, text } from '../kernel/sql.ts'
import { minutes, plus } from '../kernel/time.ts'
import { note } from '../work/missing/commands/enquiries.ts'
import { acknowledge } from '../work/missing/commands/ownership.ts'
import { missing } from '../work/missing/procedure.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { type AlarmRow, type Ringer, ringDue, ringer, systemPerson } from './alarms.ts'
import { keepPolicies } from './policies.ts'
import { load, perform } from './records.ts'
import { contextOf } from './world.ts'

const database = await testDatabase()
const missingRinger = ringer(missing)
const late = plus(start, minutes(11))

/** Assigned at HIGH and not acknowledged: two steps are due after ten minutes, to the incident manager and to the superintendent's phone. */
async function unacknowledged(living: Living): Promise<string> {
  const id = await living.report(start)
  for (const step of ['grade', 'raise', 'assign', 'deploy'] as const) await living.move(id, step, start)
  return id
}

async function rangOn(living: Living, id: string): Promise<readonly string[]> {
  const query = sql`
    select f.body ->> 'to' as recipient
    from fact f
    where f.force_id = ${force} and f.record_id = ${id} and f.kind = 'missing.escalated/1' and f.body ->> 'duty' = 'acknowledge ownership'
    order by 1 limit 100`
  const result = await living.app.read(contextOf(living.worldAt(late)), async (reader) => await reader.query(query))
  return result.rows.map((row) => String(new Map<string, unknown>(Object.entries(row ?? {})).get('recipient')))
}

const both = ['duty superintendent', 'force incident manager']

test('three clocks at once ring each step once', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const ids: string[] = []
  for (let n = 0; n < 8; n++) ids.push(await unacknowledged(living))
  const rung = await Promise.all(
    [1, 2, 3].map(async () => await ringDue(living.clock, [missingRinger], policies, late)),
  )
  assert.equal(
    rung.reduce((sum, one) => sum + one, 0),
    16,
  )
  for (const id of ids) assert.deepEqual(await rangOn(living, id), both)
  assert.equal(await ringDue(living.clock, [missingRinger], policies, late), 0)
})

test('an alarm looked up before another rang it rings no second time', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  const again: Ringer = {
    record: 'missing',
    ring: async (writing, alarm) => {
      await missingRinger.ring(writing, alarm)
      await missingRinger.ring(writing, alarm)
    },
  }
  assert.equal(await ringDue(living.clock, [again], policies, late), 2)
  assert.deepEqual(await rangOn(living, id), both)
  const told = await living.clock.read(
    contextOf(living.worldAt(late)),
    async (reader) =>
      await reader.query(sql`
        select recipient from outbox where record_id = ${id} and duty = 'acknowledge ownership' order by 1 limit 10`),
  )
  assert.equal(told.rows.length, 2)
})

test('what was acknowledged in time never rings', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  assert.equal((await living.move(id, 'acknowledge', plus(start, minutes(9)), officers[1])).kind, 'done')
  await ringDue(living.clock, [missingRinger], policies, plus(start, minutes(25)))
  assert.deepEqual(await rangOn(living, id), [])
})

test('an alarm looked up before its duty was met rings no more', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  const lookedUp: AlarmRow[] = []
  const slow: Ringer = {
    record: 'missing',
    ring: async (_, alarm) => {
      await Promise.resolve(lookedUp.push(alarm))
      throw new Error('not yet')
    },
  }
  await assert.rejects(ringDue(living.clock, [slow], policies, late))
  const [alarm] = lookedUp
  assert.ok(alarm)
  assert.equal((await living.move(id, 'acknowledge', late, officers[1])).kind, 'done')
  const world = { ...living.worldAt(late), db: living.clock, who: systemPerson(force) }
  await living.clock.write(contextOf(world), async (writer) => {
    await missingRinger.ring({ writer, world, commandId: newId(late) }, alarm)
  })
  assert.deepEqual(await rangOn(living, id), [])
})

test('killed after the escalation is written and before it is committed: it rings at the next turn, once', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  t.after(async () => await owner.end())
  let kills = 0
  const cut: Ringer = {
    record: 'missing',
    ring: async (writing, alarm) => {
      await missingRinger.ring(writing, alarm)
      const { rows } = await writing.writer.query(sql`select pg_backend_pid() as pid`)
      const pid = new Map<string, unknown>(Object.entries(rows[0] ?? {})).get('pid')
      await owner.query('select pg_terminate_backend($1)', [pid])
      kills++
    },
  }
  await assert.rejects(ringDue(living.clock, [cut], policies, late))
  assert.ok(kills > 0)
  assert.deepEqual(await rangOn(living, id), [])
  await ringDue(living.clock, [missingRinger], policies, late)
  assert.deepEqual(await rangOn(living, id), both)
})

test('an alarm that cannot ring is said, stays, and holds up none behind it', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const [broken, sound] = [await unacknowledged(living), await unacknowledged(living)]
  const picky: Ringer = {
    record: 'missing',
    ring: async (writing, alarm) => {
      if (alarm.record_id === broken) throw new Error('a fact cannot be read')
      await missingRinger.ring(writing, alarm)
    },
  }
  await assert.rejects(ringDue(living.clock, [picky], policies, late), /alarms of 1 records could not be rung/)
  assert.deepEqual(await rangOn(living, sound), both)
  assert.deepEqual(await rangOn(living, broken), [])
  await ringDue(living.clock, [missingRinger], policies, late)
  assert.deepEqual(await rangOn(living, broken), both)
})

test('a kind of record whose alarms nobody rings: they are not lost, and it is said', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  await assert.rejects(ringDue(living.clock, [], policies, late), (error) => {
    assert.ok(error instanceof AggregateError)
    assert.match(String(error.errors[0]), /nobody rings the alarms of missing\.reported/)
    return true
  })
  await ringDue(living.clock, [missingRinger], policies, late)
  assert.deepEqual(await rangOn(living, id), both)
})

test('a person who acts while the alarm rings: the database lets one go first, and neither is lost', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  t.after(async () => await owner.end())
  let claimed = () => {}
  let goOn = () => {}
  const isClaimed = new Promise<void>((resolve) => {
    claimed = resolve
  })
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow: Ringer = {
    record: 'missing',
    ring: async (writing, alarm) => {
      claimed()
      await mayGoOn
      await missingRinger.ring(writing, alarm)
    },
  }
  const ringing = ringDue(living.clock, [slow], policies, late)
  await isClaimed
  const acting = living.move(id, 'acknowledge', late, officers[1])
  // The acknowledgement has its fact and waits for the alarm's row, which the ringing holds; now the ringing wants the fact's place.
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await owner.query(
      "select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    waiting = rows[0].n
  }
  goOn()
  assert.equal((await acting).kind, 'done', 'the person is not told of a fault')
  await ringing
  assert.ok((await rangOn(living, id)).length <= 2)
  assert.equal(await ringDue(living.clock, [missingRinger], policies, late), 0, 'nothing is left to ring')
})

test('who was told since the page was opened contradicts no decision taken on it', async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const id = await unacknowledged(living)
  const world = living.worldAt(late, officers[1])
  const seen = await living.app.read(contextOf(world), async (reader) => await load(reader, world, missing, id))
  assert.equal(await ringDue(living.clock, [missingRinger], policies, late), 2)
  const asked = { recordId: id, key: newId(late), basedOn: seen.facts.length, body: {} }
  assert.equal((await perform(world, missing, acknowledge, asked)).kind, 'done')
})

test('forty write to one record at once: all are recorded, and nobody is told to try again', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  const db = openDatabase(database.url('vigil_app'), { connections: 40 })
  const world = { ...living.worldAt(start), db }
  const answers = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const asked = { recordId: id, key: newId(start), basedOn: null, body: { text: 'Rang the school' } }
      return await perform(world, missing, note, asked)
    }),
  ).finally(db.close)
  assert.deepEqual([...new Set(answers.map(({ kind }) => kind))], ['done'])
})

test('the next alarm is found by its time, not by looking through all of them', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await client.query(
      'begin; alter table alarm no force row level security; alter table fact no force row level security',
    )
    await client.query(`insert into alarm
      select '${force}', gen_random_uuid(), 'review the risk', 1, n, 0, timestamptz '2026-03-27' + n * interval '1 minute' from generate_series(1, 20000) n`)
    await client.query('analyze alarm')
    const claim = statements.find((one) => one.name === 'alarms: the next one due, claimed')
    assert.ok(claim)
    const query = claim.exampleQuery()
    const plan = await client.query(`explain ${text(query)}`, [...query.values])
    assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), /Index Scan using alarm_fires_at/)
  } finally {
    await client.query('rollback')
    await client.end()
  }
})
