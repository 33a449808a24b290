// Which home a case is of: the same for all who are looked after there, none for anybody else, and never in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { episode, graded, happened, later, other, reported, start } from '../../../test/episode-of-facts.ts'
import { effectOf, pairsWithin } from '../../practice/statistics.ts'
import { recount } from '../../registers/measures.ts'

const lookedAfter = (answer: 'yes' | 'no' | 'not known') =>
  happened('missing.answered/1', 2, {
    answers: [{ question: 'looked-after', answer, saidBy: 'carer', at: start, note: null }],
  })

const from = (place: string, answer: 'yes' | 'no' | 'not known', personId = other) => {
  const child = { personId, name: 'Invented Child', age: 14, dateOfBirth: null, ageDisputed: false }
  const lastSeen = { at: start, precision: 'about', place } as const
  return episode(
    reported({ child: { ...child, sex: null, description: null }, lastSeen }),
    lookedAfter(answer),
    graded('MEDIUM', 10),
  )
}

const homesOf = (observed: ReturnType<typeof from>) => [...new Set(observed.map(({ home }) => home))]

test('looked-after children missing from one place are of one home, however it is written; who is not looked after is of none', () => {
  const [one] = homesOf(from('Larch House, 3 Mill Lane', 'yes'))
  assert.match(one ?? '', /^[0-9a-f]{8}-/)
  assert.deepEqual(homesOf(from('  larch house, 3 mill lane', 'yes')), [one])
  assert.notDeepEqual(homesOf(from('Elm House', 'yes')), [one])
  assert.deepEqual(homesOf(from('Larch House, 3 Mill Lane', 'no')), [undefined])
  assert.deepEqual(homesOf(from('the park', 'not known')), [undefined])
})

test('given a child who was last seen somewhere else, when the placement is recorded, the case is of that home; the last word on it stands', () => {
  const placed = (place: string) =>
    happened('missing.placement-recorded/1', 3, { kind: 'children’s home', place, saidBy: 'carer' })
  const lastSeen = { at: start, precision: 'about', place: 'Bus station' } as const
  const homes = (...placements: readonly ReturnType<typeof placed>[]) =>
    homesOf(episode(reported({ lastSeen }), lookedAfter('yes'), ...placements, graded('MEDIUM', 10)))
  const [larch] = homesOf(from('Larch House', 'yes'))
  assert.deepEqual(homes(placed('larch house ')), [larch])
  assert.deepEqual(homes(placed('Elm House'), placed('Larch House')), [larch])
  assert.deepEqual(homes(), homesOf(from('Bus station', 'yes')), 'nobody said it')
})

test('a figure knows the pairs of its homes, and its interval allows for them', () => {
  const children = Array.from({ length: 8 }, (_, at) => `018f0000-0000-7000-8000-00000000010${at}`)
  const observed = children.flatMap((child, at) => from(at < 4 ? 'Larch House' : 'Elm House', 'yes', child))
  const [figures] = recount(observed, { measure: 'M4', from: start, until: later, now: later, by: 'month' })
  const pairs = pairsWithin([figures ?? {}])
  assert.deepEqual([pairs.pairs, pairs.home?.pairs], [0, 12])
  // All alike: each pair of a home as a tenth.
  assert.equal(effectOf({ successes: 8, n: 8, pairs }), 1 + (2 * 0.1 * 12) / 8)
})
