// A sample’s share of all its cases, counted by hand: strata by their cases, files of one child as alike.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesByStratum, sampledShare } from './sampled-share.ts'

const files = (stratum: string, answers: readonly boolean[], child = '') =>
  answers.map((yes, index) => ({ stratum, yes, child: child === '' ? `${stratum} ${index}` : child }))
const near = (is: number | undefined, expected: number) =>
  assert.ok(is !== undefined && Math.abs(is - expected) < 5e-5, `${is}, not ${expected}`)

test('golden: 40 HIGH of which 1 of 4 is good, 60 MEDIUM of which 3 of 4 are: 55 of 100, and not half', () => {
  const share = sampledShare(
    [...files('HIGH', [true, false, false, false]), ...files('MEDIUM', [true, true, true, false])],
    new Map([
      ['HIGH', 40],
      ['MEDIUM', 60],
    ]),
  )
  near(share?.share, 0.4 * 0.25 + 0.6 * 0.75)
  // 1 / (0.4² / 4 + 0.6² / 4).
  near(share?.worth, 7.69231)
  assert.deepEqual([share?.n, share?.without], [8, []])
})

test('four files of one child that all say yes, four of others of which none does: worth fewer', () => {
  const answered = [
    ...files('HIGH', [true, true, true, true], 'one child'),
    ...files('HIGH', [false, false, false, false]),
  ]
  // Six pairs, alike in all: 1 + 1 × 2 × 6 / 8 = 2.5.
  near(sampledShare(answered, new Map([['HIGH', 80]]))?.worth, 8 / 2.5)
})

test('a stratum without an answer is named; a sample without its list is taken as drawn alike; nothing says nothing', () => {
  const answered = files('HIGH', [true, false])
  const cases = casesByStratum([{ stratum: 'MEDIUM' }, { stratum: 'HIGH' }, { stratum: 'MEDIUM' }])
  assert.deepEqual(
    [...cases],
    [
      ['HIGH', 1],
      ['MEDIUM', 2],
    ],
  )
  assert.deepEqual(sampledShare(answered, cases)?.without, [{ stratum: 'MEDIUM', cases: 2 }])
  near(sampledShare([...answered, ...files('MEDIUM', [true])], null)?.share, 2 / 3)
  assert.equal(sampledShare([], cases), null)
  assert.equal(sampledShare([], null), null)
})
