// What is read instead of files: of few nothing is said but that they are few, of many a rounded number.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totalsOf } from './totals.ts'

const file = (stratum: string, team: string, final_grade: string | null) => ({
  ...{ stratum, team, final_grade, re_asked: 0, re_asked_same: 0 },
})

test('forty-two graded at MEDIUM of which thirty-one are good, and one inadequate at HIGH in a unit of its own', () => {
  const files = [
    ...Array.from({ length: 42 }, (_, at) => file('MEDIUM', 'North', at < 31 ? 'good' : 'inadequate')),
    file('HIGH', 'South', 'inadequate'),
    file('HIGH', 'South', null),
  ]
  const [byStratum, byUnit] = totalsOf('case files', files)
  const few = { yes: 'not shown', n: '0 to 7', percent: null, low: null, high: null }
  const many = { yes: 30, n: 40, percent: 75, low: 60, high: 86, effect: 1 }
  assert.deepEqual(byStratum?.of, [
    { name: 'HIGH', ...few },
    { name: 'MEDIUM', ...many },
  ])
  assert.deepEqual(byUnit?.of, [
    { name: 'North', ...many },
    { name: 'South', ...few },
  ])
})

test('of answers asked again: how many, and how many were the same', () => {
  const files = Array.from({ length: 40 }, (_, at) => ({
    ...file('no', 'North', null),
    ...{ re_asked: 1, re_asked_same: at < 20 ? 1 : 0 },
  }))
  const [byStratum] = totalsOf('re-ask', files)
  assert.deepEqual([byStratum?.of[0]?.yes, byStratum?.of[0]?.n], [20, 40])
})
