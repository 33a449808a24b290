// How much longer a load takes is said by its pace, and by nothing else before there is one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesLeft, progress, sayDone, sayLoading, sayMaking } from './progress.ts'

test('golden: 200 episodes in four minutes, 900 to come: eighteen minutes; of fewer than twenty nothing is guessed', () => {
  assert.equal(minutesLeft(900, { done: 200, minutes: 4 }), 18)
  assert.equal(minutesLeft(3, { done: 200, minutes: 4 }), 1)
  assert.equal(minutesLeft(1100, { done: 19, minutes: 1 }), null)
})

test('after the last episode it says what is being made, until that is there', () => {
  sayMaking()
  assert.equal(progress(), null)
  assert.match(
    sayLoading(1199, 1200, { done: 1000, minutes: 10 }).words,
    /1,199 of 1,200 episodes, about a minute more/,
  )
  sayMaking()
  assert.match(progress()?.words ?? '', /The history is loaded\. The audits, the status as each month ended, the packs/)
  sayDone()
  assert.equal(progress(), null)
})
