// A system that is replaced ends on a day and its successor begins; both stay in the policy.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { standingPolicy } from '../standing-policy.ts'
import { actionWords, nationalSystemsRefusals, systemsFor } from './national-systems.ts'

const source = 'The force'
const replaced = {
  ...standingPolicy,
  tables: {
    ...standingPolicy.tables,
    'national systems': {
      systems: [
        { name: 'The old one', use: 'circulation', from: null, until: '2026-12-31', source },
        { name: 'The new one', use: 'circulation', from: '2027-01-01', until: null, source },
      ],
    },
  },
}

test('given a change of systems at midnight, when asked either side of it, then each day has its own name', () => {
  const names = (at: string) => systemsFor(replaced, 'circulation', instant(at))
  assert.deepEqual(names('2026-12-31T23:59:00Z'), ['The old one'])
  assert.deepEqual(names('2027-01-01T00:00:00Z'), ['The new one'])
  assert.equal(
    actionWords('circulated', replaced, instant('2027-01-02T00:00:00Z')),
    'Circulated on the national system: The new one',
  )
  assert.equal(actionWords('phone called', replaced, instant('2027-01-02T00:00:00Z')), 'Child’s phone called')
})

test('what is wrong with the table is said in words', () => {
  const bad = { systems: [{ name: 'x', use: 'check', from: '2027-01-01', until: '2026-01-01', source }] }
  assert.deepEqual(nationalSystemsRefusals(bad), [
    'x: it ends before it begins.',
    'Name a system on which a child is circulated.',
  ])
  assert.match(nationalSystemsRefusals({})[0] ?? '', /The table holds a list/)
})
