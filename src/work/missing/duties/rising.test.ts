// What a grade that rises, a dose, a pattern and an answer begin to owe; and whose word settles it.
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
  history,
  later,
  located,
  reported,
  returned,
  reviewed,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { latestNextReview } from '../commands/review.ts'
import { mandatoryActions, minimumActions } from '../grade/grade-actions.ts'
import { answered, answersOf, inputOf, minimumGrade } from '../grade/minimum.ts'
import { questions } from '../grade/questions.ts'
import { historyFrom } from '../history.ts'
import { adviseOnLowering, gradeTheRisk } from './grading.ts'

const owed = (name: string, ...happenings: readonly Happening[]) =>
  folded(...happenings).duties.filter((one) => one.name === name)
const raised = (level: 'MEDIUM' | 'HIGH', at: number) =>
  happened('missing.raised/1', at, { level, because: 'x', onInformationHeldAtReport: false })
const arrived = (at: number) => happened('missing.arrived/1', at, { unit: 'ST1' })
const at = (count: number) => plus(start, minutes(count))

test('raised to HIGH before anybody arrived: a shorter clock begins, and the one that runs is not stopped', () => {
  const arrivals = owed('arrive', reported(), graded('MEDIUM'), raised('HIGH', 20))
  assert.deepEqual(
    arrivals.map((one) => one.dueAt),
    [at(120), at(20 + 45)],
  )
  assert.equal(owed('arrive', reported(), graded('MEDIUM'), arrived(15), raised('HIGH', 20)).length, 1)
})

test('from LOW to MEDIUM an officer is to be deployed and to arrive', () => {
  const facts = [reported(), graded('LOW'), raised('MEDIUM', 60)]
  assert.deepEqual(
    owed('deploy an officer', ...facts).map((one) => [one.dueAt, one.endedAt]),
    [
      // Owed from the report on, until the grade asks for nobody.
      [at(60), at(10)],
      [at(120), null],
    ],
  )
  assert.deepEqual(
    owed('arrive', ...facts).map((one) => one.dueAt),
    [at(180)],
  )
})

test('graded late, no time is gained: an officer is due from the report, or at HIGH from when the grade was due', () => {
  const dues = (...facts: readonly Happening[]) =>
    owed('deploy an officer', reported(), ...facts)
      .filter(isOpen)
      .map((one) => one.dueAt)
  assert.deepEqual(dues(), [at(60)], 'whom nobody grades is owed an officer')
  assert.deepEqual(dues(graded('MEDIUM', 5)), [at(60)])
  assert.deepEqual(dues(graded('MEDIUM', 300)), [at(60)])
  assert.deepEqual(dues(graded('HIGH', 5)), [at(20)])
  assert.deepEqual(dues(graded('HIGH', 300)), [at(30)])
  assert.deepEqual(dues(graded('LOW', 5)), [])
  assert.deepEqual(dues(graded('MEDIUM', 5), raised('HIGH', 40)), [at(60), at(55)])
  assert.deepEqual(
    owed('look again while nobody is sent', reported(), graded('HIGH', 300)).map((one) => one.dueAt),
    [at(360)],
    'and whoever nobody is sent to is looked at again from the grade on',
  )
})

test('while nobody is sent the risk is reviewed again, and each such review sets the next; sent, it ends', () => {
  const facts = [reported(), graded('MEDIUM')]
  const dues = (...more: readonly Happening[]) => owed('look again while nobody is sent', ...facts, ...more)
  // An officer is due an hour after the report, and an hour after that somebody looks again.
  assert.deepEqual(
    dues().map((one) => [one.dueAt, one.metAt]),
    [[at(120), null]],
  )
  assert.deepEqual(
    dues(reviewed(100, ['ring the aunt'])).map((one) => [one.dueAt, one.metAt]),
    [
      [at(120), at(100)],
      [at(160), null],
    ],
  )
  const sent = dues(happened('missing.deployed/1', 70, { unit: 'ST1' }))
  assert.deepEqual(
    sent.map((one) => [one.metAt, one.endedAt]),
    [[null, at(70)]],
  )
  assert.equal(owed('look again while nobody is sent', reported(), graded('LOW')).length, 0)
})

