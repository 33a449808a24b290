// The cases behind a number: every one once, in pages, by how it counted; those the reader may not open counted and not named.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../../test/database.ts'
import { type Database, openDatabase } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { instant, minutes, plus } from '../../kernel/time.ts'
import type { Observation } from '../../practice/measure.ts'
import { upsertObservations } from '../changes.ts'
import { type After, afterWords, casesBehind, readAfter } from '../measures.ts'
import { SYSTEM } from '../world.ts'

const database = await testDatabase()
const app = openDatabase(database.url('vigil_app'), { connections: 2 })
const clock = openDatabase(database.url('vigil_clock'), { connections: 2 })
after(async () => void (await Promise.all([app.close(), clock.close()])))

const start = instant('2026-03-01T00:00:00Z')
const window = { from: start, until: plus(start, minutes(10_000)), now: plus(start, minutes(10_000)) }
const reader = '00000000-0000-7000-8000-0000000000c1'

const observation = (item: number, at: number, yes: boolean | null): Observation => ({
  measure: 'M10',
  item,
  at: plus(start, minutes(at)),
  dueAt: null,
  doneAt: null,
  recordedAt: null,
  toleranceMinutes: 0,
  yes,
  minutes: null,
  team: null,
  area: null,
  hour: null,
  part: null,
})

type Given = { readonly record: string; readonly observations: readonly Observation[]; readonly restricted?: boolean }

async function given(db: Database, force: string, records: readonly Given[]): Promise<void> {
  await db.write({ force, who: SYSTEM, now: start }, async (writer) => {
    for (const { record, observations, restricted } of records) {
      writer.send(upsertObservations(force, record, observations))
      if (restricted)
        writer.send(
          sql`insert into restriction (force_id, record_id, reason, since) values (${force}, ${record}, 'witness', ${start})`,
        )
    }
    await Promise.resolve()
  })
}

const force = () => `f-${newId(start).slice(24)}`
const asked = (at: string) => ({ force: at, ...window, measure: 'M10', outcome: null, after: null, limit: 50 })
const context = (at: string) => ({ force: at, who: reader, now: window.now })

test('two of three yes, one no; one record is closed until its reader is let in', async () => {
  const at = force()
  const [one, two, closed] = [newId(start), newId(start), newId(start)]
  await given(clock, at, [
    { record: one, observations: [observation(1, 10, true), observation(2, 20, false)] },
    { record: two, observations: [observation(1, 15, true)] },
    { record: closed, observations: [observation(1, 30, true), observation(2, 31, true)], restricted: true },
  ])
  const read = async (outcome: 'yes' | 'no' | null) =>
    await app.read(context(at), async (from) => await casesBehind(from, { ...asked(at), outcome }))
  const named = ({ cases }: Awaited<ReturnType<typeof read>>) => cases.map(({ recordId, how }) => [recordId, how])

  const all = await read(null)
  assert.deepEqual(named(all), [
    [one, 'no'],
    [two, 'yes'],
    [one, 'yes'],
  ])
  assert.equal(all.closed, 1, 'one record, however often it counts')
  const yes = await read('yes')
  assert.deepEqual(
    [named(yes), yes.closed],
    [
      [
        [two, 'yes'],
        [one, 'yes'],
      ],
      1,
    ],
  )
  const no = await read('no')
  assert.deepEqual([named(no), no.closed], [[[one, 'no']], 0])

  await clock.write(context(at), async (writer) => {
    writer.send(
      sql`insert into opening (force_id, record_id, staff_id, basis, opened_at, until) values (${at}, ${closed}, ${reader}, 'break glass', ${start}, ${plus(window.now, minutes(60))})`,
    )
    await Promise.resolve()
  })
  const opened = await read(null)
  assert.deepEqual([opened.cases.length, opened.closed], [5, 0])
})

test('page after page, by key: every case once, in order, however many share a moment', async () => {
  const items = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(true, false, null)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(items, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('yes' as const, 'no' as const, 'not evidenced' as const, null),
      async (records, limit, outcome) => {
        const at = force()
        const rows = records.map((some) => ({
          record: newId(start),
          observations: some.map(([minute, yes], item) => observation(item, minute, yes)),
        }))
        await given(clock, at, rows)
        const page = async (next: After | null) =>
          await app.read(
            context(at),
            async (from) => await casesBehind(from, { ...asked(at), outcome, after: next, limit }),
          )
        const found: string[] = []
        let next: After | null = null
        do {
          const read: Awaited<ReturnType<typeof page>> = await page(next)
          assert.ok(read.cases.length <= limit)
          found.push(...read.cases.map(afterWords))
          next = read.next
        } while (next !== null)
        const counts = { yes: true, no: false, 'not evidenced': null }
        const expected = rows
          .flatMap(({ record, observations }) => observations.map((one) => ({ recordId: record, ...one })))
          .filter(({ yes }) => outcome === null || yes === counts[outcome])
          .map(afterWords)
        assert.deepEqual([...found].sort(), expected.sort())
        assert.deepEqual(
          found.map((one) => one.slice(0, 24)),
          [...found]
            .map((one) => one.slice(0, 24))
            .sort()
            .reverse(),
        )
      },
    ),
    { numRuns: 30 },
  )
})

test('a place in the list survives its address; anything else is no place', () => {
  const place: After = { at: start, recordId: newId(start), item: 7 }
  assert.deepEqual(readAfter(afterWords(place)), place)
  for (const words of ['', 'x', `${start}_${place.recordId}`, `${start}_not-an-id_1`, `yesterday_${place.recordId}_1`])
    assert.equal(readAfter(words), null, words)
})
