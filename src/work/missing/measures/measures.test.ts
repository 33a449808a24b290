// Golden cases: small sets of episodes whose numerators, denominators and missing evidence were counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import type { Fact } from '../../../practice/fact.ts'
import type { Observation } from '../../../practice/measure.ts'
import { policyAt } from '../../../practice/policy.ts'
import { fold } from '../../../practice/procedure.ts'
import { recount } from '../../../registers/measures.ts'
import { standingPolicy } from '../../standing-policy.ts'
import type { Bodies } from '../facts.ts'
import { definitions, observations } from '../measures.ts'
import { missing, read } from '../procedure.ts'

const start = instant('2026-03-02T18:00:00Z')
const later = plus(start, hours(24 * 60))
const one = '018f0000-0000-7000-8000-000000000001'
const other = '018f0000-0000-7000-8000-000000000002'

type Happening = {
  readonly kind: string
  readonly at: number
  readonly recordedAfter?: number
  readonly body: unknown
  readonly by?: string
}

/** `at` in minutes after the first contact; recorded at once unless said otherwise. */
const happened = <Kind extends keyof Bodies & string>(
  kind: Kind,
  at: number,
  body: Bodies[Kind],
  more: { recordedAfter?: number; by?: string } = {},
): Happening => ({ kind, at, body, ...more })

function episode(...happenings: readonly Happening[]): readonly Observation[] {
  const facts = happenings.map(
    ({ kind, at, recordedAfter = 0, body, by }, index): Fact => ({
      forceId: 'demonstration',
      recordId: one,
      position: index + 1,
      kind,
      happenedAt: plus(start, minutes(at)),
      recordedAt: plus(start, minutes(at + recordedAfter)),
      recordedBy: by ?? one,
      policyVersion: 'vigil-default-1',
      corrects: null,
      body,
    }),
  )
  return observations(fold(missing, 'demonstration', one, facts.map(read), policyAt([standingPolicy])))
}

const history: Bodies['missing.reported/1']['history'] = {
  earlier: [],
  reportsIn90Days: 1,
  reportsIn12Months: 1,
  harmedBefore: 'no',
  exploitationFlag: 'none',
  harmInExploitationEpisode: false,
  firstEpisodeId: null,
  triggerPlanAt: null,
  repeatReferralAt: null,
}
const reported = (more: Partial<Bodies['missing.reported/1']> = {}) =>
  happened('missing.reported/1', 0, {
    path: 'missing',
    child: {
      personId: other,
      name: 'Invented Child',
      age: 14,
      dateOfBirth: null,
      ageDisputed: false,
      sex: null,
      description: null,
    },
    lastSeen: { at: plus(start, minutes(-60)), precision: 'about', place: 'Park' },
    caller: { name: null, phone: '01632 960001', relation: null },
    why: 'late',
    firstContactAt: start,
    source: null,
    unit: 'a',
    area: 'north',
    reviewBy: null,
    history,
    ...more,
  })
const graded = (level: 'LOW' | 'MEDIUM' | 'HIGH', at = 10, more: Partial<Bodies['missing.graded/1']> = {}) =>
  happened('missing.graded/1', at, {
    level,
    because: 'x',
    floor: 'MEDIUM',
    rules: [],
    unanswered: [],
    mandatoryActions: [],
    firstReviewMinutes: 60,
    reviewEveryMinutes: 240,
    competent: true,
    earlierShown: true,
    earlierConsidered: null,
    ...more,
  })
const endorsed = (at: number, recordedAfter = 0) =>
  happened('missing.endorsed/1', at, { level: 'MEDIUM', because: 'x' }, { recordedAfter })
const assigned = (at: number) => happened('missing.assigned/1', at, { staffId: other, name: 'An Officer', unit: 'a' })
const acknowledged = (at: number) => happened('missing.acknowledged/1', at, {}, { by: other })
const located = (at: number) =>
  happened('missing.located/1', at, {
    place: 'Park',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    detail: 'x',
  })
const returned = (at: number) => happened('missing.returned/1', at, { to: 'home', seenBy: 'PC', detail: null })
const seen = (at: number, faceToFace: boolean) =>
  happened('missing.interview-held/1', at, {
    faceToFace,
    offeredApart: true,
    apart: true,
    alone: null,
    where: 'home',
    firstAccount: 'x',
    crimeDisclosed: false,
    stoppedForPlannedInterview: false,
  })
const reviewed = (at: number, actionsSet: string[], likeTheLast: number | null = null) =>
  happened('missing.reviewed/1', at, {
    level: 'MEDIUM',
    summary: 'x',
    nextReviewAt: plus(start, minutes(at + 240)),
    actionsSet,
    actionsClosed: [],
    likeTheLast,
  })
