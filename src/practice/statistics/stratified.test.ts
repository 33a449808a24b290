// A stratified share by hand; and simulated: its interval holds the true share near 95 times of 100, where files taken as drawn alike do not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate } from '../audit.ts'
import { wilson } from './proportion.ts'
import { type Random, sampleWithoutReplacement, seededRandom } from './random.ts'
import { ofStrata, type Stratum } from './stratified.ts'

const near = (is: number, expected: number) => assert.ok(Math.abs(is - expected) < 5e-5, `${is}, not ${expected}`)

test('by hand: 3 HIGH of which 1 of 1 is bad, 97 others of which 6 of 9 are good', () => {
  const { share, worth, low, high } =
    ofStrata([
      { cases: 3, n: 1, yes: 0 },
      { cases: 97, n: 9, yes: 6 },
    ]) ?? assert.fail()
  // 0.03 × 0 + 0.97 × 6/9; 1 / (0.03² / 1 + 0.97² / 9).
  near(share, 0.64667)
  near(worth, 9.48367)
  // Wilson's of 0.64667 and 9.48367: centre 0.60438, half 0.26012.
  near(low, 0.34427)
  near(high, 0.8645)
})

test('drawn in proportion it is the plain share, worth every file, with Wilson’s own interval', () => {
  const { share, worth, ...interval } =
    ofStrata([
      { cases: 60, n: 6, yes: 3 },
      { cases: 40, n: 4, yes: 4 },
    ]) ?? assert.fail()
  near(share, 0.7)
  near(worth, 10)
  near(interval.low, wilson(7, 10).low)
  near(interval.high, wilson(7, 10).high)
})

test('never worth more files than there are; of files of one child fewer; a stratum without an answer weighs nothing', () => {
  const uneven = [
    { cases: 10, n: 5, yes: 2 },
    { cases: 90, n: 5, yes: 2 },
  ]
  // 1 / (0.1² / 5 + 0.9² / 5).
  near(ofStrata(uneven)?.worth ?? 0, 6.09756)
  near(ofStrata(uneven, 2)?.worth ?? 0, 3.04878)
  assert.deepEqual(ofStrata([...uneven, { cases: 50, n: 0, yes: 0 }]), ofStrata(uneven))
})

test('all yes is all, and none is none, to the last digit; no answer says nothing', () => {
  const all = ofStrata(Array.from({ length: 10 }, () => ({ cases: 7, n: 3, yes: 3 })))
  assert.deepEqual([all?.share, all?.high], [1, 1])
  const nothing = ofStrata([3, 7, 11].map((cases) => ({ cases, n: 3, yes: 0 })))
  assert.deepEqual([nothing?.share, nothing?.low], [0, 0])
  assert.equal(ofStrata([{ cases: 5, n: 0, yes: 0 }]), null)
})

type World = {
  readonly cases: readonly number[]
  /** Of each stratum the true share, and how many of the files drawn are graded by now. */
  readonly good: readonly number[]
  readonly graded: readonly number[]
  readonly places: number
}

const worlds: Readonly<Record<string, World>> = {
  'grades of risk as they come': {
    cases: [18, 60, 30, 6],
    good: [0.5, 0.6, 0.7, 0.4],
    graded: [1, 1, 1, 1],
    places: 30,
  },
  'three small strata, one file of each': {
    cases: [3, 90, 3, 2],
    good: [0.3, 0.7, 0.3, 0.2],
    graded: [1, 1, 1, 1],
    places: 20,
  },
  'five strata of one case each': {
    cases: [1, 97, 1, 1, 1, 1],
    good: [0, 0.9, 0, 0, 0, 0],
    graded: [1, 1, 1, 1, 1, 1],
    places: 12,
  },
  'the hard files are left': { cases: [40, 60], good: [0.3, 0.8], graded: [0.4, 1], places: 40 },
}

