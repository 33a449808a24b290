// A file counts in the month in which its case ended, once its time to be graded is over.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Duty } from '../../practice/duty.ts'
import { counted } from '../../practice/measure.ts'
import { gradeFile } from './duties.ts'
import { ofItsCase } from './of-its-case.ts'
import type { Grade } from './questions.ts'

const about = { team: 'Hub', area: 'North', hour: null, part: 'missing children' }
const [drawnOn, due] = [instant('2026-11-02T09:00:00Z'), instant('2026-11-23T23:59:59Z')]
const drawn = {
  ...{ auditId: '018f0000-0000-7000-8000-000000000001', about: '018f0000-0000-7000-8000-000000000002' },
  ...{ kind: 'case files' as const, topic: 'missing children', stratum: 'HIGH', team: 'Hub', area: 'North' },
  ...{ involved: [], double: false, peer: false, at: drawnOn },
}
const owed: Duty = {
  ...{ name: gradeFile.name, owner: 'auditor', ownerId: null, basis: gradeFile.basis, source: gradeFile.source },
  ...{ startingPosition: 1, occurrence: 1, startedAt: drawnOn, dueAt: due, toleranceMinutes: 0 },
  ...{ metAt: null, metRecordedAt: null, notDoneAt: null, endedAt: null, policyVersion: 'v1' },
}
const observed = (grade: Grade | null, at: Instant = drawnOn, endedOn: string | undefined = '2026-09-30') =>
  ofItsCase({ ...drawn, ...(endedOn === '' ? {} : { endedOn }) }, grade === null ? null : { grade, at }, [owed], about)

test('it is of the month in which its case ended, not of the draw', () => {
  assert.equal(observed('good').at, instant('2026-09-29T23:00:00Z'), 'the first moment of 30 September in London')
  assert.equal(observed('good').measure, 'A7')
})

test('drawn before the day was kept: the month before the draw', () => {
  assert.equal(observed('good', drawnOn, '').at, instant('2026-09-30T23:00:00Z'), '1 October in London')
})

test('however early it was graded it waits for the others; then it says yes, no, or nothing', () => {
  const graded = instant('2026-11-05T12:00:00Z')
  const after = instant('2026-11-24T09:00:00Z')
  for (const grade of ['good', 'requires improvement', 'inadequate', null] as const)
    assert.equal(counted(observed(grade, graded), graded), 'not yet')
  assert.deepEqual(
    (['good', 'requires improvement', 'inadequate', null] as const).map((grade) =>
      counted(observed(grade, graded), after),
    ),
    ['yes', 'no', 'no', 'not evidenced'],
  )
  assert.equal(counted(observed('good', after), after), 'yes', 'graded late is graded')
})