const action = (at: number, code = 'phone called') =>
  happened('missing.action-recorded/1', at, { action: code, subject: null, outcome: 'off', detail: 'x' })

/** yes, no, not evidenced, not yet. */
function counts(measure: string, episodes: readonly (readonly Observation[])[], now: Instant = later, part?: string) {
  const [figures] = recount(episodes.flat(), {
    measure,
    from: start,
    until: plus(start, hours(24 * 365)),
    now,
    ...(part === undefined ? {} : { part }),
  })
  return figures === undefined ? [0, 0, 0, 0] : [figures.yes, figures.no, figures.notEvidenced, figures.notYet]
}

test('M1: three first grades, one of them below the minimum', () => {
  assert.deepEqual(
    counts('M1', [
      episode(reported(), graded('MEDIUM')),
      episode(reported(), graded('HIGH')),
      episode(reported(), graded('LOW')),
    ]),
    [2, 1, 0, 0],
  )
})

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
  assert.deepEqual([figures?.timed, figures?.p50, figures?.longest], [3, 50, 70], 'times run from the first contact')
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

test('M6: arrivals at 100 and 130 minutes, and none: two hours at MEDIUM', () => {
  const arrived = (at: number) => happened('missing.arrived/1', at, { unit: 'R1' })
  assert.deepEqual(
    counts('M6', [
      episode(reported(), graded('MEDIUM'), arrived(100)),
      episode(reported(), graded('MEDIUM'), arrived(130)),
      episode(reported(), graded('MEDIUM')),
    ]),
    [1, 1, 1, 0],
  )
})

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

test('M8: acknowledged at 9 minutes, at 11, never, and reassigned before it was due', () => {
  const cases = [
    episode(reported(), graded('MEDIUM'), assigned(20), acknowledged(29)),
    episode(reported(), graded('MEDIUM'), assigned(20), acknowledged(31)),
    episode(reported(), graded('MEDIUM'), assigned(20)),
    episode(reported(), graded('MEDIUM'), assigned(20), assigned(25), acknowledged(30)),
  ]
  assert.deepEqual(counts('M8', cases), [2, 1, 1, 0])
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

test('M13: seen at two hours; telephoned only; excepted; within a day at MEDIUM', () => {
  const excepted = happened('missing.interview-excepted/1', 200, {
    reason: 'the child refuses, after more than one offer in person',
    because: 'x',
  })
  const cases = [
    episode(reported(), graded('MEDIUM'), located(100), seen(220, true)),
    episode(reported(), graded('MEDIUM'), located(100), seen(220, false)),
    episode(reported(), graded('MEDIUM'), located(100), excepted),
  ]
  assert.deepEqual(counts('M13', cases), [1, 1, 1, 0])
  assert.deepEqual(counts('M13', cases, later, 'excepted'), [0, 1, 0, 0])
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
  assert.deepEqual(counts('M15', cases), [1, 1, 1, 0], 'a declined interview is no longer owed')
  assert.deepEqual(counts('M15a', cases), [1, 0, 0, 0])
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

test('M19: no data until an audit has spoken', () => {
  const flagged = (upheld: boolean | null) =>
    happened('missing.language-flagged/1', 20, { phrase: 'streetwise', position: 1, upheld })
  assert.deepEqual(counts('M19', [episode(reported(), flagged(null))]), [0, 0, 0, 0])
  assert.deepEqual(
    counts('M19', [episode(reported(), flagged(true)), episode(reported(), flagged(false))]),
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

test('M23: self-defined, reasoned, not recorded; “not stated” apart', () => {
  const said = (code: string | null, whyNot: string | null) =>
    happened('missing.ethnicity-recorded/1', 200, { code, saidBy: 'child', whyNot })
  const closed = happened('missing.closed/1', 300, { summary: 'x' })
  const cases = [
    episode(reported(), said('W1', null), closed),
    episode(reported(), said(null, 'refused'), closed),
    episode(reported(), closed),
    episode(reported(), said('NS', 'not said'), closed),
  ]
  assert.deepEqual(counts('M23', cases), [3, 1, 0, 0])
  assert.deepEqual(counts('M23', cases, later, 'not stated'), [1, 0, 0, 0])
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
})

test('M28: of two concerns one was a missing child after all', () => {
  const concern = reported({ path: 'concern for safety', reviewBy: plus(start, minutes(240)) })
  const lost = happened('missing.contact-lost/1', 300, { detail: 'x' })
  assert.deepEqual(counts('M28', [episode(concern, lost, graded('MEDIUM', 320)), episode(concern)]), [1, 1, 0, 0])
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
