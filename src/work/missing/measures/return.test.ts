// Golden cases of the return: seen in time, the interview offered, held and used, and a plan for the next time. Counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  counts,
  episode,
  graded,
  happened,
  history,
  later,
  located,
  other,
  reported,
  returned,
  seen,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { recount } from '../../../registers/measures.ts'

test('M13: seen, telephoned, excepted, telephoned and excepted either way round, excepted and then seen in time and late, and seen but recorded late', () => {
  const excepted = happened('missing.interview-excepted/1', 200, {
    reason: 'the child refuses, after more than one offer in person',
    because: 'x',
  })
  // Within a day at MEDIUM: by 1540.
  const home = [reported(), graded('MEDIUM'), located(100)]
  const cases = [
    episode(...home, seen(220, true)),
    episode(...home, seen(220, false)),
    episode(...home, excepted),
    episode(...home, seen(150, false), excepted),
    episode(...home, excepted, seen(220, false)),
    episode(...home, excepted, seen(500, true)),
    episode(...home, excepted, seen(1600, true)),
    episode(...home, seen(220, true, 3000)),
  ]
  assert.deepEqual(counts('M13', cases), [2, 4, 2, 0])
  assert.deepEqual(counts('M13', cases, later, 'excepted'), [0, 1, 0, 0])
  assert.deepEqual(counts('M13', cases, later, 'telephoned and excepted'), [0, 2, 0, 0])
  assert.deepEqual(counts('M13', cases, later, 'spoken to, not face to face'), [0, 0, 1, 0])
  assert.deepEqual(counts('M13', cases, later, 'seen face to face'), [2, 1, 1, 0])
  const [figures] = recount(cases.flat(), { measure: 'M13', from: start, until: later, now: later })
  assert.deepEqual([figures?.timed, figures?.longest], [4, 1500], 'minutes from being located to being seen')
})

test('M15: declined or called missed, and held after all: counted by when it was held, and never left out', () => {
  const said = (at: number, outcome: 'offered' | 'done' | 'declined' | 'missed') =>
    happened('missing.return-interview-reported/1', at, { outcome, by: 'authority', detail: null, bySignedLink: false })
  const home = [reported(), graded('MEDIUM'), located(100), returned(110)]
  const due = 110 + 72 * 60
  const declinedThenHeld = episode(...home, said(1500, 'declined'), said(2000, 'done'))
  const missedThenHeld = episode(...home, said(1500, 'missed'), said(2000, 'done'))
  const heldTooLate = episode(...home, said(1500, 'declined'), said(due + 60, 'done'))
  const lostAgain = episode(...home, said(1500, 'declined'), happened('missing.contact-lost/1', 1600, { detail: 'x' }))
  assert.deepEqual(counts('M15', [declinedThenHeld]), [1, 0, 0, 0])
  assert.deepEqual(counts('M15a', [declinedThenHeld]), [1, 0, 0, 0])
  assert.deepEqual(counts('M15', [missedThenHeld]), [1, 0, 0, 0])
  assert.deepEqual(counts('M15', [heldTooLate]), [0, 1, 0, 0])
  assert.deepEqual(counts('M15', [lostAgain]), [0, 0, 0, 0], 'gone again before its time, it is owed anew')
})

test('M14 and M15: held; offered and declined; missed; nothing said', () => {
  const said = (at: number, outcome: 'offered' | 'done' | 'declined' | 'missed') =>
    happened('missing.return-interview-reported/1', at, { outcome, by: 'authority', detail: null, bySignedLink: false })
  const home = [reported(), graded('MEDIUM'), located(100), returned(110)]
  const cases = [
    episode(...home, said(2000, 'done')),
    episode(...home, said(1500, 'declined')),
    episode(...home, said(5000, 'missed')),
    episode(...home),
  ]
  assert.deepEqual(counts('M14', cases), [2, 1, 1, 0])
  assert.deepEqual(counts('M15', cases), [1, 2, 1, 0], 'of four returns one was held in time')
  assert.deepEqual(counts('M15', cases, later, 'declined by the child'), [0, 1, 0, 0])
  assert.deepEqual(counts('M15a', cases), [1, 1, 0, 0], 'of two offers one was held in time')
})

