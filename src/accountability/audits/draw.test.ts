// Who may grade a file, and who does: nobody with a hand in the case, nobody of its unit; two where two may.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from '../../kernel/time.ts'
import { allot, isOutside } from './draw.ts'

const file = { unit: 'response', involved: ['asha', 'bram'] }

test('outside the case and its unit, or of no unit: they may; a hand in it, or a desk beside it: they may not', () => {
  assert.equal(isOutside({ staffId: 'cora', unit: 'standards' }, file), true)
  assert.equal(isOutside({ staffId: 'cora', unit: null }, file), true)
  assert.equal(isOutside({ staffId: 'bram', unit: 'standards' }, file), false)
  assert.equal(isOutside({ staffId: 'cora', unit: 'response' }, file), false)
})

test('allotted in turn to who may; two grade one that two may, another force the first that is left, and nobody what nobody may', () => {
  const auditors = ['bram', 'cora'].map((staffId) => ({ staffId, unit: 'standards' }))
  const files = [[], ['bram'], [], [], ['bram', 'cora']].map((involved, at) => ({
    ...{ recordId: `${at}`, rank: `${at}`, stratum: 'HIGH', unit: 'response', team: 'response', area: 'north' },
    ...{ endedOn: dayOf('2026-10-12'), involved },
  }))
  assert.deepEqual(
    allot(files, { doubleShare: 0.2, peerShare: 0.2 }, auditors).map((one) => [
      ...[one.first, one.second, one.double, one.peer],
    ]),
    [
      ['bram', 'cora', true, false],
      ['cora', null, false, true],
      ['bram', null, false, false],
      ['cora', null, false, false],
      [null, null, false, false],
    ],
  )
})

test('two entries of one human are no two auditors of a file', () => {
  const cora = { staffId: 'cora', unit: 'standards', also: [{ staffId: 'cora-2', because: ['collar number'] }] }
  const twin = { staffId: 'cora-2', unit: 'standards' }
  const one = {
    ...{ recordId: '1', rank: '1', stratum: 'HIGH', unit: 'response', team: 'response', area: 'north' },
    ...{ endedOn: dayOf('2026-10-12'), involved: [] },
  }
  const second = (auditors: Parameters<typeof allot>[2]) =>
    allot([one], { doubleShare: 1, peerShare: 0 }, auditors)[0]?.second
  assert.equal(second([cora, twin]), null)
  assert.equal(second([cora, twin, { staffId: 'dara', unit: null }]), 'dara')
})
