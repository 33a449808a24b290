// Filters that templates bring themselves, where the ones of this product differ.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filters } from './filters.ts'

test('a sentence begins with a capital, and months, measures and names in it keep theirs', () => {
  assert.equal(filters.capitalize('cases of August 2026: M4 of HMICFRS'), 'Cases of August 2026: M4 of HMICFRS')
  assert.deepEqual([filters.capitalize(null), filters.capitalize('')], ['', ''])
})
