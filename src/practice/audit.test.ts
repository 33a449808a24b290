// The sample anyone can draw again: in proportion, every stratum in it, and the same in whatever order the files come.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate, changedBetween, stratified } from './audit.ts'

const rank = (seed: string) => (recordId: string) => createHash('sha256').update(`${seed}/${recordId}`).digest('hex')
const files = (count: number, stratum: string) =>
  Array.from({ length: count }, (_, index) => ({ recordId: `${stratum}-${index}`, stratum }))

test('by hand: 60, 30 and 10 files, ten places: 6, 3 and 1', () => {
  assert.deepEqual(allocate([60, 30, 10], 10), [6, 3, 1])
  assert.deepEqual(allocate([97, 2, 1], 10), [8, 1, 1])
  assert.deepEqual(allocate([5, 5], 3), [2, 1])
  assert.deepEqual(allocate([1, 1, 1], 2), [1, 1, 0])
  assert.deepEqual(allocate([], 5), [])
})

test('places are all given, never more than a stratum holds, and each stratum has one while there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
      fc.nat(500),
      (sizes, asked) => {
        const total = sizes.reduce((sum, one) => sum + one, 0)
        const places = Math.min(asked, total)
        const given = allocate(sizes, places)
        assert.equal(
          given.reduce((sum, one) => sum + one, 0),
          places,
        )
        for (const [index, one] of given.entries()) {
          assert.ok(one >= 0 && one <= (sizes[index] ?? 0))
          if (places >= sizes.length) assert.ok(one >= 1)
        }
      },
    ),
  )
})

test('the same seed draws the same files whatever their order; another seed draws others', () => {
  const population = [...files(80, 'HIGH'), ...files(300, 'MEDIUM')]
  const drawn = stratified(population, 40, rank('a seed phrase'))
  const again = stratified([...population].reverse(), 40, rank('a seed phrase'))
  assert.deepEqual(again, drawn)
  assert.equal(drawn.length, 40)
  const other = new Set(stratified(population, 40, rank('another phrase')).map(({ recordId }) => recordId))
  assert.ok(drawn.some(({ recordId }) => !other.has(recordId)))
})

test('every file is drawn about as often as any other: 2,000 seeds, seeded', () => {
  const population = files(20, 'MEDIUM')
  const times = new Map<string, number>()
  for (let seed = 0; seed < 2000; seed++)
    for (const { recordId } of stratified(population, 5, rank(String(seed))))
      times.set(recordId, (times.get(recordId) ?? 0) + 1)
  // 500 expected each, standard deviation 19.4: five of them either way.
  for (const { recordId } of population) assert.ok(Math.abs((times.get(recordId) ?? 0) - 500) < 97, recordId)
})

test('between the root and the draw: who left, who joined, and whose stratum is another; who joined has moved from nowhere', () => {
  const place = (recordId: string, stratum: string) => ({ recordId, stratum })
  const changed = changedBetween(
    [place('stays', 'HIGH'), place('leaves', 'HIGH'), place('moves', 'MEDIUM')],
    [place('stays', 'HIGH'), place('moves', 'HIGH'), place('joins', 'MEDIUM')],
    ({ recordId }) => recordId,
  )
  assert.deepEqual(changed, {
    left: [place('leaves', 'HIGH')],
    joined: [place('joins', 'MEDIUM')],
    moved: [place('moves', 'HIGH')],
  })
})
