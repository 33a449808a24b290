// Golden cases of the response: numerators, denominators and missing evidence were counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acknowledged,
  action,
  assigned,
  counts,
  endorsed,
  episode,
  graded,
  type Happening,
  happened,
  history,
  later,
  located,
  other,
  reported,
  reviewed,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { recount, total } from '../../../registers/measures.ts'

test('M1: six first grades: one below the minimum, one below it as agreed, one raised on what the report had said, one on what came later', () => {
  assert.deepEqual(
    counts('M1', [
      episode(reported(), graded('MEDIUM')),
      episode(reported(), graded('HIGH')),
      episode(reported(), graded('LOW')),
      episode(
        reported(),
        graded('LOW'),
        happened('missing.lowered/1', 30, {
          level: 'LOW',
          reason: 'spoken to',
          because: 'x',
          proposedAtPosition: 2,
          deskConsulted: null,
        }),
      ),
      episode(reported(), graded('MEDIUM'), raised(true)),
      episode(reported(), graded('MEDIUM'), raised(false)),
    ]),
    [4, 2, 0, 0],
  )
})

const raised = (onInformationHeldAtReport: boolean) =>
  happened('missing.raised/1', 200, { level: 'HIGH', because: 'x', onInformationHeldAtReport })

test('M2: one of two was ever LOW', () => {
  assert.deepEqual(
    counts('M2', [episode(reported(), graded('MEDIUM')), episode(reported(), graded('LOW'))]),
    [1, 1, 0, 0],
  )
})

test('M3: one repeated within 28 days, one not; a third is not a first episode; before 28 days nothing counts', () => {
  const again = happened('missing.repeated/1', 60 * 24 * 10, { recordId: other, reportedAt: plus(start, hours(240)) })
  const cases = [
    episode(reported(), again),
    episode(reported()),
    episode(reported({ history: { ...history, reportsIn12Months: 2 } })),
  ]
  assert.deepEqual(counts('M3', cases), [1, 1, 0, 0])
  assert.deepEqual(counts('M3', [episode(reported())], plus(start, hours(24 * 20))), [0, 0, 0, 1])
  const passedOn = { recordId: other, reportedAt: start, closedAt: null, foundAt: null, harm: 'none known' }
  const takenBack = reported({ history: { ...history, earlier: [{ ...passedOn, withAnotherForce: true }] } })
  assert.deepEqual(counts('M3', [episode(takenBack)]), [0, 0, 0, 0], 'the record that was passed on counts it')
})

test('M4: endorsed at 50 minutes, at 70, at 50 but recorded the next day, never; and one still within its time', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), endorsed(50)),
    episode(reported(), graded('MEDIUM'), endorsed(70)),
    episode(reported(), graded('MEDIUM'), endorsed(50, 24 * 60)),
    episode(reported(), graded('MEDIUM')),
  ]
  assert.deepEqual(counts('M4', cases), [1, 1, 2, 0])
  assert.deepEqual(counts('M4', [episode(reported(), graded('MEDIUM'))], plus(start, minutes(45))), [0, 0, 0, 1])
  const [figures] = recount(cases.flat(), { measure: 'M4', from: start, until: later, now: later })
  assert.deepEqual(
    [figures?.timed, figures?.neverDone, figures?.p50, figures?.longest],
    [3, 1, 60, 70],
    'times run from the first contact; of 50, 50, 70 and never the median lies between 50 and 70',
  )
})

test('M4: found after the time had passed and endorsed then, it was done late, by a timely record; found before, it is not counted', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), located(80), endorsed(90)),
    episode(reported(), graded('MEDIUM'), located(40), endorsed(90)),
    episode(reported(), graded('MEDIUM'), located(80)),
  ]
  assert.deepEqual(counts('M4', cases), [0, 1, 1, 0])
})

test('M5: of two raised grades, one came late on what was known', () => {
  const raised = (at: number, held: boolean) =>
    happened('missing.raised/1', at, { level: 'HIGH', because: 'x', onInformationHeldAtReport: held })
  assert.deepEqual(
    counts('M5', [
      episode(reported(), graded('MEDIUM'), raised(180, true)),
      episode(reported(), graded('MEDIUM'), raised(180, false)),
    ]),
    [1, 1, 0, 0],
  )
})

