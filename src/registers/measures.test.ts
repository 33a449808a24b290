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
import { type Figures, type Grouping, readCounts, readMeasures, recount } from './measures.ts'
import { SYSTEM } from './world.ts'

const database = await testDatabase()
const db = openDatabase(database.url('vigil_clock'))
after(async () => await db.close())

const start = instant('2026-03-01T00:00:00Z')
/** The hour in which it is April in London and still March in UTC comes up often. */
const inTwoMonths = fc.integer({ min: 60 * 24 * 31 - 60, max: 60 * 24 * 31 })
const at = fc
  .oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 60 * 24 * 60 }) }, { weight: 1, arbitrary: inTwoMonths })
  .map((count) => plus(start, minutes(count)))
const children = [newId(start), newId(start)] as const
const homes = [newId(start), newId(start)] as const
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
    measure: fc.constantFrom('M4', 'M6'),
    child: fc.constantFrom(null, ...children),
    home: fc.constantFrom(null, ...homes),
  })
  .map(({ delay, child, home, ...one }) => ({
    ...one,
    ...(child === null ? {} : { child }),
    ...(home === null ? {} : { home }),
    item: 0,
    recordedAt: one.doneAt === null ? null : plus(one.doneAt, minutes(delay)),
  }))

test('the statement counts as the rule does, in every grouping', async () => {
  const windows = { from: start, until: plus(start, minutes(50 * 24 * 60)), now: plus(start, minutes(40 * 24 * 60)) }
  await fc.assert(
    fc.asyncProperty(
      fc.array(observation, { maxLength: 40 }),
      fc.constantFrom<Grouping>('all', 'month', 'team', 'area', 'hour', 'part'),
      fc.constantFrom(null, 'x'),
      async (some, by, part) => {
        const force = `f-${newId(start).slice(24)}`
        // Three records, so that there are several cases of one.
        const records = [newId(start), newId(start), newId(start)] as const
        const observations = some.map((one, index) => ({
          ...one,
          item: index,
          recordId: records[(index % 3) as 0 | 1 | 2],
        }))
        const [read, counted] = await db.write({ force, who: SYSTEM, now: start }, async (writer) => {
          for (const record of records)
            await writer.query(
              upsertObservations(
                force,
                record,
                observations.filter(({ recordId }) => recordId === record),
              ),
            )
          const asked = { force, ...windows }
          return [
            await readMeasures(writer, { ...asked, measures: ['M4', 'M6'], by, part }),
            await readCounts(writer, { ...asked, measures: ['M4', 'M6'] }),
          ] as const
        })
        for (const measure of ['M4', 'M6']) {
          const recounted = recount(observations, { ...windows, measure, by, part })
          assert.deepEqual(rounded(read.get(measure) ?? []), rounded(recounted))
          const months = recount(observations, { ...windows, measure, by: 'month' })
          assert.deepEqual(counted.get(measure) ?? [], months.map(withoutTimes), 'the list of all')
        }
      },
    ),
    { numRuns: 80 },
  )
})

test('pairs of one child and of one home are the same by the statement and by the rule: within a month, and with the twelve before it', async () => {
  const from = instant('2025-01-01T00:00:00Z')
  const long = fc.integer({ min: 0, max: 60 * 24 * 500 }).map((count) => plus(from, minutes(count)))
  const windows = { from, until: plus(from, minutes(60 * 24 * 480)), now: plus(from, minutes(60 * 24 * 500)) }
  const plain = fc.record({
    at: long,
    yes: fc.constantFrom(true, false, null),
    child: fc.nat(2),
    home: fc.nat(2),
    record: fc.nat(3),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(plain, { minLength: 6, maxLength: 30 }), async (some) => {
      const force = `f-${newId(start).slice(24)}`
      const records = [newId(start), newId(start), newId(start), newId(start)]
      const without = { dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null, team: null }
      const observations = some.map(({ child, home, record, ...one }, item) => ({
        ...one,
        ...without,
        item,
        measure: 'M9',
        area: null,
        hour: null,
        part: null,
        recordId: records[record] ?? '',
        // The third stands for a case that names no child.
        ...(children[child] === undefined ? {} : { child: children[child] }),
        ...(homes[home] === undefined ? {} : { home: homes[home] }),
      }))
      const [months, listed] = await db.write({ force, who: SYSTEM, now: start }, async (writer) => {
        for (const record of records)
          await writer.query(
            upsertObservations(
              force,
              record,
              observations.filter((one) => one.recordId === record),
            ),
          )
        const read = await readMeasures(writer, { force, ...windows, measures: ['M9'], by: 'month' })
        return [
          read.get('M9') ?? [],
          (await readCounts(writer, { force, ...windows, measures: ['M9'] })).get('M9') ?? [],
        ] as const
      })
      assert.deepEqual(listed, months.map(withoutTimes))
      assert.deepEqual(months, recount(observations, { ...windows, measure: 'M9', by: 'month' }))
    }),
    { numRuns: 60 },
  )
})

const withoutTimes = (figures: Figures): Figures => ({
  ...figures,
  timed: 0,
  neverDone: 0,
  p50: null,
  p90: null,
  longest: null,
})

/** Quantiles are the same numbers added in another order. */
const rounded = (figures: readonly object[]) =>
  JSON.parse(
    JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
  )