test('M6 counts one arrival an episode, by whichever clock ran out first: one met, one late', () => {
  const facts = [reported(), graded('MEDIUM'), raised('HIGH', 20)]
  assert.deepEqual(counts('M6', [episode(...facts, arrived(60)), episode(...facts, arrived(80))]), [1, 1, 0, 0])
})

const loweredTo = (level: 'MEDIUM' | 'LOW', at: number) =>
  happened('missing.lowered/1', at, {
    level,
    reason: 'new information',
    because: 'x',
    proposedAtPosition: 3,
    deskConsulted: null,
  })

test('a senior’s look and other oversight are no real action: the gap goes on', () => {
  const { state } = folded(reported(), graded('HIGH'), action(30, 'phone called'), action(50, 'senior look taken'))
  assert.equal(state.lastRealAt, at(30))
  const looked = { action: 'vehicle marked', subject: 'None', outcome: 'none known', detail: 'x' }
  const nothing = folded(reported(), graded('HIGH'), action(30), happened('missing.action-recorded/1', 50, looked))
  assert.equal(nothing.state.lastRealAt, at(30), 'that there is nothing to be done is no act')
})

const dose = (dueIn: number, atMinute = 12) =>
  happened('missing.dose-due/1', atMinute, {
    medicine: 'Insulin',
    dueAt: at(dueIn),
    consequence: 'Collapse',
    saidBy: 'Mother',
  })
const rangFor = (position: number, minute: number) =>
  happened('missing.escalated/1', minute, {
    duty: 'reach the child before the dose is due',
    startingPosition: position,
    occurrence: 1,
    step: 1,
    to: 'force incident manager',
    interrupts: false,
    words: 'overdue',
  })

test('a dose has a clock; once it has passed the minimum is HIGH and raising the grade is owed', () => {
  const facts = [reported(), graded('MEDIUM'), dose(240)]
  const name = 'reach the child before the dose is due'
  assert.equal(owed(name, ...facts)[0]?.dueAt, at(240))
  assert.equal(owed(name, ...facts, located(100))[0]?.metAt, at(100))
  const { state } = folded(...facts)
  const input = inputOf(state)
  assert.ok(input)
  const floor = (minute: number) => minimumGrade(answersOf(state), input, { policy: standingPolicy, now: at(minute) })
  assert.equal(floor(239).floor, 'MEDIUM')
  assert.equal(floor(240).floor, 'HIGH')
  assert.ok(floor(240).rules.some((rule) => rule.id === 'R9'))
  assert.equal(owed('raise the grade to the minimum', ...facts).length, 0)
  const [raise] = owed('raise the grade to the minimum', ...facts, rangFor(3, 240))
  assert.equal(raise?.dueAt, at(255))
})

test('brought-in history: what is still owed keeps its time, what is not is owed no more; lowered by two people, it is looked at anew', () => {
  const name = 'raise the grade to the minimum'
  const harmed = { ...history, harmedBefore: 'serious harm' as const }
  const found = (minute: number, what: typeof history) => happened('missing.history-found/1', minute, { history: what })
  const facts = [reported(), graded('MEDIUM'), found(30, harmed)]
  const open = (...more: readonly Happening[]) => owed(name, ...facts, ...more).filter(isOpen)
  assert.equal(open()[0]?.dueAt, at(45))
  assert.deepEqual(
    open(found(40, { ...harmed, reportsIn90Days: 2 })).map((one) => one.dueAt),
    [at(45)],
  )
  assert.deepEqual(open(found(40, history)), [])
  const low = { reason: 'new information', because: 'x', proposedAtPosition: 3, deskConsulted: null }
  const lowered = happened('missing.lowered/1', 50, { level: 'MEDIUM', ...low })
  assert.deepEqual(open(raised('HIGH', 45), lowered), [])
  assert.deepEqual(
    open(raised('HIGH', 45), lowered, found(60, { ...harmed, exploitationFlag: 'high' })).map((one) => one.dueAt),
    [at(75)],
  )
})

