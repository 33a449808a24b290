// Who may grade a file: nobody with a hand in the case, nobody of its unit.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOutside } from './draw.ts'

const file = { unit: 'response', involved: ['asha', 'bram'] }

test('outside the case and its unit, or of no unit: they may; a hand in it, or a desk beside it: they may not', () => {
  assert.equal(isOutside({ staffId: 'cora', unit: 'standards' }, file), true)
  assert.equal(isOutside({ staffId: 'cora', unit: null }, file), true)
  assert.equal(isOutside({ staffId: 'bram', unit: 'standards' }, file), false)
  assert.equal(isOutside({ staffId: 'cora', unit: 'response' }, file), false)
})
