// Messages are carried once, one that cannot be carried holds up no other, and none names a child.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { force, type Living, officers, openForce, start } from '../../test/episodes.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { minutes, plus } from '../kernel/time.ts'
import { contextOf } from '../registers/world.ts'
import { missing } from '../work/missing/procedure.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { ringDue, ringer } from './alarms.ts'
import { deliver, type Message, queue } from './outbox.ts'
import { keepPolicies } from './policies.ts'

const database = await testDatabase()

const message = { forceId: force, interrupts: true, channel: 'phone', words: 'HIGH', duty: null } as const

async function queued(living: Living, ...to: readonly string[]): Promise<void> {
  await living.app.write(contextOf(living.worldAt(start)), async (writer) => {
    for (const one of to) writer.send(queue({ ...message, to: one, recordId: newId(start) }, start))
    await Promise.resolve()
  })
}

async function outbox(living: Living, column: 'words' | 'sent_at' | 'acted_at', recipient: string) {
  const query = sql`select words, sent_at, acted_at from outbox where recipient = ${recipient} order by queued_at, message_id limit 100`
  const result = await living.app.read(contextOf(living.worldAt(start)), async (reader) => await reader.query(query))
  return result.rows.map((row) => new Map<string, unknown>(Object.entries(row ?? {})).get(column))
}

test('two carriers at once carry each message once', async (t) => {
  const living = await openForce(t, database)
  await queued(living, ...Array.from({ length: 12 }, () => 'twice'))
  const carried: Message[] = []
  const carry = async (one: Message) => {
    carried.push(one)
    await Promise.resolve()
  }
  await Promise.all([deliver(living.clock, carry, start), deliver(living.clock, carry, start)])
  assert.equal(carried.length, 12)
  assert.equal(new Set(carried.map((one) => one.messageId)).size, 12)
  assert.ok((await outbox(living, 'sent_at', 'twice')).every((at) => at === start))
  assert.equal(await deliver(living.clock, carry, start), 0)
})

test('a message that cannot be carried stays, the others go, and it goes when the network is back', async (t) => {
  const living = await openForce(t, database)
  await queued(living, 'unreachable', 'reachable')
  const carry = async (one: Message) => {
    await Promise.resolve()
    if (one.recipient === 'unreachable') throw new Error('no network')
  }
  await assert.rejects(deliver(living.clock, carry, start), /1 messages could not be carried/)
  assert.deepEqual(await outbox(living, 'sent_at', 'reachable'), [start])
  assert.deepEqual(await outbox(living, 'sent_at', 'unreachable'), [null])
  assert.equal(await deliver(living.clock, async () => await Promise.resolve(), start), 1)
})

test('an alarm at HIGH goes to the phone without the child’s name, and counts as acted on only by whom it was sent to', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start, 'Perdita Nameless')
  for (const step of ['grade', 'raise', 'assign'] as const) await living.move(id, step, start)
  const later = plus(start, minutes(11))
  await ringDue(living.clock, [ringer(missing)], keepPolicies(living.app, standingPolicy), later)
  const phone: Message[] = []
  await deliver(
    living.clock,
    async (one) => {
      phone.push(one)
      await Promise.resolve()
    },
    later,
  )
  assert.deepEqual(
    phone.map((one) => [one.recipient, one.channel]),
    [['duty superintendent', 'phone']],
  )
  const words = [
    ...(await outbox(living, 'words', 'duty superintendent')),
    ...(await outbox(living, 'words', 'force incident manager')),
  ]
  assert.ok(words.length >= 2)
  for (const one of words) assert.doesNotMatch(String(one), /Perdita|Nameless/)
  // Both officers are duty superintendents: the incident manager has not acted.
  await living.move(id, 'note', plus(later, minutes(2)), officers[0])
  assert.deepEqual(await outbox(living, 'acted_at', 'duty superintendent'), [plus(later, minutes(2))])
  assert.deepEqual(await outbox(living, 'acted_at', 'force incident manager'), [null])
})
