// A case returned because a child may not be safe is answered the same day, or four hours later where that is later.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded, happened, other, reported } from '../../../../test/episode-of-facts.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { fold } from '../../../practice/procedure.ts'
import { standingPolicy } from '../../standing-policy.ts'
import { isCorrectable } from '../corrections.ts'
import { missing } from '../procedure.ts'
import { answerAuditConcern } from './oversight.ts'

function dueOf(at: Instant): string | undefined {
  const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
  const raised = {
    ...{ ...fact, position: 1, happenedAt: at, recordedAt: at, kind: 'missing.inspector-concern-raised/1' as const },
    body: { concern: 'Nobody knows where she sleeps' },
  }
  const { duties } = fold(missing, 'north', 'a', [raised], () => standingPolicy)
  return duties.find(({ name }) => name === answerAuditConcern.name)?.dueAt
}

test('by day it is owed the same day, of London; two minutes before midnight four hours on', () => {
  assert.equal(dueOf(instant('2026-11-30T09:30:00Z')), '2026-11-30T23:59:59.000Z')
  assert.equal(dueOf(instant('2026-06-30T09:30:00Z')), '2026-06-30T22:59:59.000Z')
  assert.equal(dueOf(instant('2026-11-30T23:58:00Z')), '2026-12-01T03:58:00.000Z')
})

test('what an auditor or inspector said of a case is corrected by nobody in the force: the entry would bear another name', () => {
  const { facts } = folded(
    reported(),
    happened('missing.audit-concern-raised/1', 60, { concern: 'x', auditedFileId: other }),
    happened('missing.inspector-concern-raised/1', 90, { concern: 'x' }),
  )
  assert.deepEqual(facts.map(isCorrectable), [false, false, false])
})
