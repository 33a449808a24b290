// Whoever looks at a file again, or asks a family again, stands outside the case as whoever graded it did.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { type FileState, notDrawn } from './file-state.ts'
import { outsideRefusals } from './outside.ts'
import { auditAgainRefusals } from './putting-right.ts'

const at = instant('2026-11-05T10:00:00Z')
const [hand, remedier, stranger] = [1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`)
assert.ok(hand && remedier && stranger)
const putRight: FileState = {
  ...notDrawn,
  drawn: {
    ...{ auditId: hand, kind: 'case files', topic: 'missing children', about: hand, stratum: 'HIGH', at },
    ...{ unit: 'stafford-response', team: 'Stafford response', area: 'South', double: false, peer: false },
    involved: [hand],
  },
  remedies: [{ done: 'Visited', by: remedier, at }],
}
const said = (staffId: string, unit: string | null) =>
  auditAgainRefusals(putRight, { staffId, unit }).map(({ sentence }) => sentence)

test('an inadequate file is not audited again by its own unit, by a hand in the case, or by who put it right', () => {
  assert.deepEqual(said(stranger, 'stafford-response'), [
    'This is a case of your own unit. Somebody from another unit must audit it again.',
  ])
  assert.deepEqual(said(hand, 'headquarters'), ['You worked on this case.'])
  assert.deepEqual(said(remedier, 'headquarters'), ['You put this file right. Somebody else must audit it again.'])
  assert.deepEqual(said(stranger, 'headquarters'), [])
  assert.deepEqual(said(stranger, null), [])
})

test('put right twice, it is looked at by anybody but who did it last', () => {
  const twice: FileState = {
    ...putRight,
    remedies: [...putRight.remedies, { done: 'Moved', by: stranger, at }],
    reAudits: [{ grade: 'inadequate', because: 'Seen', by: hand, at }],
  }
  const by = (staffId: string) => auditAgainRefusals(twice, { staffId, unit: null }).length
  assert.deepEqual([by(stranger), by(remedier)], [1, 0])
})

test('before anything is drawn nobody is inside', () => {
  assert.deepEqual(outsideRefusals(notDrawn, { staffId: stranger, unit: null }, 'asks'), [])
})