/** Of 4,000 samples how many intervals hold the true share, weighted and as if drawn alike: drawn as audits are. */
function covered({ cases, good, graded, places }: World, random: Random) {
  const total = cases.reduce((sum, one) => sum + one, 0)
  const truth = cases.reduce((sum, many, index) => sum + many * (good[index] ?? 0), 0) / total
  const drawn = allocate(cases, places)
  const runs = 4000
  let [weighted, plain] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const strata = cases.map((many, index): Stratum => {
      const all = Array.from({ length: many }, () => random() < (good[index] ?? 0))
      const files = sampleWithoutReplacement(all, drawn[index] ?? 0, random).filter(
        () => random() < (graded[index] ?? 0),
      )
      return { cases: many, n: files.length, yes: files.filter(Boolean).length }
    })
    const [yes, n] = [strata.reduce((sum, one) => sum + one.yes, 0), strata.reduce((sum, one) => sum + one.n, 0)]
    const holds = (interval: { low: number; high: number } | null) =>
      interval !== null && interval.low <= truth && truth <= interval.high
    if (holds(ofStrata(strata))) weighted++
    if (holds(wilson(yes, n))) plain++
  }
  return { weighted: weighted / runs, plain: plain / runs }
}

test('simulated, seed 2033: the interval holds the true share in 94 to 99 of 100 samples, whatever the strata', (t) => {
  const random = seededRandom(2033)
  const found = Object.fromEntries(Object.entries(worlds).map(([name, world]) => [name, covered(world, random)]))
  for (const [name, { weighted, plain }] of Object.entries(found)) {
    t.diagnostic(`${name}: ${weighted}, each file once ${plain}`)
    assert.ok(weighted >= 0.94 && weighted <= 0.99, `${name}: ${weighted}`)
  }
  // What it was before: every file alike.
  assert.ok((found['five strata of one case each']?.plain ?? 1) < 0.05)
  assert.ok((found['the hard files are left']?.plain ?? 1) < 0.9)
})

/** Strata whose cases were drawn and answered in any part, none of them in none. */
const anyStrata = fc.array(
  fc.integer({ min: 1, max: 400 }).chain((cases) =>
    fc.integer({ min: 0, max: Math.min(cases, 30) }).chain((n) =>
      fc.record({
        cases: fc.constant(cases),
        n: fc.constant(n),
        yes: fc.integer({ min: 0, max: n }),
      }),
    ),
  ),
  { minLength: 1, maxLength: 8 },
)
const alike = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-9, `${one}, ${other}`)

test('whatever was drawn and answered: the share lies in its interval and among those of the strata, worth no more than there is', () => {
  fc.assert(
    fc.property(anyStrata, fc.double({ min: 1, max: 20, noNaN: true }), (strata, effect) => {
      const answered = strata.filter(({ n }) => n > 0)
      const found = ofStrata(strata, effect)
      if (found === null) return assert.equal(answered.length, 0)
      const { share, worth, low, high } = found
      const shares = answered.map(({ n, yes }) => yes / n)
      assert.ok(0 <= low && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1, JSON.stringify(found))
      assert.ok(Math.min(...shares) - 1e-12 <= share && share <= Math.max(...shares) + 1e-12)
      assert.ok(worth > 0 && worth <= answered.reduce((sum, { n }) => sum + n, 0) / effect + 1e-9)
      // In any order, and in whatever unit cases are counted; what has no answer weighs nothing.
      for (const same of [
        strata.toReversed(),
        strata.map((one) => ({ ...one, cases: one.cases * 7 })),
        [...strata, { cases: 1000, n: 0, yes: 0 }],
      ]) {
        const again = ofStrata(same, effect) ?? assert.fail()
        alike(again.share, share)
        alike(again.worth, worth)
      }
      // Turned round, the rest.
      const rest =
        ofStrata(
          strata.map((one) => ({ ...one, yes: one.n - one.yes })),
          effect,
        ) ?? assert.fail()
      alike(rest.share, 1 - share)
      alike(rest.low, 1 - high)
    }),
  )
})

test('drawn in proportion, in however many strata, it is Wilson’s own of all together', () => {
  const drawn = fc
    .integer({ min: 1, max: 20 })
    .chain((n) => fc.record({ n: fc.constant(n), yes: fc.integer({ min: 0, max: n }) }))
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (strata, times) => {
      const { share, worth, low, high } =
        ofStrata(strata.map((one) => ({ ...one, cases: one.n * times }))) ?? assert.fail()
      const [yes, n] = [strata.reduce((sum, one) => sum + one.yes, 0), strata.reduce((sum, one) => sum + one.n, 0)]
      alike(share, yes / n)
      alike(worth, n)
      alike(low, wilson(yes, n).low)
      alike(high, wilson(yes, n).high)
    }),
  )
})
