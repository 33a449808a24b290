// Golden cases of the return and of what is learned: numerators, denominators and missing evidence were counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { recount } from '../../../registers/measures.ts'
import { definitions } from '../measures.ts'
import {
  action,
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
} from './example.ts'

test('M13: seen, telephoned, excepted, excepted and then seen in time and late, and seen but recorded late', () => {
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
    episode(...home, excepted, seen(500, true)),
    episode(...home, excepted, seen(1600, true)),
    episode(...home, seen(220, true, 3000)),
  ]
  assert.deepEqual(counts('M13', cases), [2, 2, 2, 0])
  assert.deepEqual(counts('M13', cases, later, 'excepted'), [0, 1, 0, 0])
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

test('M17: flagged, with a crime decided either way; with a referral only; not flagged; not yet located', () => {
  const flagged = graded('MEDIUM', 10, {
    rules: [{ id: 'R6a', level: 'MEDIUM', because: 'exploitation known or suspected', source: 'x' }],
  })
  const decided = (about: 'crime' | 'referral') =>
    happened('missing.outcome-decided/1', 150, { about, decision: 'no', reference: null, because: 'x' })
  const cases = [
    episode(reported(), flagged, located(100), decided('crime')),
    episode(reported(), flagged, located(100), decided('referral')),
    episode(reported(), graded('MEDIUM'), located(100)),
    episode(reported(), flagged),
  ]
  assert.deepEqual(counts('M17', cases), [1, 1, 0, 0])
})

test('M18: answered in an hour; not answered', () => {
  const offered = happened('missing.transfer-offered/1', 30, { toForce: 'cheshire', because: 'x', transferId: other })
  const accepted = happened('missing.transfer-accepted/1', 90, { transferId: other, by: 'x', receivingRecordId: null })
  assert.deepEqual(
    counts('M18', [
      episode(reported(), graded('MEDIUM'), offered, accepted),
      episode(reported(), graded('MEDIUM'), offered),
    ]),
    [1, 0, 1, 0],
  )
})

test('M19: no data until an audit has spoken; upheld, named by the auditor, or nothing found; the last audit counts', () => {
  const audited = (minute: number, upheld: string[], other: string[]) =>
    happened('missing.wording-audited/1', minute, {
      upheld: upheld.map((phrase) => ({ position: 1, phrase })),
      dismissed: [],
      other,
      because: 'x',
    })
  assert.deepEqual(counts('M19', [episode(reported())]), [0, 0, 0, 0])
  const cases = [
    episode(reported(), audited(20, ['streetwise'], [])),
    episode(reported(), audited(20, [], ['asked for it'])),
    episode(reported(), audited(20, [], [])),
    episode(reported(), audited(20, ['streetwise'], []), audited(30, [], [])),
  ]
  assert.deepEqual(counts('M19', cases), [2, 2, 0, 0])
})

test('M21: a promise kept, one broken, one still to come', () => {
  const promised = (by: number) =>
    happened('missing.contact-promised/1', 5, { to: 'mother', by: plus(start, minutes(by)) })
  const told = (at: number) =>
    happened('missing.family-contacted/1', at, { who: 'mother', detail: 'x', nextBy: null, medianTold: true })
  assert.deepEqual(
    counts('M21', [episode(reported(), promised(120), told(110)), episode(reported(), promised(120), told(130))]),
    [1, 1, 0, 0],
  )
  assert.deepEqual(counts('M21', [episode(reported(), promised(120))], plus(start, minutes(100))), [0, 0, 0, 1])
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
  const after = (...daysBefore: readonly number[]) =>
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
})

test('M23: self-defined; not asked, with a reason; not recorded; asked and not stated', () => {
  const said = (code: string | null, whyNot: string | null) =>
    happened('missing.ethnicity-recorded/1', 200, { code, saidBy: 'child', whyNot })
  const closed = happened('missing.closed/1', 300, { summary: 'x' })
  const cases = [
    episode(reported(), said('W1', null), closed),
    episode(reported(), said(null, 'refused'), closed),
    episode(reported(), closed),
    episode(reported(), said('NS', 'not said'), closed),
    // Another force has the child, and asks.
    episode(
      reported(),
      happened('missing.transfer-accepted/1', 300, { transferId: other, by: 'x', receivingRecordId: null }),
    ),
  ]
  assert.deepEqual(counts('M23', cases), [2, 2, 0, 0])
  assert.deepEqual(counts('M23', cases, later, 'asked, and not stated'), [1, 0, 0, 0])
  assert.deepEqual(counts('M23', cases, later, 'not asked, with a reason'), [0, 1, 0, 0])
})

test('M24: each child counts by the first closed search in twelve months, once for each outcome, under the group; without ethnicity is a group too', () => {
  const said = happened('missing.ethnicity-recorded/1', 200, { code: 'W1', saidBy: 'child', whyNot: null })
  const closed = (at: number) => happened('missing.closed/1', at, { summary: 'x' })
  const cases = [
    episode(reported(), graded('HIGH'), said, located(60 * 50), closed(60 * 60)),
    episode(reported(), graded('MEDIUM'), said, located(100), closed(300)),
    episode(reported(), graded('MEDIUM'), located(100), closed(300)),
    episode(reported(), graded('HIGH'), said, located(100)),
    episode(
      reported({ history: { ...history, reportsIn12Months: 2 } }),
      graded('HIGH'),
      said,
      located(100),
      closed(300),
    ),
  ]
  const of = (part: string) => counts('M24', cases, later, part)
  assert.deepEqual(of('White|graded HIGH'), [1, 1, 0, 0])
  assert.deepEqual(of('White|missing over 48 hours'), [1, 1, 0, 0])
  assert.deepEqual(of('White|found by police'), [2, 0, 0, 0])
  assert.deepEqual(of('White|flagged for exploitation'), [0, 2, 0, 0])
  assert.deepEqual(of('not recorded|graded HIGH'), [0, 1, 0, 0])
})

test('M25: of two at HIGH one was harmed; of two harmed one had been HIGH', () => {
  const learned = (harm: 'none known' | 'harm') =>
    happened('missing.learned/1', 200, {
      harm,
      harmDetail: null,
      where: 'x',
      withWhom: null,
      why: null,
      intended: 'yes',
    })
  const cases = [
    episode(reported(), graded('HIGH'), located(100), learned('harm')),
    episode(reported(), graded('HIGH'), located(100), learned('none known')),
    episode(reported(), graded('MEDIUM'), located(100), learned('harm')),
  ]
  assert.deepEqual(counts('M25', cases), [1, 1, 0, 0])
  assert.deepEqual(counts('M25a', cases), [1, 1, 0, 0])
})

test('M26: told on the third day; not told; found before it was owed', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), action(60 * 70, 'missing persons unit told')),
    episode(reported(), graded('MEDIUM')),
    episode(reported(), graded('MEDIUM'), located(600)),
  ]
  assert.deepEqual(counts('M26', cases), [1, 0, 1, 0])
  // Written down after the child was found, an action of the second day does not move the day the child was found.
  const foundOnTheFourth = [reported(), graded('MEDIUM'), located(60 * 80), action(60 * 30)]
  assert.deepEqual(counts('M26', [episode(...foundOnTheFourth)]), [0, 0, 1, 0])
})

