// Two frozen packs: what the later says that the one before did not, the worse first, and nothing of what stayed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pack } from './frozen-pack.ts'
import { sinceBefore } from './since-before.ts'

const asked = (reference: string, standing: string | null): Pack['recommendations'][number] => ({
  ...{ recordId: `id of ${reference}`, reference, theme: `About ${reference}`, stage: 'in progress', standing },
  ...{ since: null, stops: [], dueOn: null, dateChanges: 0, tested: true, measures: [] },
})
const frozen = (overdue: number, ...recommendations: readonly Pack['recommendations'][number][]) => ({
  pack: { recommendations: [...recommendations] },
  headline: [
    { words: 'Overdue', at: 'overdue', n: overdue },
    { words: 'Unallocated actions', at: 'unallocated', n: 1 },
  ],
})

test('a status that changed, a count that changed and what is new; what is met now stands last', () => {
  const then = frozen(4, asked('R/1', 'not met'), asked('R/2', 'met'), asked('R/3', 'not met'))
  const now = frozen(
    6,
    ...[asked('R/1', 'met'), asked('R/2', 'no longer met'), asked('R/3', 'not met'), asked('R/4', null)],
  )
  const { counts, statuses, added } = sinceBefore(now, then)
  assert.deepEqual(counts, [{ words: 'Overdue', was: 4, is: 6 }])
  assert.deepEqual(
    statuses.map(({ reference, from, to }) => [reference, from, to]),
    [
      ['R/2', 'met', 'no longer met'],
      ['R/1', 'not met', 'met'],
    ],
  )
  assert.deepEqual(
    added.map(({ reference }) => reference),
    ['R/4'],
  )
})

test('two packs that say the same changed nothing', () => {
  const same = frozen(4, asked('R/1', 'not met'))
  assert.deepEqual(sinceBefore(same, same), { counts: [], statuses: [], added: [] })
})
