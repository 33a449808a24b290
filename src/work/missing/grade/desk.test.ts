// The exploitation desk's hours: open from the first, closed from the last on, in London.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../../kernel/time.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { deskAt } from './desk.ts'

const policy = {
  ...standingPolicy,
  values: { ...standingPolicy.values, 'desk.opens': 8, 'desk.closes': 18, 'desk.weekends': 0 },
}
const open = (at: string) => deskAt(instant(at), policy).open

test('a Monday in November, to the minute', () => {
  assert.deepEqual(
    ['07:59', '08:00', '17:59', '18:00'].map((clock) => open(`2026-11-23T${clock}:00Z`)),
    [false, true, true, false],
  )
})

test('in summer the hours are London’s; on a Saturday and on a bank holiday it is closed', () => {
  assert.deepEqual([open('2026-06-08T07:00:00Z'), open('2026-06-08T17:00:00Z')], [true, false])
  assert.deepEqual([open('2026-11-21T10:00:00Z'), open('2026-12-25T10:00:00Z')], [false, false])
})
