// Agreement between raters against published worked examples.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cohenKappa, fleissKappa, percentAgreement, seededRandom } from '../statistics.ts'

const pairs = (...counts: [string, string, number][]) =>
  counts.flatMap(([a, b, times]) => Array.from({ length: times }, (): [string, string] => [a, b]))

const fifty = pairs(['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15])

test('two raters: the textbook’s fifty grants, kappa 0.4', () => {
  const found = cohenKappa(fifty, ['yes', 'no'])
  assert.equal(percentAgreement(fifty), 0.7)
  assert.ok(Math.abs((found.kappa ?? 0) - 0.4) < 1e-12 && Math.abs((found.expected ?? 0) - 0.5) < 1e-12)
  assert.deepEqual([found.interval?.low.toFixed(3), found.interval?.high.toFixed(3)], ['0.146', '0.654'])
})

test('the same agreement from lopsided margins is worth less: kappa 0.13 against 0.26', () => {
  const even = pairs(['yes', 'yes', 25], ['yes', 'no', 35], ['no', 'yes', 5], ['no', 'no', 35])
  const lopsided = pairs(['yes', 'yes', 45], ['yes', 'no', 15], ['no', 'yes', 25], ['no', 'no', 15])
  assert.equal(cohenKappa(lopsided, ['yes', 'no']).kappa?.toFixed(4), '0.1304')
  assert.equal(cohenKappa(even, ['yes', 'no']).kappa?.toFixed(4), '0.2593')
})

test('many raters: ten subjects by fourteen raters in five categories, kappa 0.210', () => {
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]
  const items = table.map((row) => row.flatMap((times, at) => new Array<string>(times).fill(`${at}`)))
  const found = fleissKappa(items, ['0', '1', '2', '3', '4'])
  assert.deepEqual(
    [found.kappa, found.observed, found.expected].map((value) => value?.toFixed(3)),
    ['0.210', '0.378', '0.213'],
  )
  assert.ok(found.interval && found.interval.low < 0.21 && found.interval.high > 0.21)
})

test('ten cases and three graders: the interval covers what is true of all such cases as often as it says', () => {
  const random = seededRandom(5)
  const shares = [0.1, 0.4, 0.3, 0.2]
  const drawn = () => {
    let left = random()
    const at = shares.findIndex((share) => {
      left -= share
      return left < 0
    })
    return String(at < 0 ? 3 : at)
  }
  // A grader sees what is right in seven cases of ten, and else says anything: a pair agrees beyond chance in 0.7 × 0.7.
  const graded = (right: string) => Array.from({ length: 3 }, () => (random() < 0.7 ? right : drawn()))
  const runs = 1_000
  let covered = 0
  for (let run = 0; run < runs; run++) {
    const cases = Array.from({ length: 10 }, () => graded(drawn()))
    const { interval } = fleissKappa(cases, ['0', '1', '2', '3'])
    if (interval && interval.low <= 0.49 && 0.49 <= interval.high) covered++
  }
  assert.ok(covered / runs >= 0.93, `${covered} of ${runs}`)
})

test('two cases, or cases that all agree, give no interval rather than a false one', () => {
  const both = ['high', 'medium']
  assert.equal(
    fleissKappa(
      [
        ['high', 'medium'],
        ['high', 'high'],
      ],
      both,
    ).interval,
    null,
  )
  const alike = fleissKappa(
    [
      ['high', 'high'],
      ['medium', 'medium'],
      ['high', 'high'],
      ['medium', 'medium'],
    ],
    both,
  )
  assert.deepEqual([alike.kappa, alike.interval], [1, null])
})

test('where all give one grade, or there is nothing, there is no kappa and no NaN', () => {
  const alike = cohenKappa(pairs(['high', 'high', 9]), ['high', 'medium'])
  assert.deepEqual([alike.kappa, alike.observed, alike.interval], [null, 1, null])
  assert.deepEqual(cohenKappa([], ['high']), { n: 0, kappa: null, observed: null, expected: null, interval: null })
  assert.equal(fleissKappa([['high', 'high']], ['high']).kappa, null)
  assert.equal(fleissKappa([['high']], ['high']).n, 0)
  assert.equal(percentAgreement([]), null)
})

test('a grade nobody defined is a bug', () => {
  assert.throws(() => cohenKappa([['high', 'grave']], ['high', 'medium']), RangeError)
  assert.throws(() => fleissKappa([['grave', 'high']], ['high', 'medium']), RangeError)
})

test('the jackknife against a calculation of its own: twelve files, three of them not agreed on, Student’s t 2.201', () => {
  const files = ['aa', 'aa', 'aa', 'aa', 'aa', 'bb', 'bb', 'bb', 'bb', 'ab', 'ab', 'aab'].map((ratings) => [...ratings])
  const { kappa, interval } = fleissKappa(files, ['a', 'b'])
  assert.equal(kappa?.toFixed(4), '0.5491')
  // Mean of the pseudo-values 0.58242, standard error 0.24819; its upper end lies beyond 1.
  assert.ok(Math.abs((interval?.low ?? 0) - 0.03615) < 0.002, `${interval?.low}`)
  assert.equal(interval?.high, 1)
})

test('two files are too few to say how sure', () => {
  const { kappa, interval } = fleissKappa(
    [
      ['a', 'a', 'b'],
      ['b', 'b', 'a', 'b'],
    ],
    ['a', 'b'],
  )
  assert.notEqual(kappa, null)
  assert.equal(interval, null)
})
