// The gap is a number with both n's and an interval; nothing is said of it where either side has no case.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertionGap, gapWords, monthsTogether, onTimeOf, together } from './assertion-gap.ts'

test('reviews on time 96%, files good 41%: fifty-five points, with an interval', () => {
  const gap = assertionGap({ yes: 96, no: 3, notEvidenced: 1 }, { yes: 41, no: 59, notEvidenced: 12 })
  assert.ok(gap)
  assert.equal(gap.points, 55)
  assert.ok(gap.low < 55 && gap.high > 55 && gap.low > 40 && gap.high < 70)
  assert.equal(gap.onTime.words, '96% of 100, 90.2% to 98.4%')
  assert.equal(gap.doneWell.words, '41% of 100, 31.9% to 50.8%')
  assert.match(gapWords(gap), /^55 points \(95% interval \d/)
})

test('no case on either side: nothing can be said', () => {
  const some = { yes: 5, no: 5, notEvidenced: 0 }
  const none = { yes: 0, no: 0, notEvidenced: 0 }
  assert.equal(assertionGap(none, some), null)
  assert.equal(assertionGap(some, none), null)
  assert.equal(assertionGap(some, { ...none, notEvidenced: 9 }), null, 'files without a grade say nothing')
})

test('where less is better, what was not counted against is on time', () => {
  assert.deepEqual(onTimeOf({ yes: 2, no: 18, notEvidenced: 1 }, 'lower'), { yes: 18, no: 2, notEvidenced: 1 })
  assert.deepEqual(
    together([
      { yes: 1, no: 2, notEvidenced: 3 },
      { yes: 4, no: 5, notEvidenced: 6 },
    ]),
    {
      yes: 5,
      no: 7,
      notEvidenced: 9,
    },
  )
})

test('months as one: what is not evidenced counts against, and so does the child it is of', () => {
  // Of 40, 10 not evidenced; twenty pairs that agree: 1 + 1 × 2 × 20 / 40. Of 30 they would weigh more.
  const months = [
    { month: '2026-09', yes: 10, no: 0, notEvidenced: 10, alike: [{ pairs: 10, yes: 5, no: 5 }] },
    { month: '2026-10', yes: 10, no: 10, notEvidenced: 0, alike: [{ pairs: 10, yes: 5, no: 5 }] },
  ]
  assert.deepEqual(monthsTogether(months), { yes: 20, no: 10, notEvidenced: 10, effect: 2 })
})
