// What the age a caller gives does to the children found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byAge } from './by-age.ts'

const found = (age: number | null) => ({ age, reasons: ['Same name'] })

test('a namesake of another age comes last and says so; one a year off fits; nobody is left out', () => {
  const matches = [found(9), found(null), found(15), found(12)]
  assert.deepEqual(byAge(14, matches), [
    { age: null, reasons: ['Same name'] },
    { age: 15, reasons: ['Same name', 'Age fits'] },
    { age: 12, reasons: ['Same name'] },
    { age: 9, reasons: ['Same name', 'but 9, not 14'] },
  ])
})

test('without an age the order is the search’s own', () => {
  const matches = [found(9), found(15)]
  assert.deepEqual(byAge(null, matches), matches)
})
