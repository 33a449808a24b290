// Which month is drawn from, and that a root draws one sample.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../../kernel/time.ts'
import { drawContacts, monthBefore, sampled, sampleOf } from './lot.ts'

test('last month is the calendar month before, by London’s days over a clock change and a new year', () => {
  assert.deepEqual(monthBefore(1, instant('2026-04-10T09:00:00Z')), {
    name: '2026-03',
    from: '2026-03-01T00:00:00.000Z',
    until: '2026-03-31T23:00:00.000Z',
  })
  assert.deepEqual(monthBefore(1, instant('2026-01-01T00:00:00Z')), {
    name: '2025-12',
    from: '2025-12-01T00:00:00.000Z',
    until: '2026-01-01T00:00:00.000Z',
  })
  // The first hour of a July day in London is still June in UTC.
  assert.equal(monthBefore(1, instant('2026-06-30T23:30:00Z')).from, '2026-05-31T23:00:00.000Z')
})

test('one root draws one sample whatever the order, another draws another, and each path has its share', () => {
  const contacts = Array.from({ length: 60 }, (_, index) => ({
    recordId: `contact ${index}`,
    stratum: index < 15 ? 'concern for safety' : 'known whereabouts',
  }))
  const sampleId = sampleOf('demonstration', '2026-10')
  const drawn = (root: string, from: readonly (typeof contacts)[number][] = contacts) =>
    drawContacts(from, { root, sampleId })
  assert.deepEqual(drawn('one root', contacts.toReversed()), drawn('one root'))
  assert.notDeepEqual(drawn('one root'), drawn('another root'))
  assert.equal(new Set(drawn('one root').map(({ recordId }) => recordId)).size, sampled)
  assert.equal(drawn('one root').filter(({ stratum }) => stratum === 'concern for safety').length, 5, '15 of 60, of 20')
  assert.equal(drawn('one root', contacts.slice(0, 3)).length, 3)
})
