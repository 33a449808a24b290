// How long it took, in words: what was never done is said, and never left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summary } from '../../practice/statistics.ts'
import { nothing } from './shown.ts'
import { tookWords } from './took.ts'

/** Done in 1, 2, … minutes, and so many never. */
function took(done: number, never: number): string | null {
  const times = [...Array.from({ length: done }, (_, at) => at + 1), ...new Array<number>(never).fill(Infinity)]
  const taken = summary(times.map((took, at) => ({ took, child: String(at) })))
  const { p50, p90, max } = taken
  return tookWords({ ...nothing('M8'), timed: done, neverDone: never, p50, p90, longest: max }, taken)
}

test('all done: half and nine in ten, with the intervals there are', () => {
  // Of 1 … 20 the median is 10.5, between the 6th and the 15th; the ninetieth percentile is 18.1, and 20 are too few for its interval.
  assert.equal(
    took(20, 0),
    'n = 20; half within 10 min (95% interval 6 min to 15 min); nine in ten within 18 min; longest 20 min',
  )
})

test('a fifth never done: nine in ten were never reached, and the longest is of those done', () => {
  assert.equal(
    took(20, 5),
    '20 done of 25 owed; half within 13 min (95% interval 8 min to 18 min); nine in ten: not reached, because 5 of 25 were never done; longest of those done 20 min',
  )
})

test('an interval that reaches into what was never done has no upper end; nothing done is half not reached', () => {
  assert.match(took(60, 40) ?? '', /half within 50 min \(95% interval from 40 min up\)/)
  assert.equal(
    took(0, 3),
    '0 done of 3 owed; half: not reached, because 3 of 3 were never done; nine in ten: not reached, because 3 of 3 were never done',
  )
  assert.equal(took(0, 0), null)
})
