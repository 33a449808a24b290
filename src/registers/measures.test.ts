// The roll-up in the database and the recount in memory give the same figures, whatever was observed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { instant, minutes, plus } from '../kernel/time.ts'
import type { Observation } from '../practice/measure.ts'
import { upsertObservations } from './changes.ts'
import { type Grouping, readMeasure, recount } from './measures.ts'
import { SYSTEM } from './world.ts'

const database = await testDatabase()
const db = openDatabase(database.url('vigil_clock'))
after(async () => await db.close())

const start = instant('2026-03-01T00:00:00Z')
const at = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((count) => plus(start, minutes(count)))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const observation: fc.Arbitrary<Observation> = fc
  .record({
    at,
    dueAt: maybe(at),
    doneAt: maybe(at),
    delay: fc.integer({ min: 0, max: 200 }),
    toleranceMinutes: fc.constantFrom(0, 30),
    yes: fc.constantFrom(true, false, null),
    minutes: maybe(fc.integer({ min: 0, max: 5000 })),
    team: maybe(fc.constantFrom('a', 'b')),
    area: maybe(fc.constantFrom('north', 'south')),
    hour: maybe(fc.integer({ min: 0, max: 23 })),
    part: maybe(fc.constantFrom('x', 'y')),
  })
  .map(({ delay, ...one }) => ({
    ...one,
    measure: 'M4',
    item: 0,
    recordedAt: one.doneAt === null ? null : plus(one.doneAt, minutes(delay)),
  }))

test('the statement counts as the rule does, in every grouping', async () => {
  const windows = { from: start, until: plus(start, minutes(50 * 24 * 60)), now: plus(start, minutes(40 * 24 * 60)) }
  await fc.assert(
    fc.asyncProperty(
      fc.array(observation, { maxLength: 40 }),
      fc.constantFrom<Grouping>('all', 'month', 'team', 'area', 'hour', 'part'),
      async (some, by) => {
        const force = `f-${newId(start).slice(24)}`
        const observations = some.map((one, index) => ({ ...one, item: index }))
        const read = await db.write({ force, who: SYSTEM, now: start }, async (writer) => {
          await writer.query(upsertObservations(force, newId(start), observations))
          return await readMeasure(writer, { force, ...windows, measure: 'M4', by })
        })
        assert.deepEqual(rounded(read), rounded(recount(observations, { ...windows, measure: 'M4', by })))
      },
    ),
    { numRuns: 60 },
  )
})

/** Quantiles are the same numbers added in another order. */
const rounded = (figures: readonly object[]) =>
  JSON.parse(
    JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
  )
