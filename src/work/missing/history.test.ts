// What earlier episodes say: each report once, whatever records it has, and what was done about the pattern in any of them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { historyFrom, recordsOfFirst } from './history.ts'

type Earlier = Parameters<typeof historyFrom>[0][number]

const now = instant('2026-11-23T10:00:00Z')
const daysAgo = (days: number): Instant => plus(now, hours(-24 * days))
const id = (of: number) => `018f0000-0000-7000-8000-${String(of).padStart(12, '0')}`

const search = (record: number, days: number, more: Partial<Earlier> = {}): Earlier => ({
  record_id: id(record),
  phase: 'closed',
  reported_at: daysAgo(days),
  located_at: null,
  found_at: null,
  closed_at: null,
  level: null,
  harm: 'none known',
  harm_disclosed: null,
  exploitation: 'none',
  looked_after: false,
  return_interview: null,
  repeat_referral_at: null,
  trigger_plan_at: null,
  partners_met_at: null,
  last_seen_place: 'Home',
  was_missing: true,
  ...more,
})
const passedOn = (record: number, days: number, more: Partial<Earlier> = {}) =>
  search(record, days, { phase: 'transferred', ...more })

test('referred, talked about with partners, passed on and taken back: neither is owed again at the next report', () => {
  const done = { repeat_referral_at: daysAgo(9), partners_met_at: daysAgo(8) }
  const history = historyFrom([search(2, 10), passedOn(1, 10, done), search(3, 40)], now)
  assert.equal(history.reportsIn90Days, 3)
  assert.deepEqual([history.repeatReferralAt, history.partnersMetAt], [daysAgo(9), daysAgo(8)])
})

test('once a window from the day of the referral: made late after its report, it stands for ninety days all the same', () => {
  const referredAt = (made: number) =>
    historyFrom([search(2, 10), search(3, 40), search(4, 100, { repeat_referral_at: daysAgo(made) })], now)
      .repeatReferralAt
  assert.equal(referredAt(75), daysAgo(75))
  assert.equal(referredAt(90), null, 'the window is over')
})

test('taken back, the search itself knows what was done while it had its first record', () => {
  const done = { repeat_referral_at: daysAgo(1), partners_met_at: daysAgo(1) }
  const history = historyFrom([passedOn(1, 2, done), search(3, 40)], daysAgo(2))
  assert.equal(history.reportsIn90Days, 2, 'its own report once')
  assert.deepEqual([history.repeatReferralAt, history.partnersMetAt], [daysAgo(1), daysAgo(1)])
})

test('a first episode that was passed on and taken back has two records, and both are told of the next', () => {
  const history = historyFrom([search(2, 10), passedOn(1, 10), search(3, 10, { was_missing: false })], now)
  assert.equal(history.firstEpisodeId, id(2))
  assert.deepEqual(recordsOfFirst(history), [id(2), id(1)])
  assert.deepEqual(
    recordsOfFirst(historyFrom([search(2, 10), search(1, 11)], now)),
    [],
    'two reports: none was a first',
  )
  assert.deepEqual(recordsOfFirst(historyFrom([], now)), [])
})

test('whatever is on record: a report counts once, in any order of its records, and what was done in 90 days is never lost', () => {
  const one = fc.record({
    days: fc.integer({ min: 0, max: 500 }),
    records: fc.integer({ min: 1, max: 3 }),
    missing: fc.boolean(),
    referred: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  fc.assert(
    fc.property(fc.uniqueArray(one, { maxLength: 12, selector: ({ days }) => days }), (reports) => {
      const rows = reports.flatMap(({ days, records, missing, referred }, at) =>
        Array.from({ length: records }, (_, which) =>
          search(at * 3 + which, days, {
            phase: which === 0 ? 'closed' : 'transferred',
            was_missing: missing,
            // In the last of its records.
            repeat_referral_at: which === records - 1 && referred !== null ? daysAgo(referred) : null,
          }),
        ),
      )
      const newestFirst = rows.toSorted((a, b) => (a.reported_at < b.reported_at ? 1 : -1))
      const history = historyFrom(newestFirst, now)
      const counted = (within: number) => reports.filter(({ days, missing }) => missing && days > 0 && days < within)
      assert.equal(history.reportsIn90Days, counted(90).length + 1)
      assert.equal(history.reportsIn12Months, counted(365).length + 1)
      const referrals = reports.flatMap(({ missing, referred }) =>
        missing && referred !== null && referred < 90 ? [daysAgo(referred)] : [],
      )
      assert.equal(history.repeatReferralAt, referrals.sort().at(-1) ?? null)
    }),
  )
})