test('M16: read and used; read and not used; used a week too late; not read', () => {
  const done = happened('missing.return-interview-reported/1', 2000, {
    outcome: 'done',
    by: 'authority',
    detail: null,
    bySignedLink: true,
  })
  const readAt = (at: number, profileUpdated: boolean) =>
    happened('missing.return-interview-read/1', at, { learned: 'x', profileUpdated })
  const planAt = (at: number) =>
    happened('missing.trigger-plan-recorded/1', at, { plan: 'Ring the aunt', reviewBy: later })
  const home = [reported(), graded('MEDIUM'), located(100), returned(110), done]
  const cases = [
    episode(...home, readAt(2500, true)),
    episode(...home, readAt(2500, false)),
    episode(...home, readAt(2500, false), readAt(2000 + 60 * 24 * 9, true)),
    episode(...home),
    episode(...home, readAt(2500, false), planAt(2600)),
    episode(...home, planAt(1900), readAt(2500, false)),
  ]
  assert.deepEqual(counts('M16', cases), [2, 3, 1, 0])
  assert.deepEqual(counts('M16', cases, later, 'read and not used'), [0, 2, 0, 0])
})

test('M22: three reports in 90 days: a plan on the tenth day, on the thirtieth, none; two reports need none', () => {
  const often = reported({ history: { ...history, reportsIn90Days: 3 } })
  const plan = (day: number) =>
    happened('missing.trigger-plan-recorded/1', 60 * 24 * day, { plan: 'x', reviewBy: plus(start, hours(24 * 90)) })
  const cases = [
    episode(often, graded('MEDIUM'), located(100), returned(110), plan(10)),
    episode(often, graded('MEDIUM'), located(100), returned(110), plan(30)),
    episode(often, graded('MEDIUM'), located(100), returned(110)),
    episode(reported(), graded('MEDIUM'), located(100), returned(110)),
  ]
  assert.deepEqual(counts('M22', cases), [1, 1, 1, 0])
})

test('M22: a child counts once, by the first search that made three reports in 90 days, and again after twelve clear months', () => {
  const after = (...daysBefore: readonly number[]) => afterSearches(daysBefore, () => ({}))
  const afterSearches = (daysBefore: readonly number[], more: (day: number) => { withAnotherForce?: true }) =>
    episode(
      reported({
        history: {
          ...history,
          reportsIn90Days: 3,
          earlier: daysBefore.map((day) => ({
            recordId: other,
            reportedAt: plus(start, hours(-24 * day)),
            closedAt: null,
            foundAt: null,
            harm: 'none known',
            ...more(day),
          })),
        },
      }),
      graded('MEDIUM'),
      located(100),
      returned(110),
    )
  assert.deepEqual(counts('M22', [after(10, 80)]), [0, 0, 1, 0], 'the third report')
  assert.deepEqual(counts('M22', [after(5, 10, 80)]), [0, 0, 0, 0], 'the fourth: counted by the third')
  assert.deepEqual(counts('M22', [after(5, 10, 200, 210, 220)]), [0, 0, 0, 0], 'so often half a year ago')
  assert.deepEqual(counts('M22', [after(5, 10, 400, 410, 420)]), [0, 0, 1, 0], 'so often, and then a clear year')
  const takenOver = (...days: readonly number[]) => {
    return (day: number) => (days.includes(day) ? { withAnotherForce: true as const } : {})
  }
  assert.deepEqual(
    counts('M22', [afterSearches([5, 10, 80], takenOver(5))]),
    [0, 0, 1, 0],
    'the third went to another force: there was no return here, and the fourth counts',
  )
  assert.deepEqual(counts('M22', [afterSearches([5, 10, 80], takenOver(10))]), [0, 0, 0, 0], 'counted by the third')
  assert.deepEqual(counts('M22', [after(5, 5, 10)]), [0, 0, 1, 0], 'passed on and taken back is one report: the third')
})

test('M14: by the authority that was told first; M15: what was held stands among those done', () => {
  const home = [reported(), graded('MEDIUM'), located(100)]
  const told = (at: number, authority: string) =>
    happened('missing.authority-told/1', at, { authority, how: 'telephone' })
  const done = happened('missing.return-interview-reported/1', 2000, {
    ...{ outcome: 'done' as const, by: 'authority', detail: null, bySignedLink: false },
  })
  const one = [episode(...home, told(105, 'Stoke'), told(106, 'Derby'), returned(110), done)]
  assert.deepEqual(counts('M14', one, later, 'Stoke'), [1, 0, 0, 0])
  assert.deepEqual(counts('M15', one, later, 'done'), [1, 0, 0, 0])
})

test('M16: a plan between the interview and its reading is no use made of it', () => {
  const home = [reported(), graded('MEDIUM'), located(100), returned(110)]
  const done = happened('missing.return-interview-reported/1', 2000, {
    ...{ outcome: 'done' as const, by: 'authority', detail: null, bySignedLink: true },
  })
  const plan = happened('missing.trigger-plan-recorded/1', 2100, { plan: 'Ring the aunt', reviewBy: later })
  const read = happened('missing.return-interview-read/1', 2500, { learned: 'x', profileUpdated: false })
  assert.deepEqual(counts('M16', [episode(...home, done, plan, read)], later, 'read and not used'), [0, 1, 0, 0])
})
