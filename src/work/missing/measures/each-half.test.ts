// Golden cases in which one half of what a measure asks is there and the other is not: counted by hand, each red once its half is left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  assigned,
  counts,
  episode,
  graded,
  type Happening,
  happened,
  history,
  later,
  located,
  other,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { recount } from '../../../registers/measures.ts'

const lost = (at: number) => happened('missing.contact-lost/1', at, { detail: 'x' })
const raised = (at: number) =>
  happened('missing.raised/1', at, { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })

test('M4a: graded at 10 and 14 minutes, at 40, at 10 but recorded the next day, never; before the time is over nothing counts', () => {
  const atTen = graded('MEDIUM', 10)
  const cases = [
    episode(reported(), atTen),
    episode(reported(), graded('MEDIUM', 14)),
    episode(reported(), graded('MEDIUM', 40)),
    episode(reported(), { ...atTen, recordedAfter: 60 * 24 }),
    episode(reported()),
  ]
  assert.deepEqual(counts('M4a', cases), [2, 1, 2, 0])
  assert.deepEqual(counts('M4a', [episode(reported(), atTen)], plus(start, minutes(12))), [0, 0, 0, 1])
  const [figures] = recount(cases.flat(), { measure: 'M4a', from: start, until: later, now: later })
  assert.deepEqual([figures?.timed, figures?.neverDone, figures?.p50, figures?.longest], [4, 1, 14, 40])
})

test('M6: raised before the first clock ran out, and not there when it did: late, however soon after the raise', () => {
  // At MEDIUM by 120; raised at 110 by 155, and raised at 20 by 65.
  const arrived = (at: number) => happened('missing.arrived/1', at, { unit: 'R1' })
  const of = (raisedAt: number, arrivedAt: number) =>
    counts('M6', [episode(reported(), graded('MEDIUM'), raised(raisedAt), arrived(arrivedAt))])
  assert.deepEqual(of(110, 130), [0, 1, 0, 0])
  assert.deepEqual(of(110, 115), [1, 0, 0, 0])
  assert.deepEqual(of(20, 100), [0, 1, 0, 0])
})

test('M8a: twice the owner acted first, once somebody else', () => {
  const act = (by: string | null): Happening => ({ ...action(40), ...(by === null ? {} : { by }) })
  const cases = [other, other, null].map((by) => episode(reported(), graded('MEDIUM'), assigned(20), act(by)))
  assert.deepEqual(counts('M8a', cases, later, 'by the owner'), [2, 0, 0, 0])
  assert.deepEqual(counts('M8a', cases, later, 'by somebody else'), [1, 0, 0, 0])
})

test('M11: a child whom nobody owned at the change of shift could not be handed over', () => {
  assert.deepEqual(counts('M11', [episode(reported(), graded('MEDIUM'), located(330))]), [0, 0, 0, 0])
  const owned = [reported(), graded('MEDIUM'), assigned(20), located(330)]
  assert.deepEqual(counts('M11', [episode(...owned)]), [0, 0, 1, 0])
})

test('M12: an answer about earlier episodes that nobody had on screen does not count', () => {
  const earlier = [
    { recordId: other, reportedAt: plus(start, hours(-500)), closedAt: null, foundAt: null, harm: 'none known' },
  ]
  const considered = (earlierShown: boolean) =>
    episode(
      reported({ history: { ...history, earlier } }),
      graded('MEDIUM', 10, { earlierConsidered: 'same park as before', earlierShown }),
    )
  assert.deepEqual(counts('M12', [considered(true)]), [1, 0, 0, 0])
  assert.deepEqual(counts('M12', [considered(false)]), [0, 1, 0, 0])
})

test('M14: by the authority that was told: two offers of one, none of another, and a return that none was told of', () => {
  const told = (authority: string) => happened('missing.authority-told/1', 105, { authority, how: 'phone' })
  const offered = happened('missing.return-interview-reported/1', 1500, {
    outcome: 'offered',
    by: 'authority',
    detail: null,
    bySignedLink: false,
  })
  const home = (...more: readonly Happening[]) =>
    episode(reported(), graded('MEDIUM'), located(100), ...more.slice(0, 1), returned(110), ...more.slice(1))
  const cases = [
    home(told('Northvale'), offered),
    home(told('Northvale'), offered),
    home(told('Southvale')),
    episode(reported(), graded('MEDIUM'), located(100), returned(110)),
  ]
  assert.deepEqual(counts('M14', cases), [2, 0, 2, 0])
  assert.deepEqual(counts('M14', cases, later, 'Northvale'), [2, 0, 0, 0])
  assert.deepEqual(counts('M14', cases, later, 'Southvale'), [0, 0, 1, 0])
  assert.deepEqual(counts('M14', cases, later, 'no authority told'), [0, 0, 1, 0])
})

test('M22: returned twice in one search a child still counts once', () => {
  const often = reported({ history: { ...history, reportsIn90Days: 3 } })
  const twice = [often, graded('MEDIUM'), located(100), returned(110), lost(200), located(300), returned(310)]
  assert.deepEqual(counts('M22', [episode(...twice)]), [0, 0, 1, 0])
})

test('M25: a child found dead came to harm, whatever else was learned', () => {
  const dead = happened('missing.grave-outcome/1', 100, { outcome: 'found dead', place: 'x', detail: 'x' })
  const unharmed = happened('missing.learned/1', 200, {
    harm: 'none known',
    harmDetail: null,
    where: 'x',
    withWhom: null,
    why: null,
    intended: 'yes',
  })
  const cases = [
    episode(reported(), graded('HIGH'), located(100), dead),
    episode(reported(), graded('HIGH'), located(100), dead, unharmed),
    episode(reported(), graded('HIGH'), located(100), unharmed),
    episode(reported(), graded('MEDIUM'), located(100), dead),
  ]
  assert.deepEqual(counts('M25', cases), [2, 1, 0, 0])
  assert.deepEqual(counts('M25a', cases), [2, 1, 0, 0])
})
