// The share that was rightly not opened, counted by hand: each path by its contacts, and nothing of one who differ about.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rightWords } from './right.ts'

const drawn = (record_id: string, path: string, right: number, wrong: number) => ({
  ...{ record_id, path, child: record_id, right, wrong },
})
const population = [
  ...['a', 'b', 'c', 'd'].map((recordId) => ({ recordId, stratum: 'concern for safety' })),
  ...Array.from({ length: 36 }, (_, at) => ({ recordId: `${at}`, stratum: 'known whereabouts' })),
]

test('golden: of 4 and 36 contacts 1 of 1 and 1 of 2 are right: 55 of 100; one on which two differ is not answered', () => {
  // 0.1 × 1 + 0.9 × 1/2; worth 1 / (0.1² / 1 + 0.9² / 2) = 2.41 contacts.
  const looked = [
    drawn('a', 'concern for safety', 2, 0),
    drawn('0', 'known whereabouts', 1, 0),
    drawn('1', 'known whereabouts', 0, 1),
    drawn('2', 'known whereabouts', 1, 1),
  ]
  assert.equal(
    rightWords(looked, population),
    '55% (95% interval 12.8% to 91%), of the 3 that were answered, each path by its contacts',
  )
})

test('a path of which nothing is answered is named; without an answer nothing is said', () => {
  assert.match(
    rightWords([drawn('0', 'known whereabouts', 1, 0)], population) ?? '',
    /; nothing of concern for safety$/,
  )
  assert.equal(rightWords([drawn('0', 'known whereabouts', 0, 0)], population), null)
})