test('a later dose takes the place of the one before; one overdue already is known at once', () => {
  const name = 'reach the child before the dose is due'
  const both = owed(name, reported(), graded('MEDIUM'), dose(240), dose(600, 100))
  assert.deepEqual(
    both.map((one) => [one.dueAt, isOpen(one)]),
    [
      [at(240), false],
      [at(600), true],
    ],
  )
  assert.equal(owed('raise the grade to the minimum', reported(), graded('MEDIUM'), dose(-30)).length, 1)
})

test('what a grade asks for is asked for when it rises, and stays when the first grade had asked for more', () => {
  const high = mandatoryActions(standingPolicy, 'HIGH', [])
  assert.ok(high.includes('senior look taken') && high.includes('missing persons unit told'))
  const asked = (...facts: readonly Happening[]) => minimumActions(folded(...facts).state, standingPolicy, later)
  const first = graded('MEDIUM', 10, { mandatoryActions: ['ports alerted'] })
  assert.ok(!asked(reported(), first).includes('child rescue alert decided'))
  const risen = asked(reported(), first, raised('HIGH', 20))
  assert.ok(risen.includes('child rescue alert decided') && risen.includes('ports alerted'))
})

const pattern = (more: Partial<typeof history>) => reported({ history: { ...history, ...more } })

test('more than three episodes in twelve months: partners meet, found or not, unless they just did', () => {
  const name = 'meet about repeated episodes'
  assert.equal(owed(name, pattern({ reportsIn12Months: 3 })).length, 0)
  const [open] = owed(name, pattern({ reportsIn12Months: 4 }), located(60), returned(90))
  assert.ok(open && isOpen(open), 'being found does not end it')
  // Monday 2 March 2026 and ten working days.
  assert.equal(open.dueAt, '2026-03-16T23:59:59.000Z')
  assert.equal(owed(name, pattern({ reportsIn12Months: 5, partnersMetAt: plus(start, hours(-24 * 30)) })).length, 0)
})

test('a referral once in 90 days, and again when something is new since', () => {
  const name = 'refer a child missing repeatedly'
  const referred = { reportsIn90Days: 4, repeatReferralAt: plus(start, hours(-24 * 20)) }
  assert.equal(owed(name, pattern({ reportsIn90Days: 3 })).length, 1)
  assert.equal(owed(name, pattern(referred)).length, 0)
  assert.equal(owed(name, pattern({ ...referred, newSinceReferral: ['harm'] })).length, 1)
  const exploited = { rules: [{ id: 'R6a', level: 'MEDIUM' as const, because: 'x', source: 'x' }] }
  assert.equal(owed(name, pattern(referred), graded('MEDIUM', 10, exploited)).length, 1)
  const learned = (harm: 'none known' | 'harm', at: number) =>
    happened('missing.learned/1', at, {
      harm,
      harmDetail: 'x',
      where: 'A flat',
      withWhom: null,
      why: null,
      intended: 'no',
    })
  const back = [located(60), returned(90)]
  assert.equal(owed(name, pattern(referred), ...back, learned('none known', 100)).length, 0)
  assert.equal(owed(name, pattern(referred), ...back, learned('harm', 100), learned('harm', 110)).length, 1, 'at once')
  const harmedBefore = pattern({ ...referred, harmedBefore: 'harm' })
  assert.equal(owed(name, harmedBefore, ...back, learned('harm', 100)).length, 0, 'nothing new in it')
  const knownBefore = pattern({ ...referred, exploitationFlag: 'known or suspected' })
  assert.equal(owed(name, knownBefore, graded('MEDIUM', 10, exploited)).length, 0, 'nothing new in it')
})

