// How many interruptions were acted on, with an interval that allows for several about one child or to one person.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { hours, instant, minutes, plus } from '../kernel/time.ts'
import { percent } from '../kernel/words.ts'
import { intervalOf } from '../practice/statistics.ts'
import { interruptionWords } from './interruptions.ts'
import { SYSTEM } from './world.ts'

const database = await testDatabase()
const clock = openDatabase(database.url('vigil_clock'), { connections: 1 })
after(async () => await clock.close())

const now = instant('2026-03-28T12:00:00Z')

type Interruption = { readonly record: string; readonly to: string; readonly acted: boolean }

/** Each two hours after the one before. */
async function said(force: string, interruptions: readonly Interruption[], children: Record<string, string> = {}) {
  const context = { force, who: SYSTEM, now }
  await clock.write(context, async (writer) => {
    for (const [record, child] of Object.entries(children))
      writer.send(sql`
        insert into observation (force_id, record_id, measure, item, at, tolerance_minutes, yes, child_id)
        values (${force}, ${record}, 'M4', 1, ${now}, 0, true, ${child})`)
    for (const [index, { record, to, acted }] of interruptions.entries()) {
      const queued = plus(now, hours(-2 * (index + 1)))
      writer.send(sql`
        insert into outbox (message_id, force_id, record_id, recipient, channel, words, interrupts, queued_at, acted_at)
        values (${newId(now)}, ${force}, ${record}, ${to}, 'screen', 'HIGH', true, ${queued}, ${acted ? plus(queued, minutes(5)) : null})`)
    }
    await Promise.resolve()
  })
  return await clock.read(context, async (reader) => await interruptionWords(reader, force, now))
}

const [one, two, three, four] = [newId(now), newId(now), newId(now), newId(now)]
const of = (record: string, to: string, acted: boolean) => ({ record, to, acted })

test('two children, four times each, all acted on or none: worth two, and not eight', async () => {
  // Each about a record of its own to a person of its own, but of two children: 12 pairs, all alike; 1 + 2 × 12 / 8 = 4.
  const records = Array.from({ length: 8 }, () => newId(now))
  const children = Object.fromEntries(records.map((record, index) => [record, index < 4 ? one : two]))
  const words = await said(
    'northvale',
    records.map((record, index) => of(record, `person ${index}`, index < 4)),
    children,
  )
  assert.match(words, /50% of interruptions were acted on .* 4 of 8 \(95% interval 9.5% to 90.5%, allowing for/)
})

test('two people, four times each about other children: worth two as well; a pair of both kinds is one pair', async () => {
  const toPeople = Array.from({ length: 8 }, (_, index) => of(newId(now), index < 4 ? 'asha' : 'bram', index < 4))
  assert.match(await said('southvale', toPeople), /4 of 8 \(95% interval 9.5% to 90.5%/)
  const ofBoth = Array.from({ length: 8 }, (_, index) =>
    of(index < 4 ? one : two, index < 4 ? 'asha' : 'bram', index < 4),
  )
  assert.match(await said('eastvale', ofBoth), /4 of 8 \(95% interval 9.5% to 90.5%/)
})

test('each about another child to another person: Wilson’s own interval', async () => {
  const apart = [one, two, three, four].map((record, index) => of(record, `person ${index}`, index < 2))
  assert.match(await said('westvale', apart), /2 of 4 \(95% interval 15% to 85%/)
})

test('whoever was interrupted about whichever child: the interval is that of every two that share a child or a person, each counted once', async () => {
  const people = ['asha', 'bram', 'cleo']
  const one = fc.record({
    record: fc.integer({ min: 0, max: 5 }),
    to: fc.integer({ min: 0, max: 2 }),
    acted: fc.boolean(),
  })
  // Of six records the child: three have one of two, the others are of none.
  const childOf = [0, 0, 1, null, null, null]
  let forces = 0
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 14 }), async (drawn) => {
      const records = childOf.map(() => newId(now))
      const children = [newId(now), newId(now)]
      const named = Object.fromEntries(
        records.flatMap((record, at) => {
          const child = children[childOf[at] ?? -1]
          return child === undefined ? [] : [[record, child]]
        }),
      )
      const given = drawn.map(({ record, to, acted }) => of(records[record] ?? '', people[to] ?? '', acted))
      const words = await said(`drawn ${forces++}`, given, named)

      const about = ({ record }: Interruption) => named[record] ?? record
      const alike = given.flatMap((later, at) =>
        given
          .slice(0, at)
          .filter((earlier) => earlier.to === later.to || about(earlier) === about(later))
          .map((earlier) => [earlier.acted, later.acted] as const),
      )
      const acted = given.filter((each) => each.acted).length
      const { low, high } = intervalOf({
        successes: acted,
        n: given.length,
        pairs: {
          pairs: alike.length,
          yes: alike.filter(([first, second]) => first && second).length,
          no: alike.filter(([first, second]) => !first && !second).length,
        },
      })
      assert.ok(words.includes(`${acted} of ${given.length} (95% interval ${percent(low)} to ${percent(high)},`), words)
    }),
    { numRuns: 60 },
  )
})

test('the most within any hour, also across its full hour: four before and three after nine o’clock are seven', async () => {
  const context = { force: 'middlevale', who: SYSTEM, now }
  const nine = instant('2026-03-28T09:00:00Z')
  await clock.write(context, async (writer) => {
    for (const [to, at] of [-20, -15, -10, -5, 5, 10, 39, 40].map((one) => ['asha', one] as const))
      writer.send(sql`
        insert into outbox (message_id, force_id, record_id, recipient, channel, words, interrupts, queued_at)
        values (${newId(now)}, 'middlevale', ${newId(now)}, ${to}, 'screen', 'HIGH', true, ${plus(nine, minutes(at))})`)
    await Promise.resolve()
  })
  const words = await clock.read(context, async (reader) => await interruptionWords(reader, 'middlevale', now))
  assert.match(words, /within any hour was 7; it is meant to be six at most/)
})
