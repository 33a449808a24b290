// Facts as they are now understood: a correction stands in the place of what it corrects, with its own time of recording.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant, minutes, plus } from '../kernel/time.ts'
import { asCorrected, type Fact } from './fact.ts'

const start = instant('2026-03-27T21:00:00Z')
const at = (some: number): Instant => plus(start, minutes(some))
const fact = (position: number, body: string, corrects: number | null = null): Fact => ({
  ...{ forceId: 'warwickshire', recordId: '018f0000-0000-7000-8000-000000000001', position, kind: 'missing.graded/1' },
  ...{ happenedAt: at(corrects ?? position), recordedAt: at(position), recordedBy: `officer ${position}` },
  ...{ policyVersion: 'v1', corrects, body },
})

test('a correction stands where what it corrects stood, said and recorded as the correction was', () => {
  const understood = asCorrected([fact(1, 'reported'), fact(2, 'LOW'), fact(3, 'noted'), fact(4, 'HIGH', 2)])
  assert.deepEqual(
    understood.map(({ position, body, recordedAt, recordedBy, corrects }) => [
      position,
      body,
      recordedAt,
      recordedBy,
      corrects,
    ]),
    [
      [1, 'reported', at(1), 'officer 1', null],
      [2, 'HIGH', at(4), 'officer 4', null],
      [3, 'noted', at(3), 'officer 3', null],
    ],
  )
})

test('corrected twice, the last correction counts', () => {
  const understood = asCorrected([fact(1, 'LOW'), fact(2, 'HIGH', 1), fact(3, 'MEDIUM', 1)])
  assert.deepEqual(
    understood.map(({ body }) => body),
    ['MEDIUM'],
  )
})

test('without a correction they are the very same', () => {
  const facts = [fact(1, 'reported'), fact(2, 'LOW')]
  assert.equal(asCorrected(facts), facts)
})
