// Statuses of a pack computed again: of one as at a day that had passed, as of when each was computed; of any other, as of its freezing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { statusesAgain } from './statuses-again.ts'

const morning = instant('2026-10-31T06:00:00Z')
const monthEnded = instant('2026-10-31T23:59:59Z')

const one = {
  recordId: '00000000-0000-7000-8000-000000000001',
  ...{ reference: 'R/1', theme: 'Grades', stage: 'in progress', since: morning, stops: [], dueOn: null },
  ...{ dateChanges: 0, tested: true, measures: [], standing: 'met', judgedAt: morning },
  judgedBy: { test: {}, countsFrom: null },
}
const figure = { measure: 'M1', version: 1, part: null, month: '2026-09', yes: 1, no: 0, notEvidenced: 0 }

/** The child was graded high enough, as far as anybody knew in the morning; by the evening it was known that they were not. */
const asOf = (now: string) => (now === morning ? 'met' : 'not met')
const measuring = {
  standingAgain: async ({ recommendations, now }: { recommendations: readonly { recordId: string }[]; now: string }) =>
    await Promise.resolve({
      standings: new Map(recommendations.map(({ recordId }) => [recordId, asOf(now)])),
      months: new Map([['M1/', new Map([['2026-09', { yes: 1, no: 0, notEvidenced: 0 }]])]]),
    }),
  read: async ({ now, recordedUntil }: { now: string; recordedUntil?: string | null }) => {
    assert.deepEqual([now, recordedUntil], [monthEnded, monthEnded])
    return await Promise.resolve(new Map([['M1/', new Map([['2026-09', { yes: 0, no: 1, notEvidenced: 0 }]])]]))
  },
}
const frozen = { at: monthEnded, ledgerSize: 10, figures: [figure], recommendations: [one] }

test('as at the end of a month it was met in the morning, and stays so; the figures beside it are those of the evening', async () => {
  const { statuses, months } = await statusesAgain(measuring, 'demonstration', { ...frozen, asAt: monthEnded })
  assert.deepEqual(
    statuses.map(({ now, same }) => [now, same]),
    [['met', true]],
  )
  assert.equal(months.get('M1/')?.get('2026-09')?.no, 1)
})

test('of a pack as at its freezing the status was computed with it', async () => {
  const { statuses, months } = await statusesAgain(measuring, 'demonstration', frozen)
  assert.deepEqual(
    statuses.map(({ now, same }) => [now, same]),
    [['not met', false]],
  )
  assert.equal(months.get('M1/')?.get('2026-09')?.yes, 1)
})
