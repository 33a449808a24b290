// The last real action on the board, the handover and the printed list: which it is when a location was a mistake, or something was written down late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  returned,
  start,
} from '../../../test/episode-of-facts.ts'
import { minutes, plus } from '../../kernel/time.ts'
import { lastRealOf } from './last-real.ts'
import { rowOf } from './project.ts'

const onBoard = (...happenings: readonly Happening[]) => {
  const episode = folded(reported(), graded('MEDIUM'), ...happenings)
  const row = rowOf(episode)
  assert.equal(
    lastRealOf(episode)?.at ?? null,
    row?.last_real === 'Nothing since the report' ? null : row?.last_real_at,
  )
  return [row?.last_real, row?.last_real_at]
}
const at = (count: number) => plus(start, minutes(count))
const mistaken = [
  located(60),
  returned(70),
  happened('missing.closed/1', 80, { summary: 'x' }),
  happened('missing.reopened/1', 90, { because: 'Another girl of that name', missing: true }),
]

test('a location that was a mistake is no action, nor is the return on it: what was done before it is the last', () => {
  assert.deepEqual(onBoard(action(30, 'phone called'), ...mistaken), ['Child’s phone called', at(30)])
  assert.deepEqual(onBoard(...mistaken), ['Nothing since the report', at(0)])
  assert.deepEqual(onBoard(...mistaken, action(95, 'phone called'), located(99)), ['Located', at(99)])
})

test('found, and contact lost again: the location was real, and stays the last', () => {
  const lost = happened('missing.contact-lost/1', 80, { detail: 'x' })
  assert.deepEqual(onBoard(action(30, 'phone called'), located(60), lost), ['Located', at(60)])
})

test('what was done earlier and written down later stands with its own time, before what was done since', () => {
  const late = { ...action(20, 'phone called'), recordedAfter: 40 }
  const contacted = happened('missing.family-contacted/1', 40, {
    who: 'Mother',
    detail: 'x',
    nextBy: null,
    medianTold: false,
  })
  assert.deepEqual(onBoard(contacted, late), ['Family contacted', at(40)])
  const between = { ...contacted, at: 45, recordedAfter: 15 }
  assert.deepEqual(onBoard(contacted, action(50, 'phone called'), between), ['Child’s phone called', at(50)])
})

test('an action names itself; anything else is named, with what was said of it', () => {
  const words = (last: Happening) => lastRealOf(folded(reported(), graded('MEDIUM'), last))?.words
  assert.equal(words(action(30, 'phone called')), 'Child’s phone called. Off. X')
  assert.equal(words(located(60)), 'Recorded that the child is located: Park (found by the police). X')
})
