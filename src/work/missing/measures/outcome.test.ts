// Golden cases of what is learned, and of the soundness of it all: numerators, denominators and missing evidence were counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { definitions } from '../measures.ts'

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
  const back = (minute: number) => happened('missing.transfer-withdrawn/1', minute, { transferId: other, because: 'x' })
  const taken = (minute: number) => counts('M18', [episode(reported(), graded('MEDIUM'), offered, back(minute))])
  assert.deepEqual(
    [taken(60), taken(300)],
    [
      [0, 0, 0, 0],
      [0, 0, 1, 0],
    ],
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

test('M28: harm after five hours and after 25, told later; at a time unknown, told at once and told later; and two harms', () => {
  const concern = reported({ path: 'concern for safety', reviewBy: plus(start, minutes(240)) })
  const learned = (at: number, harmedAfter: number | null, harm: 'none known' | 'harm' = 'harm') => {
    const harmedAt = harmedAfter === null ? null : plus(start, minutes(harmedAfter))
    const said = { where: 'x', withWhom: null, why: null, intended: 'no' } as const
    return happened('missing.learned/1', at, { harm, harmDetail: 'x', harmedAt, ...said })
  }
  const grave = (at: number, harmedAfter: number | null) => {
    const harmedAt = harmedAfter === null ? null : plus(start, minutes(harmedAfter))
    return happened('missing.grave-outcome/1', at, { outcome: 'found dead', place: 'x', detail: 'x', harmedAt })
  }
  const tenth = 60 * 24 * 10
  const asked = (...more: readonly ReturnType<typeof happened>[]) => counts('M28', [episode(concern, ...more)])
  const [yes, no] = [
    [1, 0, 0, 0],
    [0, 1, 0, 0],
  ]
  assert.deepEqual(asked(learned(tenth, 300)), yes)
  assert.deepEqual(asked(learned(tenth, -300)), yes, 'before anybody rang')
  assert.deepEqual(asked(learned(tenth, 1500)), no)
  assert.deepEqual(asked(learned(300, null)), yes, 'known within the day')
  assert.deepEqual(asked(learned(tenth, null)), yes, 'nobody knows when: it may have been then')
  assert.deepEqual(asked(learned(tenth, null, 'none known')), no)
  assert.deepEqual(asked(grave(tenth, 1500)), no)
  assert.deepEqual(asked(grave(tenth, null)), yes)
  assert.deepEqual(asked(grave(tenth, null), learned(tenth, 1500)), no, 'one of two says when')
  assert.deepEqual(asked(grave(600, null), learned(tenth, 1500)), yes, 'found harmed within the day')
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
  const ended = happened('missing.concern-ended/1', 120, { because: 'x', seenBy: 'PC' })
  const anew = (after: number) =>
    happened('missing.repeated/1', after, { recordId: other, reportedAt: plus(start, minutes(after)) })
  assert.deepEqual(
    counts('M28', [episode(concern, ended, anew(300)), episode(concern, ended, anew(1500))]),
    [1, 1, 0, 0],
    'missing under another record',
  )
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

test('every measure M1 to M29 has its words', () => {
  const ids = new Set(definitions.map((definition) => definition.id))
  for (let number = 1; number <= 29; number++) assert.ok(ids.has(`M${number}`), `M${number}`)
})

test('what resists gaming is said of each measure by itself: only where something is due does a late record fall out', () => {
  const untrue = definitions.filter((one) => !one.threeValued && /beyond the tolerance/.test(one.resists))
  assert.deepEqual(
    untrue.map(({ id }) => id),
    [],
  )
})

test('M29: returned by an inspector and answered; not answered; twice, each by itself; by an auditor it is its file’s', () => {
  const raised = (minute: number) => happened('missing.inspector-concern-raised/1', minute, { concern: 'x' })
  const answered = (minute: number) => happened('missing.audit-concern-answered/1', minute, { done: 'x' })
  const audited = happened('missing.audit-concern-raised/1', 300, { concern: 'x', auditedFileId: other })
  assert.deepEqual(counts('M29', [episode(reported(), raised(300), answered(310))]), [1, 0, 0, 0])
  assert.deepEqual(counts('M29', [episode(reported(), raised(300), answered(310), raised(400))]), [1, 0, 1, 0])
  assert.deepEqual(counts('M29', [episode(reported(), audited)]), [0, 0, 0, 0])
})