test('whose report it is was found only since: the referral and the meeting are owed from then on, and no more where it was another child’s', () => {
  const [refer, meet] = ['refer a child missing repeatedly', 'meet about repeated episodes']
  const found = (minute: number, what: typeof history) => happened('missing.history-found/1', minute, { history: what })
  const often = { ...history, reportsIn90Days: 3, reportsIn12Months: 5 }
  const taken = [reported(), graded('MEDIUM'), found(60, often)]
  for (const name of [refer, meet]) {
    const open = (...happenings: readonly Happening[]) => owed(name, ...happenings).filter(isOpen).length
    assert.equal(open(reported(), graded('MEDIUM')), 0, name)
    assert.equal(open(...taken), 1, name)
    assert.equal(open(...taken, found(90, { ...often, harmedBefore: 'harm' })), 1, `${name}: once`)
    assert.equal(open(...taken, found(90, history)), 0, `${name}: not his reports`)
    assert.equal(open(pattern(often), graded('MEDIUM'), found(90, history)), 0, `${name}: one was void`)
  }
  const referred = happened('missing.referred/1', 30, { to: 'repeat missing referral', detail: 'x', reference: null })
  assert.equal(owed(refer, reported(), referred, found(60, often)).length, 0, 'done already')
  const exploited = { rules: [{ id: 'R6a', level: 'MEDIUM' as const, because: 'x', source: 'x' }] }
  const before = { reportsIn90Days: 4, repeatReferralAt: plus(start, hours(-24 * 20)) }
  const again = owed(refer, pattern(before), graded('MEDIUM', 10, exploited), found(60, { ...history, ...before }))
  assert.equal(again.filter(isOpen).length, 1, 'owed for what is new in this one')
})

test('what is new since a referral: harm that no episode before it had, and nothing that was known', () => {
  const earlier = (daysAgo: number, harm: string, referred = false): Parameters<typeof historyFrom>[0][number] => ({
    record_id: '018f0000-0000-7000-8000-000000000003',
    phase: 'closed',
    reported_at: plus(start, hours(-24 * daysAgo)),
    located_at: null,
    found_at: null,
    closed_at: null,
    level: null,
    harm,
    harm_disclosed: null,
    exploitation: 'none',
    looked_after: false,
    return_interview: null,
    repeat_referral_at: referred ? plus(start, hours(-24 * daysAgo + 1)) : null,
    trigger_plan_at: null,
    partners_met_at: null,
    last_seen_place: 'Home',
    was_missing: true,
  })
  const since = (...episodes: Parameters<typeof historyFrom>[0]) => historyFrom(episodes, start).newSinceReferral
  assert.deepEqual(since(earlier(5, 'harm'), earlier(20, 'none known', true)), ['harm'])
  assert.deepEqual(since(earlier(5, 'harm'), earlier(20, 'none known', true), earlier(40, 'harm')), [])
  assert.deepEqual(since(earlier(5, 'harm'), earlier(20, 'none known')), [], 'nothing was referred')
  const [taken] = historyFrom([{ ...earlier(5, 'none known'), phase: 'transferred' }], start).earlier
  assert.equal(taken?.withAnotherForce, true, 'kept for M22: the return was the other force’s')
})

test('a rule that fires says how soon again: two hours where exploitation is known, and an hour only while HIGH stands', () => {
  const said = (question: string) =>
    happened('missing.answered/1', 5, {
      answers: [{ question, answer: 'yes', saidBy: 'mother', at: at(5), note: null }],
    })
  const answeredNo = happened('missing.answered/1', 50, {
    answers: [{ question: 'exploitation', answer: 'no', saidBy: 'mother', at: at(50), note: null }],
  })
  const exploited = { rules: [{ id: 'R6a', level: 'MEDIUM' as const, because: 'x', source: 'x' }] }
  const latest = (...facts: readonly Happening[]) =>
    latestNextReview(folded(reported(), ...facts).state, standingPolicy, at(100))
  assert.equal(latest(graded('MEDIUM')), at(340))
  assert.equal(latest(said('exploitation'), graded('MEDIUM')), at(220))
  const referred = happened('missing.outcome-decided/1', 60, {
    about: 'national referral mechanism',
    decision: 'yes',
    reference: null,
    because: 'x',
  })
  assert.equal(latest(graded('MEDIUM'), referred), at(220), 'as long as R6a locks the grade, whatever was answered')
  assert.equal(latest(said('exploitation'), graded('MEDIUM', 10, exploited), answeredNo), at(220))
  assert.equal(latest(said('self-harm'), graded('HIGH')), at(160))
  assert.equal(latest(said('self-harm'), graded('HIGH'), loweredTo('MEDIUM', 90)), at(340))
})

