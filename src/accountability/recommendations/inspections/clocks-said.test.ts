// The page of clocks on a phone: what is late and what is near stands open, what is later is folded and counted, and no row is without its object.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../../kernel/time.ts'
import { byKind, ruledBy, saidOf } from './clocks-said.ts'

const now = instant('2026-11-29T12:00:00Z')
const owed = { words: 'send the plan', owner: 'chief officer', owner_name: null, reference: 'P3-NCPI' }
const due = (due_at: string, more = {}) => saidOf({ ...owed, ...more, due_at }, null, now)

test('late by whole days of London, near until the fourteenth day has ended, later after it', () => {
  const late = due('2026-10-12T22:59:59.000Z')
  assert.deepEqual([late.falls, late.when], ['overdue', '48 days late (due 12 October 2026)'])
  assert.equal(due('2026-11-28T23:59:59.000Z').when, '1 day late (due 28 November 2026)')
  assert.deepEqual(due('2026-11-29T11:00:00.000Z').when, 'late since today (due 29 November 2026)')
  assert.deepEqual(due('2026-11-29T23:59:59.000Z').when, 'due today (29 November 2026)')
  assert.deepEqual(due('2026-11-30T23:59:59.000Z').when, 'due tomorrow (30 November 2026)')
  const near = due('2026-12-13T23:59:59.000Z')
  assert.deepEqual([near.falls, near.when], ['soon', 'due in 14 days (13 December 2026)'])
  assert.equal(due('2026-12-14T23:59:59.000Z').falls, 'later')
})

test('whose it is by name where somebody has it; the words beside a reference may be cut, and stand whole without one', () => {
  assert.equal(due('2026-12-01T23:59:59.000Z').whose, 'chief officer')
  assert.equal(due('2026-12-01T23:59:59.000Z', { owner_name: 'Tess Mowbray' }).whose, 'Tess Mowbray')
  const words = 'quarterly and annual complaints data and report, with each page that it must stand beside'
  const at = { ...owed, due_at: '2026-12-01T23:59:59.000Z' }
  assert.equal(saidOf({ ...at, reference: null }, words, now).object, words)
  assert.match(saidOf(at, words, now).object ?? '', /^P3-NCPI · Quarterly and annual .{10,40}…$/)
  assert.equal(saidOf({ ...at, reference: null }, null, now).object, null)
})

test('what is later is a group a kind, with its days and every one of its clocks; what is late or near is in none', () => {
  const clocks = [
    ...['2026-11-20', '2026-12-10', '2026-12-20', '2026-12-20'].map((day) => due(`${day}T23:59:59.000Z`)),
    ...['2027-01-08', '2027-02-07'].map((day) => due(`${day}T23:59:59.000Z`, { words: 'do the action' })),
  ].map((one) => ({ ...one, ruled: 'force: The letter' }))
  const ruled = 'force: The letter'
  assert.deepEqual(byKind(clocks), [
    { words: 'Send the plan', oneDay: true, days: 'due 20 December 2026', ruled, at: [2, 3] },
    { words: 'Do the action', oneDay: false, days: 'due from 8 January 2027 to 7 February 2027', ruled, at: [4, 5] },
  ])
})

test('beside a date its rule and where that is from; of what is later once a kind, where one rule holds for all', () => {
  const of = { basis: 'force', source: 'The letter' }
  assert.equal(ruledBy({ ...of, rule: null }), 'Force: The letter')
  assert.equal(ruledBy({ ...of, rule: 'within six weeks: HMICFRS report' }), 'Force: within six weeks: HMICFRS report')
  const later = (ruled: string) => ({ ...due('2026-12-20T23:59:59.000Z'), ruled })
  assert.deepEqual(
    byKind([later('force: The letter'), later('force: The letter')]).map((one) => one.ruled),
    ['force: The letter'],
  )
  assert.deepEqual(
    byKind([later('force: The letter'), later('statute: The Act')]).map((one) => one.ruled),
    [null],
  )
})
