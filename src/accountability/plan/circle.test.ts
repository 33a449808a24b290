// Actions that wait for each other in a circle are found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCircle } from './action/rules.ts'

test('a circle is found however long, and one that exists already ends the search', () => {
  const chain = new Map(Array.from({ length: 50 }, (_, at) => [String(at), [String(at + 1)]]))
  assert.equal(isCircle('50', ['0'], chain), true)
  assert.equal(isCircle('51', ['0'], chain), false)
  assert.equal(
    isCircle(
      'x',
      ['a'],
      new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    ),
    false,
  )
})
