// M7, counted by hand: times without real action of children found, still missing, missing again and passed on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  counts,
  episode,
  folded,
  graded,
  type Happening,
  happened,
  located,
  other,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { recount } from '../../../registers/measures.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { observations } from '../measures.ts'

const at = (count: number) => plus(start, minutes(count))
const lost = (when: number) => happened('missing.contact-lost/1', when, { detail: 'x' })

test('M7: five hours without real action; a note does not break them', () => {
  const note = happened('missing.noted/1', 150, { text: 'x' })
  assert.deepEqual(
    counts('M7', [
      episode(reported(), graded('MEDIUM'), note, action(300), located(320)),
      episode(reported(), graded('MEDIUM'), action(120), located(240)),
    ]),
    [1, 1, 0, 0],
  )
})

test('M7: the force’s own limit judges, not the one that came with the product', () => {
  const quiet = folded(reported(), graded('MEDIUM'), action(120), located(240))
  const stricter = { ...standingPolicy, values: { ...standingPolicy.values, 'gap.other': 90 } }
  assert.deepEqual(counts('M7', [observations(quiet)]), [0, 1, 0, 0])
  assert.deepEqual(counts('M7', [observations({ ...quiet, policyAt: () => stricter })]), [1, 0, 0, 0])
})

test('M7: each quiet time is judged by the grade it passed under', () => {
  const raised = (at: number) =>
    happened('missing.raised/1', at, { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })
  const lowered = (at: number) =>
    happened('missing.lowered/1', at, {
      level: 'MEDIUM',
      reason: 'new information',
      because: 'x',
      proposedAtPosition: 3,
      deskConsulted: null,
    })
  const quietBeforeRaised = episode(reported(), graded('MEDIUM'), raised(200), action(250), located(255))
  const quietAfterRaised = episode(reported(), graded('MEDIUM'), raised(200), action(270), located(275))
  const quietAtHigh = episode(reported(), graded('HIGH'), action(50), action(130), located(135))
  const quietAfterLowered = episode(reported(), graded('HIGH'), lowered(40), action(200), located(210))
  const quietBeforeLowered = episode(reported(), graded('HIGH'), lowered(80), action(90), located(100))
  assert.deepEqual(counts('M7', [quietAfterRaised, quietAtHigh, quietBeforeLowered]), [3, 0, 0, 0])
  assert.deepEqual(counts('M7', [quietBeforeRaised, quietAfterLowered]), [0, 2, 0, 0])
})

test('M7: of a child still missing the time that runs is not yet counted, and counts against once it is too long', () => {
  // Four hours at MEDIUM from the action at 60 minutes, and half an hour in which a record may still come: 330.
  const open = episode(reported(), graded('MEDIUM'), action(60))
  assert.deepEqual(counts('M7', [open], at(330)), [0, 0, 0, 1])
  assert.deepEqual(counts('M7', [open], at(331)), [1, 0, 0, 0])
  const asked = { measure: 'M7', from: start, until: at(9999) }
  assert.equal(recount(open, { ...asked, now: at(331) })[0]?.neverDone, 1, 'how long it will be nobody knows yet')
  // At HIGH one hour from the action at 60.
  const high = episode(reported(), graded('HIGH'), action(50), action(60))
  assert.deepEqual(counts('M7', [high], at(150)), [0, 0, 0, 1])
  assert.deepEqual(counts('M7', [high], at(151)), [1, 0, 0, 0])
  assert.deepEqual(counts('M7', [episode(reported(), action(60))], at(999)), [0, 0, 0, 0], 'no grade, no limit of one')
})

test('M7: left too long once it counts at once and stays counted where that time began', () => {
  const search = [reported(), graded('MEDIUM'), action(60), action(400)]
  const now = at(410)
  assert.deepEqual(counts('M7', [episode(...search)], now), [1, 0, 0, 0])
  const days = [search, [...search, located(60 * 24 * 40)]].map(
    (facts) => episode(...facts).find(({ measure }) => measure === 'M7')?.at,
  )
  assert.deepEqual(days, [at(60), at(60)], 'found in another month it is the same case')
})

test('M7: a time before contact was lost again is no time of searching; one that the search did not break is', () => {
  const found = [reported(), graded('MEDIUM'), action(60), located(120)]
  const again = [...found, lost(60 * 24), action(60 * 24 + 30)]
  assert.deepEqual(counts('M7', [episode(...again, located(60 * 24 + 60))]), [0, 1, 0, 0])
  assert.deepEqual(counts('M7', [episode(...again)], at(60 * 24 + 40)), [0, 0, 0, 1])
  const known = happened('missing.known-to-be/1', 400, { where: 'x', with: null, detail: 'x', reviewBy: at(500) })
  assert.deepEqual(counts('M7', [episode(reported(), graded('MEDIUM'), action(60), known)]), [1, 0, 0, 0])
})

test('M7: passed on to another force the search ended here', () => {
  const passed = (when: number) =>
    happened('missing.transfer-accepted/1', when, { transferId: other, by: 'x', receivingRecordId: null })
  const cases = [
    episode(reported(), graded('MEDIUM'), action(60), passed(200)),
    episode(reported(), graded('MEDIUM'), action(60), passed(400)),
  ]
  assert.deepEqual(counts('M7', cases, plus(start, hours(24 * 60))), [1, 1, 0, 0])
})

test('M7: exactly as long as the limit is not too long', () => {
  assert.deepEqual(counts('M7', [episode(reported(), graded('MEDIUM'), action(240), located(250))]), [0, 1, 0, 0])
  assert.deepEqual(counts('M7', [episode(reported(), graded('MEDIUM'), action(241), located(250))]), [1, 0, 0, 0])
})

test('M7: never left too long it counts where the search ended, the last of them; what is done afterwards moves it to no other month', () => {
  const home = [reported(), graded('MEDIUM'), action(60), located(120)]
  const day = (...facts: readonly Happening[]) => episode(...facts).find(({ measure }) => measure === 'M7')?.at
  assert.equal(day(...home, returned(60 * 24 * 40)), at(120))
  const again = [...home, lost(60 * 24), action(60 * 24 + 30)]
  assert.equal(day(...again, located(60 * 24 + 60), returned(60 * 24 * 40)), at(60 * 24 + 60))
})

test('M7: a first grade of HIGH judges the time since the report, not only since it was given', () => {
  assert.deepEqual(counts('M7', [episode(reported(), graded('HIGH', 40), action(65), located(70))]), [1, 0, 0, 0])
})

test('M7: lowered, the longer limit judges the time from the last action and not from the lowering', () => {
  const lowered = happened('missing.lowered/1', 100, {
    ...{
      level: 'MEDIUM' as const,
      reason: 'new information',
      because: 'x',
      proposedAtPosition: 3,
      deskConsulted: null,
    },
  })
  const cases = [episode(reported(), graded('HIGH'), action(50), lowered, action(300), located(310))]
  assert.deepEqual(counts('M7', cases), [1, 0, 0, 0], '250 minutes, of 240')
})