test('accepted from another force: what this force does is timed from then, also what was known at the report', () => {
  // First reported at 18:00 to another force, accepted here at 23:00.
  const accepted = { ...reported({ acceptedAt: plus(start, minutes(300)) }), at: 300 }
  const raisedAt = (at: number) =>
    happened('missing.raised/1', at, { level: 'HIGH', because: 'x', onInformationHeldAtReport: true })
  const observed = episode(accepted, graded('MEDIUM', 310), endorsed(330), raisedAt(400))
  const of = (measure: string) => observed.find((one) => one.measure === measure)
  assert.deepEqual([of('M4a')?.minutes, of('M4')?.minutes, of('M4')?.hour], [10, 30, 23])
  assert.equal(of('M5')?.yes, false, 'raised within two hours of having the child')
  assert.deepEqual(counts('M5', [episode(accepted, graded('MEDIUM', 310), raisedAt(440))]), [1, 0, 0, 0])
})

test('M6: arrivals at 100 and 130 minutes, at 100 but recorded at 200, and none: two hours at MEDIUM', () => {
  const arrived = (at: number, recordedAfter = 0) =>
    happened('missing.arrived/1', at, { unit: 'R1' }, { recordedAfter })
  assert.deepEqual(
    counts('M6', [
      episode(reported(), graded('MEDIUM'), arrived(100)),
      episode(reported(), graded('MEDIUM'), arrived(130)),
      episode(reported(), graded('MEDIUM'), arrived(100, 100)),
      episode(reported(), graded('MEDIUM')),
      episode(reported(), graded('LOW')),
    ]),
    [1, 1, 2, 0],
  )
})

test('M8: acknowledged at 9 minutes, at 11, never, in time but recorded an hour later, and reassigned before it was due', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), assigned(20), acknowledged(29)),
    episode(reported(), graded('MEDIUM'), assigned(20), acknowledged(31)),
    episode(reported(), graded('MEDIUM'), assigned(20)),
    episode(reported(), graded('MEDIUM'), assigned(20), acknowledged(29, 60)),
    episode(reported(), graded('MEDIUM'), assigned(20), assigned(25, 'b'), acknowledged(30)),
  ]
  assert.deepEqual(counts('M8', cases), [2, 1, 2, 0])
  const byTeam = recount(cases.flat(), { measure: 'M8', from: start, until: later, now: later, by: 'team' })
  assert.deepEqual(
    byTeam.map((team) => [team.group, total(team)]),
    [
      ['a', 4],
      ['b', 1],
    ],
    'the unit of the owner, not the one that took the report',
  )
  assert.deepEqual(
    counts('M8a', [
      episode(reported(), graded('MEDIUM'), assigned(20), action(60)),
      episode(reported(), graded('MEDIUM'), assigned(20), action(90)),
    ]),
    [1, 1, 0, 0],
  )
})

test('M9 and M10: the first review in time and with an action, the second late, copied and with none', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), reviewed(60, ['ask the school']), reviewed(400, [], 0.95), located(410)),
  ]
  assert.deepEqual(counts('M9', cases), [1, 1, 0, 0])
  assert.deepEqual(counts('M10', cases), [1, 1, 0, 0])
  assert.deepEqual(counts('M10', cases, later, 'like the one before'), [0, 1, 0, 0])
})

test('M9: a review stands under the grade at which it became due', () => {
  const raised = happened('missing.raised/1', 100, { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })
  const cases = [
    episode(reported(), graded('MEDIUM'), reviewed(60, ['x']), raised, reviewed(155, ['x']), located(200)),
    // Due at 70: done at 65 and recorded two hours later.
    episode(reported(), graded('MEDIUM'), reviewed(65, ['x'], null, 120), located(200)),
  ]
  assert.deepEqual(counts('M9', cases, later, 'MEDIUM'), [2, 0, 1, 0])
  assert.deepEqual(counts('M9', cases, later, 'HIGH'), [1, 0, 0, 0])
})

