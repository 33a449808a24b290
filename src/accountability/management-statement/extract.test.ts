// The extract for the force management statement: a year of whole months beside the one before, exact and with n, and each status that was lost in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { SYSTEM } from '../../registers/world.ts'
import { demandOf, gapWordsOf, measureRow, sumOf } from './rows.ts'

const now: Instant = instant('2026-11-10T09:00:00.000Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const improvement = await it.named('Milo Ferrand')
const address = '/force-management-statement'

test('only the months of the year are added up, and what several measures are taken of is one thing', () => {
  const byMonth = new Map([
    ['2026-03', { yes: 9, no: 9, notEvidenced: 9 }],
    ['2026-04', { yes: 1, no: 2, notEvidenced: 3 }],
    ['2026-06', { yes: 4, no: 0, notEvidenced: 0 }],
  ])
  const year = sumOf(byMonth, ['2026-04', '2026-05', '2026-06'])
  assert.deepEqual(year, { yes: 5, no: 2, notEvidenced: 3, alike: [{ pairs: 0, yes: 0, no: 0 }] })
  const of = (id: string, kind: 'timeliness' | 'audited quality') =>
    measureRow(
      { id, kind, question: 'In time?', denominator: 'reviews due', better: 'higher', version: 1 },
      year,
      sumOf(undefined, []),
    )
  const rows = [of('M8', 'timeliness'), of('M9', 'timeliness'), of('A1', 'audited quality')]
  assert.deepEqual(demandOf(rows), [{ what: 'reviews due', n: 10, before: 0, measures: ['M8', 'M9'] }])
  assert.deepEqual([rows[0]?.n, rows[0]?.percent, rows[0]?.before.percent], [10, 50, null])
})

test('a matter of time never without how far it is above “done well”, of the months that were audited', () => {
  const onTime = new Map(
    ['2026-04', '2026-05', '2026-06'].map((month) => [month, { yes: 80, no: 20, notEvidenced: 0 }] as const),
  )
  const files = new Map([['2026-05', { yes: 5, no: 5, notEvidenced: 2 }]])
  const words = (kind: 'timeliness' | 'outcome', of: typeof files) =>
    gapWordsOf({ kind, better: 'higher' }, [...onTime.keys()], onTime, of)
  assert.match(
    words('timeliness', files) ?? '',
    /^30 points .*cases of May 2026, 1 of 3 months: of the others none is audited: on time 80% of 100, .*files that are good 50% of 10/,
  )
  assert.match(words('timeliness', new Map()) ?? '', /^no gap can be said/)
  assert.equal(words('outcome', files), null)
})

/** Of M1: so many in one month, so many of them yes. */
async function cases(month: string, n: number, yes: number) {
  await it.databases.clock.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(
      upsertObservations(
        force,
        newId(now),
        Array.from({ length: n }, (_, item) => ({
          ...{ measure: 'M1', item: item + 1, at: instant(`${month}-12T10:00:00.000Z`), yes: item < yes },
          ...{ dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null },
          ...{ team: null, area: null, hour: null, part: null },
        })),
      ),
    )
    await Promise.resolve()
  })
}

test('of a year that runs its whole months, beside the same months of the year before; exact, with n and interval', async () => {
  await cases('2026-04', 20, 15)
  await cases('2026-10', 20, 16)
  await cases('2026-11', 5, 5)
  await cases('2025-05', 10, 4)
  await cases('2026-01', 7, 7)
  const values = JSON.parse((await improvement.get(`/api${address}`)).text)
  const m1 = values.measures.find((one: { id: string }) => one.id === 'M1')
  assert.deepEqual([m1.n, m1.yes, m1.percent, m1.before.n, m1.before.percent], [40, 31, 77.5, 10, 40])
  assert.deepEqual([values.months, values.lastMonth, values.running], [7, '2026-10', true])
  const page = (await improvement.get(address)).text
  assert.match(page, /n = 40, 62\.5% to 87\.7%/)
  assert.match(page, /All first grades/)
  assert.match(page, /href="#recommendations">Overdue: <strong>\d/)
  const lists = page.replaceAll(/<details[\s\S]*?<\/details>/g, '')
  const [short] = values.measures.filter((one: { short: boolean }) => one.short)
  assert.equal(m1.short, short !== undefined, 'M1 alone has cases')
  assert.equal(lists.includes('Short of what the policy asks, or worse'), short !== undefined)
  const open = values.groups.filter((one: { folded: boolean }) => !one.folded)
  for (const { status, at } of open) assert.ok(lists.toLowerCase().includes(`>${status}: ${at.length}`), status)
  for (const one of values.recommendations.filter((each: { overdue: boolean }) => each.overdue))
    assert.ok(lists.includes(`>${one.reference}</a>`), one.reference)
  assert.match(page, /Without a case in either year: [^.]*M2/)
  const file = (await improvement.get(`${address}.csv`)).text
  const rows: string[][] = parse(file)
  assert.ok(rows.some(([part, id, , n]) => part === 'performance' && id === 'M1' && n === '40'))
  assert.ok(rows.some(([part]) => part === 'recommendation'))
})

test('a status that was lost in the year is named with its day; one lost before it is not', async () => {
  const [record = ''] = JSON.parse((await improvement.get(`/api${address}`)).text).recommendations.map(
    (one: { record_id: string }) => one.record_id,
  )
  const taken = async (at: string, standing: string) =>
    await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
      writer.send(sql`
        insert into standing_reading (force_id, record_id, at, standing, since, stops, figures, test, ledger_size)
        values (${force}, ${record}, ${at}, ${standing}, ${at}, '[]', '[]', '{}', 0)`)
      await Promise.resolve()
    })
  await taken('2026-02-01T10:00:00.000Z', 'met')
  await taken('2026-02-20T10:00:00.000Z', 'no longer met')
  await taken('2026-05-01T10:00:00.000Z', 'met')
  await taken('2026-09-05T10:00:00.000Z', 'no longer met')
  await taken('2026-09-06T10:00:00.000Z', 'no longer met')
  const falls = async (year: number) => JSON.parse((await improvement.get(`/api${address}?year=${year}`)).text).falls
  assert.deepEqual(
    (await falls(2026)).map((one: { at: string }) => one.at.slice(0, 10)),
    ['2026-09-05'],
  )
  assert.equal((await falls(2025)).length, 1)
  assert.match((await improvement.get(address)).text, /Statuses lost in the year: 1/)
})

test('a year that has not begun is refused; it is read where papers are read, and by nobody else', async () => {
  assert.match((await improvement.get(`${address}?year=2027`)).text, /has not begun/)
  assert.equal((await (await it.named('Uma Kettering')).get(address)).status, 200)
  assert.equal((await (await it.named('Asha Nolan')).get(address)).status, 403)
  assert.match((await improvement.get('/meetings')).text, new RegExp(`href="${address}"`))
  assert.match((await improvement.get('/measures')).text, new RegExp(`href="${address}"`))
})
