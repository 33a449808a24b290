// What is owed after a return: the four weeks in which most who go again do so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded, type Happening, happened, history, other, reported, start } from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'

const day = 24 * 60
const located = (at: number) =>
  happened('missing.located/1', at, {
    place: 'A friend’s',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    detail: 'Well',
  })
const back = (at: number) => happened('missing.returned/1', at, { to: 'Home', seenBy: 'An officer', detail: null })
const kept = (at: number, heard: 'the child' | 'nobody was reached') =>
  happened('missing.watch-kept/1', at, { heard, found: 'Settled', next: null })
const watch = (...happenings: readonly Happening[]) =>
  folded(...happenings).duties.find((one) => one.name === 'keep the four-week watch')

test('after a first episode somebody looks again within four weeks of the report', () => {
  const owed = watch(reported(), located(day), back(day + 60))
  assert.ok(owed && isOpen(owed))
  assert.equal(owed.dueAt, plus(start, hours(24 * 28)))
  assert.equal(owed.owner, 'missing person coordinator')
  assert.equal(watch(reported(), located(day)), undefined, 'not before the child is back')
})

test('a child back only in the fourth week is watched for a week', () => {
  assert.equal(watch(reported(), located(27 * day), back(27 * day))?.dueAt, plus(start, hours(24 * 34)))
})

test('nobody reached is not kept; heard is; a second episode is owed by itself; no first episode, no watch', () => {
  const base = [reported(), located(day), back(day)] as const
  const tried = watch(...base, kept(10 * day, 'nobody was reached'))
  assert.ok(tried && isOpen(tried))
  assert.equal(watch(...base, kept(10 * day, 'the child'))?.metAt, plus(start, hours(24 * 10)))
  const again = happened('missing.repeated/1', 9 * day, { recordId: other, reportedAt: plus(start, hours(24 * 9)) })
  const over = watch(...base, again)
  assert.ok(over && !isOpen(over) && over.metAt === null)
  const known = reported({ history: { ...history, reportsIn12Months: 2 } })
  assert.equal(watch(known, located(day), back(day)), undefined)
})

test('found before anybody graded, the child is seen as soon as the minimum of what is known asks for', () => {
  const seen = (...happenings: readonly Happening[]) =>
    folded(...happenings).duties.find((one) => one.name === 'hold a prevention interview')?.dueAt
  const selfHarm = happened('missing.answered/1', 5, {
    answers: [{ question: 'self-harm', answer: 'yes', saidBy: 'mother', at: start, note: null }],
  })
  assert.equal(seen(reported(), selfHarm, located(60)), plus(start, minutes(60 + 60)))
  assert.equal(seen(reported(), located(60)), plus(start, minutes(60 + day)))
})

test('a crime is disclosed: the planned interview is owed within three days, until it is held or an inspector says that none will be', () => {
  const told = (at: number, crimeDisclosed = true) =>
    happened('missing.interview-held/1', at, {
      faceToFace: true,
      offeredApart: true,
      apart: true,
      alone: null,
      where: 'Home',
      firstAccount: 'He hit me',
      crimeDisclosed,
      stoppedForPlannedInterview: crimeDisclosed,
    })
  const settled = (at: number, action: string) =>
    happened('missing.action-recorded/1', at, { action, subject: 'DC Vale', outcome: null, detail: 'x' })
  const owed = (...happenings: readonly Happening[]) =>
    folded(reported(), located(60), back(70), ...happenings).duties.filter(
      (one) => one.name === 'hold the planned interview',
    )
  const [first] = owed(told(100))
  assert.ok(first && isOpen(first))
  assert.deepEqual([first.owner, first.dueAt], ['investigating officer', plus(start, minutes(100 + 3 * day))])
  assert.deepEqual(owed(told(100, false)), [], 'no crime, none to plan')
  assert.equal(owed(told(100), told(200)).length, 1, 'told twice, one is planned')
  for (const action of ['planned interview held', 'planned interview excepted'])
    assert.equal(owed(told(100), settled(400, action))[0]?.metAt, plus(start, minutes(400)), action)
  assert.equal(owed(told(100), settled(90, 'planned interview held'))[0]?.metAt, null, 'held before the child spoke')
  const gone = happened('missing.reopened/1', 150, { because: 'Another child', missing: true })
  assert.deepEqual(owed(told(100), gone).map(isOpen), [true], 'missing again: owed on')
  const shut = happened('missing.closed/1', 500, { summary: 'x' })
  assert.deepEqual(owed(told(100), shut).map(isOpen), [false])
  const later = happened('missing.noted/1', 600, { text: 'x' })
  assert.deepEqual(
    owed(shut, told(550), later).map(isOpen),
    [true],
    'told after the search was closed: owed all the same',
  )
})

test('given a search with an interview to read and a plan to renew, when two people void the record, nothing is owed that nobody could record any more', () => {
  const often = { ...history, reportsIn90Days: 3 }
  const interviewed = happened('missing.return-interview-reported/1', 200, {
    ...{ outcome: 'done', by: 'A social worker', detail: 'She felt left out', bySignedLink: true },
  })
  const file = [reported({ history: often }), located(100), back(105), interviewed]
  const open = (...more: readonly Happening[]) =>
    folded(...file, ...more)
      .duties.filter(isOpen)
      .map(({ name }) => name)
  for (const name of ['read the return interview', 'make or renew the trigger plan'])
    assert.ok(open().includes(name), name)

  const proposed = happened('missing.void-proposed/1', 210, { because: 'Another child' })
  const voided = happened('missing.voided/1', 220, { because: 'Another child', proposedAtPosition: 5 })
  assert.deepEqual(open(proposed, voided), [])
})

test('located, the child is owed a place of safety until the return: nothing else that is recorded is one', () => {
  const safety = (...more: readonly Happening[]) =>
    folded(reported(), located(60), ...more).duties.find((one) => one.name === 'bring the child to a place of safety')
  const told = happened('missing.authority-told/1', 70, { authority: 'Northvale', how: 'by phone' })
  const owed = safety(told)
  assert.ok(owed && isOpen(owed))
  assert.equal(safety(told, back(90))?.metAt, plus(start, minutes(90)))
})
