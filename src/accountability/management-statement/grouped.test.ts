// The extract on a small screen: what is worst stands open first, nothing that is overdue is folded, and worse is said where intervals are apart.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AtEnd } from './answers.ts'
import { byStatus, compared, isOverdue } from './grouped.ts'
import { measureRow } from './rows.ts'

const row = (reference: string, more: Partial<AtEnd>): AtEnd & { readonly overdue: boolean } => {
  const one: AtEnd = {
    ...{ record_id: reference, reference, theme: 'Calls', tested: true, untestable: false, asked_of: [], ended: null },
    ...{ ended_at: null, standing: null, standing_at: null, assurance: null, due_on: null, date_changes: 0, ...more },
  }
  return { ...one, overdue: isOverdue(one, '2026-11-29') }
}
const standing_at = '2026-11-28T06:00:00.000Z'

test('by what the figures say, the worst first; without a test or ended is folded with its count, overdue never', () => {
  const rows = [
    row('A1', { ended: 'closed by the inspectorate', standing: 'not met' }),
    row('N7', { tested: false }),
    row('N8', { tested: false, untestable: true }),
    row('N9', { tested: false, asked_of: ['another body'] }),
    row('N3', { standing: 'insufficient data', standing_at }),
    row('N1', { standing: 'no longer met', standing_at }),
    row('N2', { standing: 'insufficient data', standing_at }),
  ]
  assert.deepEqual(
    byStatus(rows).map(({ status, folded, at }) => [status, folded, ...at.map((place) => rows[place]?.reference)]),
    [
      ['no longer met', false, 'N1'],
      ['insufficient data', false, 'N3', 'N2'],
      ['no measure can test it', true, 'N8'],
      ['no closure test', true, 'N7'],
      ['asked of others, not of the force', true, 'N9'],
      ['closed by the inspectorate', true, 'A1'],
    ],
  )
  assert.equal(byStatus(rows)[1]?.computed, '28 Nov 2026', 'the day of all is said once')
  const late = [row('N7', { tested: false, due_on: '2026-11-28' })]
  assert.equal(byStatus(late)[0]?.folded, false)
})

test('overdue is open, not met and past its date; on its last day it is not late', () => {
  assert.equal(row('N1', { standing: 'not met', due_on: '2026-11-28' }).overdue, true)
  assert.equal(row('N1', { standing: 'not met', due_on: '2026-11-29' }).overdue, false)
  assert.equal(row('N1', { standing: 'met', due_on: '2026-11-28' }).overdue, false)
  assert.equal(row('N9', { tested: false, asked_of: ['another body'], due_on: '2026-11-28' }).overdue, false)
  assert.equal(row('N1', { ended: 'verified', due_on: '2026-11-28' }).overdue, false)
})

test('worse or better only where the intervals are apart and one way is better; short by the share itself', () => {
  const of = (yes: number, before: number, better: 'higher' | 'lower' | null, asked: number | null) =>
    compared(
      measureRow(
        { id: 'M8', kind: 'timeliness', question: 'In time?', denominator: 'reviews due', better, version: 1 },
        { yes, no: 100 - yes, notEvidenced: 0 },
        { yes: before, no: before === 0 ? 0 : 100 - before, notEvidenced: 0 },
      ),
      asked,
    )
  assert.deepEqual(of(50, 80, 'higher', 0.9), { change: 'worse', asked: 90, short: true })
  assert.deepEqual(of(50, 80, 'lower', 0.9), { change: 'better', asked: 90, short: false })
  assert.equal(of(78, 80, 'higher', null).change, 'overlap')
  assert.equal(of(50, 80, null, null).change, null)
  assert.equal(of(50, 0, 'higher', null).change, null, 'no cases in the year before')
})
