// Who counts as trained, and which grade no child is given.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import { openForce, start } from '../../../../test/episodes.ts'
import { newId } from '../../../kernel/identity.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'
import { perform } from '../../../registers/records.ts'
import { missing } from '../procedure.ts'
import { isTrained } from './grade-given.ts'
import { grade } from './grading.ts'

const database = await testDatabase()

test('training holds through its last day, by the clock on the wall, and no longer', () => {
  // In June the day ends at 23:00 of universal time.
  assert.equal(isTrained('2026-06-30', instant('2026-06-30T09:00:00Z')), true)
  assert.equal(isTrained('2026-06-30', instant('2026-06-30T22:59:00Z')), true)
  assert.equal(isTrained('2026-06-30', instant('2026-06-30T23:00:00Z')), false)
  assert.equal(isTrained('', instant('2026-06-30T09:00:00Z')), false, 'never trained')
})

test('very low is refused for a child as very low, whatever the minimum; low is refused as below it', async (t) => {
  const living = await openForce(t, database)
  const recordId = await living.report(start)
  const now = plus(start, minutes(5))
  const graded = async (level: 'LOW' | 'VERY_LOW' | 'MEDIUM') => {
    const body = { level, because: 'Often late', earlierConsidered: null }
    const outcome = await perform(living.worldAt(now), missing, grade, {
      recordId,
      key: newId(now),
      basedOn: null,
      body,
    })
    return outcome.kind === 'refused' ? outcome.refusals.map((one) => one.sentence).join(' ') : outcome.kind
  }
  assert.match(await graded('VERY_LOW'), /Very low is not used for children/)
  const low = await graded('LOW')
  assert.match(low, /The minimum grade is medium/i)
  assert.doesNotMatch(low, /Very low/)
  assert.equal(await graded('MEDIUM'), 'done')
})