test('M11: the shift changes at 22:00: signed by both at 22:50, by one at 23:20, never, and found before it changed', () => {
  const handedOver = (at: number, bothSigned: boolean) =>
    happened('missing.handed-over/1', at, {
      handoverId: other,
      unit: 'b',
      from: null,
      to: other,
      toName: 'An Officer',
      bothSigned,
      read: true,
    })
  const cases = [
    episode(reported(), graded('MEDIUM'), assigned(20, 'c'), handedOver(290, true), located(330)),
    episode(reported(), graded('MEDIUM'), assigned(20, 'c'), handedOver(320, false), located(330)),
    episode(reported(), graded('MEDIUM'), assigned(20, 'c')),
    episode(reported(), graded('MEDIUM'), assigned(20, 'c'), located(200)),
    // Found before it had to be signed, and signed for afterwards as one who is located: no search crossed the change.
    episode(reported(), graded('MEDIUM'), assigned(20, 'c'), located(290), handedOver(320, true)),
  ]
  assert.deepEqual(counts('M11', cases), [1, 1, 1, 0])
  assert.deepEqual(counts('M11', cases, later, 'signed by both'), [1, 0, 0, 0])
  assert.deepEqual(counts('M11', cases, later, 'signed by the incoming alone'), [0, 1, 0, 0])
  const byTeam = recount(cases.flat(), { measure: 'M11', from: start, until: later, now: later, by: 'team' })
  assert.deepEqual(
    byTeam.map((team) => [team.group, total(team)]),
    [['c', 3]],
    'the team that hands over',
  )
})

test('M12: history answered for, and not; a child without history does not count', () => {
  const earlier = [
    { recordId: other, reportedAt: plus(start, hours(-500)), closedAt: null, foundAt: null, harm: 'none known' },
  ]
  const known = reported({ history: { ...history, earlier } })
  assert.deepEqual(
    counts('M12', [
      episode(known, graded('MEDIUM', 10, { earlierConsidered: 'same park as before' })),
      episode(known, graded('MEDIUM')),
      episode(reported(), graded('MEDIUM')),
    ]),
    [1, 1, 0, 0],
  )
})

test('M20: one of two graders was in date', () => {
  assert.deepEqual(
    counts('M20', [
      episode(reported(), graded('MEDIUM')),
      episode(reported(), graded('MEDIUM', 10, { competent: false })),
    ]),
    [1, 1, 0, 0],
  )
})

test('M3: the 28th day still counts, the minute after it no more', () => {
  const again = (after: number) =>
    happened('missing.repeated/1', after, { recordId: other, reportedAt: plus(start, minutes(after)) })
  const days28 = 60 * 24 * 28
  assert.deepEqual(counts('M3', [episode(reported(), again(days28))]), [1, 0, 0, 0])
  assert.deepEqual(counts('M3', [episode(reported(), again(days28 + 1))]), [0, 1, 0, 0])
})

test('M3: only the same report, given back by another force, is counted elsewhere', () => {
  const earlier = { recordId: other, reportedAt: start, closedAt: null, foundAt: null, harm: 'none known' }
  const beside = (one: object) => episode(reported({ history: { ...history, earlier: [{ ...earlier, ...one }] } }))
  const before = plus(start, hours(-24 * 400))
  assert.deepEqual(counts('M3', [beside({ withAnotherForce: true, reportedAt: before })]), [0, 1, 0, 0])
  assert.deepEqual(counts('M3', [beside({})]), [0, 1, 0, 0], 'nobody took it over')
})

test('M6: minutes run from the first contact, by the unit that owned the search first', () => {
  const arrived = happened('missing.arrived/1', 100, { unit: 'R1' })
  const [one] = episode(reported(), graded('MEDIUM', 30), assigned(40, 'b'), assigned(50, 'c'), arrived).filter(
    ({ measure }) => measure === 'M6',
  )
  assert.deepEqual([one?.minutes, one?.team], [100, 'b'])
})

test('M8a: by whom the first real action was, and of whose unit the owner was; where nobody acted it is nobody’s', () => {
  const by = (...facts: readonly Happening[]) => {
    const one = episode(reported(), graded('MEDIUM'), assigned(20, 'b'), ...facts).find(
      ({ measure }) => measure === 'M8a',
    )
    return [one?.part, one?.team]
  }
  const note = happened('missing.noted/1', 60, { text: 'x' }, { by: other })
  assert.deepEqual(by({ ...action(60), by: other }), ['by the owner', 'b'])
  assert.deepEqual(
    by(note, action(60)),
    ['by somebody else', 'b'],
    'a note of the owner in the same minute is no action',
  )
  assert.deepEqual(by(), [null, 'b'])
})

test('M10: nine words in ten in common are near the same', () => {
  const cases = [episode(reported(), graded('MEDIUM'), reviewed(60, ['x'], 0.9), reviewed(120, ['x'], 0.89))]
  assert.deepEqual(counts('M10', cases, later, 'like the one before'), [1, 0, 0, 0])
})
