// A test that comes to ask less is said to, for each thing; one that asks more or the same is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf } from '../../kernel/time.ts'
import { loosened } from './loosening.ts'
import type { Month } from './standing/judged.ts'
import { standing } from './standing.ts'
import type { ClosureTest } from './test.ts'

const before: ClosureTest = {
  criteria: [
    { measure: 'M4', part: null, kind: 'timeliness', threshold: 0.9, better: 'higher', minimumN: 20 },
    { measure: 'M3', part: null, kind: 'outcome', threshold: 0.2, better: 'lower', minimumN: 10 },
  ],
  sustainedMonths: 3,
  mostNotEvidenced: 0.1,
  audit: { topic: 'missing children', files: 30, leastGood: 21, mostInadequate: 2, windowMonths: 3 },
  expiresOn: '2027-12-31',
}
const day = dayOf('2026-11-23')
const [onTime, repeats] = before.criteria
assert.ok(onTime && repeats && before.audit)
const audit = before.audit

test('each thing that is asked less of has a sentence of its own', () => {
  const after: ClosureTest = {
    criteria: [{ ...onTime, threshold: 0.85, minimumN: 10 }],
    sustainedMonths: 2,
    mostNotEvidenced: 0.2,
    audit: { ...audit, leastGood: 20, mostInadequate: 3, windowMonths: 6 },
    expiresOn: null,
  }
  assert.deepEqual(loosened(before, after, day), [
    'M4 is asked 85% instead of 90%.',
    'M4 needs 10 cases instead of 20.',
    'M3 is no longer in the test.',
    'Whole months in a row: 2 instead of 3.',
    '20% may be without evidence instead of 10%.',
    'Good files: 20 of 30 instead of 21 of 30.',
    'Inadequate files: up to 3 of 30 instead of 2 of 30.',
    'Audits of 6 months count instead of 3.',
    'It no longer expires on 31 December 2027.',
  ])
})

test('a test renewed on its last day asks no less; once it has expired a later day is loosened, in words', () => {
  const later = { ...before, expiresOn: '2028-06-30' }
  assert.deepEqual(loosened(before, later, dayOf('2027-12-31')), [])
  assert.deepEqual(loosened(before, later, dayOf('2028-01-01')), [
    'It expires on 30 June 2028 instead of 31 December 2027.',
  ])
})

test('a wider gap and open concerns are loosened; none asked before is not', () => {
  const asks: ClosureTest = { ...before, mostGapPoints: 15, noOpenConcern: true }
  assert.deepEqual(loosened(asks, { ...asks, mostGapPoints: 20 }, day), [
    '20 points between on time and done well instead of 15.',
  ])
  assert.deepEqual(loosened(asks, before, day), [
    'The test no longer limits the points between on time and done well. The limit was 15.',
    'Safeguarding concerns of auditors and inspectors may now still be open.',
  ])
  assert.deepEqual(loosened(before, asks, day), [])
})

test('the same test, and one that asks more, are not loosened', () => {
  assert.deepEqual(loosened(before, before, day), [])
  const stricter: ClosureTest = {
    ...before,
    criteria: [
      { ...onTime, threshold: 0.95 },
      { ...repeats, threshold: 0.1 },
    ],
    sustainedMonths: 6,
    audit: { ...audit, files: 40, leastGood: 32, mostInadequate: 2 },
    expiresOn: '2027-06-30',
  }
  assert.deepEqual(loosened(before, stricter, day), [])
})

test('a measure turned round, and files on another topic, are loosened', () => {
  assert.deepEqual(loosened(before, { ...before, criteria: [{ ...onTime, better: 'lower' }, repeats] }, day), [
    'M4 is now asked to be lower, not higher.',
  ])
  assert.deepEqual(loosened(before, { ...before, audit: { ...audit, topic: 'custody' } }, day), [
    'Audited files on missing children are no longer in the test.',
  ])
})

/** Whatever passes the new test and fails the old one must have been called loosened. */
test('no figures pass a test that was not loosened where they failed the old one', () => {
  const figure = fc.record({ yes: fc.nat(100), no: fc.nat(100), notEvidenced: fc.oneof(fc.constant(0), fc.nat(20)) })
  const criterion = fc.record({
    measure: fc.constantFrom('M4', 'M3'),
    part: fc.constant(null),
    kind: fc.constant('outcome' as const),
    threshold: fc.constantFrom(0.2, 0.5, 0.8),
    better: fc.constantFrom('higher' as const, 'lower' as const),
    minimumN: fc.constantFrom(1, 20, 60),
  })
  const closureTest: fc.Arbitrary<ClosureTest> = fc.record({
    criteria: fc.uniqueArray(criterion, { minLength: 1, maxLength: 2, selector: (one) => one.measure }),
    sustainedMonths: fc.integer({ min: 1, max: 3 }),
    mostNotEvidenced: fc.constantFrom(0, 0.1, 0.5),
    expiresOn: fc.constantFrom(null, '2026-10-31', '2027-01-31'),
  })
  const months = fc.array(fc.record({ M4: figure, M3: figure }), { minLength: 3, maxLength: 3 })
  // One thing changed: of two tests drawn apart something is nearly always loosened, and nothing is tried.
  const changes: readonly ((old: ClosureTest, drawn: ClosureTest) => Partial<ClosureTest>)[] = [
    (_, { criteria }) => ({ criteria }),
    (_, { sustainedMonths }) => ({ sustainedMonths }),
    (_, { mostNotEvidenced }) => ({ mostNotEvidenced }),
    (_, { expiresOn = null }) => ({ expiresOn }),
    ({ criteria: [first, ...rest] }, { criteria: [other] }) =>
      first === undefined || other === undefined ? {} : { criteria: [{ ...other, measure: first.measure }, ...rest] },
  ]
  fc.assert(
    fc.property(closureTest, closureTest, fc.constantFrom(...changes), months, (old, drawn, change, given) => {
      const now = { ...old, ...change(old, drawn) }
      const of = (test: ClosureTest): readonly Month[] =>
        given.map((one, index) => ({
          month: `2026-${String(index + 8).padStart(2, '0')}`,
          figures: test.criteria.map(({ measure }) => (measure === 'M4' ? one.M4 : one.M3)),
        }))
      const stands = (test: ClosureTest) => standing(test, of(test), false, { today: day }).standing
      if (stands(now) === 'met' && stands(old) !== 'met') assert.notDeepEqual(loosened(old, now, day), [])
    }),
    { numRuns: 2000 },
  )
})
