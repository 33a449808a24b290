// A published decision stands beside the status of the newest release: where the two come to disagree, or to agree, since it was published, that is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assurancesSaid } from './assurances-said.ts'
import type { Release } from './facts.ts'

const id = '00000000-0000-7000-8000-000000000001'
const decision = '00000000-0000-7000-8000-000000000002'
const decided = (assurance: string, standing: string | null, disagreement: string | null) => ({
  ...{ topic: 'Missing children', forum: 'The board', decidedOn: '2026-10-02', on: '2026-10-03', assurance, standing },
  ...{ because: 'We saw the files', furtherAction: null, nextReviewOn: '2027-03-01', ledgerSize: 12, disagreement },
  recommendation: { id, reference: 'NCPI-2021/1', theme: 'missing children' },
})
const row = (part: string, body: object) => ({
  ...{ force_id: 'north', record_id: decision, part, number: 1, at: '2026-10-03T09:00:00Z', body },
})
const said = (rows: readonly ReturnType<typeof row>[], standing: string | null, shown = id) => {
  const release = { force: 'north', recommendations: [{ id: shown, standing }] } as unknown as Release
  const [one] = assurancesSaid(rows, release)
  return [one?.standingNow ?? null, one?.since ?? null]
}

test('assured when it was met: no longer met in the newest release, the public is told that the figures disagree', () => {
  const rows = [row('assurance', decided('assured', 'met', null))]
  assert.deepEqual(said(rows, 'met'), ['met', null])
  assert.deepEqual(said(rows, 'no longer met'), [
    'no longer met',
    'In the newest release the figures disagree: the local policing body is assured, and the status computed from the force’s records is “no longer met”.',
  ])
  assert.deepEqual(
    said(rows, 'no longer met', decision),
    [null, null],
    'nothing is said of what the release does not show',
  )
})

test('a disagreement that is over is said to be over; of a decision whose place another took nothing new is said', () => {
  const rows = [row('assurance', decided('assured', 'not met', 'The figures disagree.'))]
  assert.deepEqual(said(rows, 'met'), ['met', 'In the newest release the two agree: the status computed is “met”.'])
  assert.deepEqual(said(rows, 'not met'), ['not met', null], 'what stands there still holds')
  const again = [...rows, row('again', { on: '2026-11-02', by: id })]
  assert.deepEqual(said(again, 'met'), ['met', null])
})
