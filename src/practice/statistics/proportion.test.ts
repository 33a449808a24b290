// Intervals of proportions against published worked values, and the properties any such interval must have.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newcombe, ratioInterval, wilson } from '../statistics.ts'

const percent = ({ low, high }: { low: number; high: number }) => [low, high].map((end) => (end * 100).toFixed(1))

/** Successes and n, 0 ≤ successes ≤ n. */
const count = (least = 0, most = 5000) =>
  fc.integer({ min: least, max: most }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test('Wilson gives the intervals worked out for small audits', () => {
  assert.deepEqual(percent(wilson(23, 74)), ['21.7', '42.3'])
  assert.deepEqual(percent(wilson(9, 34)), ['14.6', '43.1'])
  assert.deepEqual(percent(wilson(28, 74)), ['27.6', '49.2'])
  assert.deepEqual(percent(wilson(10, 34)), ['16.8', '46.2'])
})

test('Wilson gives the intervals in Newcombe 1998, table I', () => {
  const four = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)]
  assert.deepEqual(four(wilson(81, 263, 1.959964)), ['0.2553', '0.3662'])
  assert.deepEqual(four(wilson(15, 148, 1.959964)), ['0.0624', '0.1605'])
  assert.deepEqual(four(wilson(0, 20, 1.959964)), ['0.0000', '0.1611'])
  assert.deepEqual(four(wilson(1, 29, 1.959964)), ['0.0061', '0.1718'])
})

test('Wilson knows nothing of nothing, and refuses a miscount', () => {
  assert.deepEqual(wilson(0, 0), { low: 0, high: 1 })
  for (const [successes, n] of [
    [3, 2],
    [-1, 2],
    [0, -1],
    [Number.NaN, 2],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
  ] as const) {
    assert.throws(() => wilson(successes, n), RangeError)
  }
})

test('Wilson contains what was observed, stays a proportion and mirrors under complement', () => {
  fc.assert(
    fc.property(count(), ([successes, n]) => {
      const { low, high } = wilson(successes, n)
      const other = wilson(n - successes, n)
      assert.ok(low >= 0 && high <= 1 && low < high)
      if (n > 0) assert.ok(low <= successes / n && successes / n <= high)
      assert.ok(Math.abs(low - (1 - other.high)) < 1e-12 && Math.abs(high - (1 - other.low)) < 1e-12)
    }),
  )
})

test('ten times the cases at the same proportion give a narrower interval', () => {
  fc.assert(
    fc.property(count(1), ([successes, n]) => {
      const few = wilson(successes, n)
      const many = wilson(successes * 10, n * 10)
      assert.ok(many.high - many.low < few.high - few.low)
    }),
  )
})

test('the difference of two proportions is Newcombe 1998, table II, method 10', () => {
  const shown = (s1: number, n1: number, s2: number, n2: number) => {
    const found = newcombe(s1, n1, s2, n2, 1.959964)
    return found && [found.difference, found.low, found.high].map((value) => value.toFixed(4))
  }
  assert.deepEqual(shown(56, 70, 48, 80), ['0.2000', '0.0524', '0.3339'])
  assert.deepEqual(shown(9, 10, 3, 10), ['0.6000', '0.1705', '0.8090'])
  assert.deepEqual(shown(10, 10, 0, 20), ['1.0000', '0.6791', '1.0000'])
  assert.equal(newcombe(0, 0, 3, 10), null)
})

test('a difference contains what was observed and changes sign when the two change places', () => {
  fc.assert(
    fc.property(count(1), count(1), ([s1, n1], [s2, n2]) => {
      const [found, swapped] = [newcombe(s1, n1, s2, n2), newcombe(s2, n2, s1, n1)]
      assert.ok(found && swapped)
      assert.ok(-1 <= found.low && found.low <= found.difference + 1e-12)
      assert.ok(found.difference <= found.high + 1e-12 && found.high <= 1)
      assert.ok(Math.abs(found.low + swapped.high) < 1e-12)
    }),
  )
})

test('the ratio of two risks is the known one of the physicians’ aspirin trial, N Engl J Med 1989; 321: 129', () => {
  // 104 heart attacks of 11,037 on aspirin, 189 of 11,034 on placebo: the textbooks’ 1.82 (1.43 to 2.31) the other way round.
  const found = ratioInterval(104, 11037, 189, 11034)
  assert.ok(found)
  assert.deepEqual(
    [found.ratio, found.low, found.high].map((value) => value.toFixed(2)),
    ['0.55', '0.43', '0.70'],
  )
})

test('a ratio is null where it is undefined and finite everywhere else', () => {
  assert.equal(ratioInterval(0, 10, 5, 10), null)
  assert.equal(ratioInterval(5, 10, 0, 10), null)
  assert.equal(ratioInterval(0, 0, 5, 10), null)
  assert.equal(ratioInterval(10, 10, 20, 20), null)
  fc.assert(
    fc.property(count(), count(), ([a, n1], [b, n2]) => {
      const found = ratioInterval(a, n1, b, n2)
      if (found === null) return
      assert.ok(0 < found.low && found.low < found.ratio && found.ratio < found.high && Number.isFinite(found.high))
    }),
  )
})

test('a ratio of few by hand: 8 of 10 beside 4 of 10 is twice, from 0.88 to 4.54', () => {
  // √(1/8 − 1/10 + 1/4 − 1/10) = 0.41833; e^(1.96 × 0.41833) = 2.2703.
  const found = ratioInterval(8, 10, 4, 10)
  assert.deepEqual(
    [found?.ratio, found?.low, found?.high].map((value) => value?.toFixed(2)),
    ['2.00', '0.88', '4.54'],
  )
})