test('M26: passed to another force the child counts once, where they were missing when the 72 hours were over', () => {
  const told = action(60 * 10, 'missing persons unit told')
  const passedOn = (hour: number) =>
    happened('missing.transfer-accepted/1', 60 * hour, { transferId: other, by: 'x', receivingRecordId: null })
  const acceptedHere = (hour: number) => ({
    ...reported({ acceptedAt: plus(start, hours(hour)) }),
    at: 60 * hour,
  })
  assert.deepEqual(counts('M26', [episode(reported(), graded('MEDIUM'), told, passedOn(20))]), [0, 0, 0, 0])
  assert.deepEqual(counts('M26', [episode(acceptedHere(20), told, graded('MEDIUM', 60 * 21))]), [1, 0, 0, 0])
  assert.deepEqual(counts('M26', [episode(acceptedHere(70), graded('MEDIUM', 60 * 71))]), [0, 0, 1, 0])
  assert.deepEqual(counts('M26', [episode(reported(), graded('MEDIUM'), passedOn(80))]), [0, 0, 1, 0])
  assert.deepEqual(counts('M26', [episode(acceptedHere(80), graded('MEDIUM', 60 * 81))]), [0, 0, 0, 0])
})

test('M28: contact lost after five hours and after 25; seriously harmed; nothing; and before a day has passed', () => {
  const concern = reported({ path: 'concern for safety', reviewBy: plus(start, minutes(240)) })
  const lost = (at: number, recordedAfter = 0) =>
    happened('missing.contact-lost/1', at, { detail: 'x' }, { recordedAfter })
  const harmed = happened('missing.grave-outcome/1', 600, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
  const audited = (right: 'yes' | 'no') => happened('missing.contact-audited/1', 9000, { right, because: 'x' })
  const dueAt = plus(start, minutes(20_000))
  const people = ['a1', 'b2', 'c3'].map((end) => `018f0000-0000-7000-8000-0000000000${end}`)
  const drawn = happened('missing.contact-drawn/1', 8000, { sampleId: other, month: '2026-03', dueAt })
  const cases = [
    // Recorded two days later: a child who was missing was missing.
    episode(concern, lost(300, 2880), audited('yes'), drawn, audited('no')),
    episode(concern, lost(1500), graded('MEDIUM', 1510)),
    episode(concern, harmed, audited('yes')),
    episode(concern, drawn, audited('yes')),
  ]
  assert.deepEqual(counts('M28', cases), [2, 2, 0, 0])
  assert.deepEqual(counts('M28', [episode(concern)], plus(start, hours(10))), [0, 0, 0, 1])
  assert.deepEqual(
    counts('M28a', cases),
    [1, 1, 0, 0],
    'a look since the draw counts; one at a contact not drawn does not',
  )
  const looked = (...said: readonly ('yes' | 'no')[]) =>
    episode(concern, drawn, ...said.map((right, at) => ({ ...audited(right), by: people[at] ?? other })))
  assert.deepEqual(counts('M28a', [looked('no', 'yes')]), [0, 0, 1, 0], 'no second person undoes what a first said')
  assert.deepEqual(counts('M28a', [looked('no', 'yes', 'yes'), looked('yes', 'no', 'no')]), [1, 1, 0, 0])
  assert.deepEqual(counts('M28a', [looked('yes', 'yes')]), [1, 0, 0, 0])
  const left = [episode(concern, audited('yes'), drawn)]
  assert.deepEqual(counts('M28a', left, plus(start, minutes(19_000))), [0, 0, 0, 1])
  assert.deepEqual(counts('M28a', left), [0, 0, 1, 0], 'drawn and not looked at since: not evidenced')
  const never = [concern, harmed, drawn, audited('yes')]
  assert.deepEqual(
    new Set(episode(...never).map((one) => one.measure)),
    new Set(['M28', 'M28a']),
    'never missing: in no other measure',
  )
})

test('a void record counts nowhere, and nor does a grown-up', () => {
  const void_ = happened('missing.voided/1', 50, { proposedAtPosition: 2, because: 'x' })
  assert.deepEqual(episode(reported(), graded('MEDIUM'), void_), [])
  const grown = reported({
    child: {
      personId: other,
      name: 'Invented Adult',
      age: 30,
      dateOfBirth: null,
      ageDisputed: false,
      sex: null,
      description: null,
    },
  })
  assert.deepEqual(episode(grown, graded('MEDIUM')), [])
})

test('every measure M1 to M28 has its words', () => {
  const ids = new Set(definitions.map((definition) => definition.id))
  for (let number = 1; number <= 28; number++) assert.ok(ids.has(`M${number}`), `M${number}`)
})

test('what resists gaming is said of each measure by itself: only where something is due does a late record fall out', () => {
  const untrue = definitions.filter((one) => !one.threeValued && /beyond the tolerance/.test(one.resists))
  assert.deepEqual(
    untrue.map(({ id }) => id),
    [],
  )
})