test('advice on a lower grade that nobody gives in time: the on-call detective inspector is told, since the desk may have closed', () => {
  const told = adviseOnLowering.escalations?.(
    owed('grade the risk', reported())[0] ?? assert.fail('not owed'),
    folded(reported()).state,
    standingPolicy,
  )
  assert.deepEqual(
    told?.map(({ to, interrupts, afterDueMinutes }) => [to, interrupts, afterDueMinutes]),
    [['detective inspector', false, 0]],
  )
})

test('whoever nobody grades is owed what every missing child is, and somebody is told; HIGH takes the place of the longer clock', () => {
  const names = folded(reported()).duties.map((one) => one.name)
  for (const name of ['grade the risk', 'tell children’s services', 'tell the UK Missing Persons Unit'])
    assert.ok(names.includes(name), name)
  const told = gradeTheRisk.escalations?.(
    owed('grade the risk', reported())[0] ?? assert.fail('not owed'),
    folded(reported()).state,
    standingPolicy,
  )
  assert.deepEqual(
    told?.map(({ to, interrupts, afterDueMinutes }) => [to, interrupts, afterDueMinutes]),
    [['force incident manager', false, 0]],
  )
  const services = (...more: readonly Happening[]) =>
    owed('tell children’s services', reported(), ...more).map((one) => [one.dueAt, one.endedAt])
  assert.deepEqual(services(graded('MEDIUM')), [[at(60), null]])
  assert.deepEqual(services(graded('HIGH')), [
    [at(60), at(10)],
    [at(10 + 15), null],
  ])
})

test('what is not known is one task; an answer that opens a question after the grading opens it, and the grade stays where it is until then', () => {
  const said = (minute: number, answers: Readonly<Record<string, 'yes' | 'no'>>) =>
    happened('missing.answered/1', minute, {
      answers: Object.entries(answers).map(([question, answer]) => ({
        question,
        answer,
        saidBy: 'mother',
        at: at(minute),
        note: null,
      })),
    })
  const twelve = Object.fromEntries(questions.filter(({ mandatory }) => mandatory).map(({ id }) => [id, 'no' as const]))
  const facts = [reported(), said(5, twelve), graded('MEDIUM')]
  const tasks = (...more: readonly Happening[]) =>
    owed('find out what is not known', ...facts, ...more).map(({ startedAt, metAt }) => [startedAt, metAt])
  const [opened, told] = [
    said(60, { exploitation: 'yes' }),
    { 'exploited-flagged-high': 'no', 'with-exploiter': 'no' } as const,
  ]
  assert.deepEqual(tasks(), [])
  assert.deepEqual(tasks(opened), [[at(60), null]])
  assert.deepEqual(tasks(opened, said(70, { 'with-exploiter': 'no' })), [[at(60), null]])
  assert.deepEqual(tasks(opened, said(80, told)), [[at(60), at(80)]])
  assert.equal(answered(folded(...facts, opened).state), false, 'nobody lowers it below R19 until then')
  assert.equal(answered(folded(...facts, opened, said(80, told)).state), true)
})

test('given a concern that nobody graded, when its answers ask for HIGH, the next look is as soon as at HIGH; and none is sooner for the time it lasts', () => {
  const concern = reported({ path: 'concern for safety', reviewBy: at(240) })
  const said = (answer: 'yes' | 'no') =>
    happened('missing.answered/1', 5, {
      answers: [{ question: 'self-harm', answer, saidBy: 'mother', at: at(5), note: null }],
    })
  const latest = (answer: 'yes' | 'no', now: number) =>
    latestNextReview(folded(concern, said(answer)).state, standingPolicy, at(now))
  assert.equal(latest('yes', 100), at(160))
  assert.equal(latest('no', 100), at(340))
  assert.equal(latest('no', 100 * 60), at(100 * 60 + 240), 'it is not “still missing” after 72 hours')
})
