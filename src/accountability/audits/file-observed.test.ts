// An audited file is of the child whose case it is, in every measure that it contributes to; one of before that was kept is of none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { fold } from '../../practice/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import type { FileFact } from './facts.ts'
import { observeFile } from './file-observed.ts'
import { auditedFile } from './procedure.ts'

const at = instant('2026-11-02T09:00:00Z')
const child = '018f0000-0000-7000-8000-00000000000c'
const observed = (whose: { readonly child?: string }) => {
  const drawn: FileFact = {
    ...{ forceId: 'warwickshire', recordId: '018f0000-0000-7000-8000-000000000001', position: 1 },
    ...{ kind: 'audited-file.drawn/1', happenedAt: at, recordedAt: at, policyVersion: 'v1', corrects: null },
    recordedBy: '018f0000-0000-7000-8000-000000000002',
    body: {
      ...{ auditId: '018f0000-0000-7000-8000-00000000000a', about: '018f0000-0000-7000-8000-00000000000b', ...whose },
      ...{ kind: 'case files', topic: 'missing children', stratum: 'HIGH', team: 'Hub', area: 'North' },
      ...{ endedOn: '2026-10-12', involved: [], double: false, peer: false },
    },
  }
  return observeFile(fold(auditedFile, 'warwickshire', drawn.recordId, [drawn], policyAt([standingPolicy])))
}

test('A1, A2 and A7 of a file are of its child, so that two files of one child are alike', () => {
  assert.deepEqual(
    observed({ child }).map((one) => [one.measure, one.child]),
    [
      ['A1', child],
      ['A2', child],
      ['A7', child],
    ],
  )
})

test('a file drawn before the child was kept says nothing of one: what was frozen of it stays to the digit', () => {
  assert.deepEqual(
    observed({}).map((one) => [one.measure, 'child' in one]),
    [
      ['A1', false],
      ['A2', false],
      ['A7', false],
    ],
  )
})
