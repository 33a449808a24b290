// What a measure is to reach: a share from per cent, with what it rests on; a force may set one where Vigil gives none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../kernel/time.ts'
import { restsOn } from './basis.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Policy } from './policy.ts'
import { targetOf, targetShare, targetsToSet } from './target.ts'

const from = instant('2026-12-01T00:00:00Z')
const policy = (values: Record<string, number>, version = '2026-12'): Policy => ({
  ...{ version, effectiveFrom: from, recordingToleranceMinutes: 30, values, tables: {} },
  holidays: { dates: [], until: '2027-12-31' },
})
const settings = [
  { name: 'target.M4', value: 90, basis: 'Vigil default' as const, source: 'No national figure' },
  { name: 'target.M3', value: null, basis: 'force' as const, source: 'Vigil gives none' },
]
const given = { settings, standing: 'vigil-default-1' }
const [m4, m3] = [
  { id: 'M4', target: 'target.M4' },
  { id: 'M3', target: null },
]

test('per cent as a share; none where the policy has no value of that name', () => {
  assert.equal(targetShare(m4, policy({ 'target.M4': 90 })), 0.9)
  assert.equal(targetShare(m3, policy({ 'target.M3': 12 })), 0.12)
  assert.equal(targetShare(m3, policy({ 'target.M4': 90 })), null)
})

test('the default began with no day; a version of the force began with its own', () => {
  const byDefault = targetOf(m4, policy({ 'target.M4': 90 }, 'vigil-default-1'), given)
  assert.deepEqual(byDefault, {
    ...{ share: 0.9, percent: 90, basis: 'Vigil default', source: 'No national figure' },
    ...{ policy: 'vigil-default-1', since: null },
  })
  const own = targetOf(m3, policy({ 'target.M3': 12 }), given)
  assert.deepEqual([own?.basis, own?.source, own?.policy, own?.since], ['force', 'Set by this force', '2026-12', from])
  assert.equal(targetOf(m3, policy({}), given), null)
})

test('what a force changed is its own; what law or guidance asks stays theirs, changed or not', () => {
  const asked = { value: 72, basis: 'statute' as const, source: 'the Code' }
  assert.equal(restsOn(asked, 48).basis, 'statute')
  assert.equal(restsOn({ ...asked, basis: 'Vigil default' }, 72).basis, 'Vigil default')
  assert.equal(restsOn({ ...asked, basis: 'Vigil default' }, 48).basis, 'force')
  assert.deepEqual(restsOn({ value: null, basis: 'national guidance', source: 'x' }, 5).basis, 'force')
})

test('a force may set one for each measure that has a better way and no target, and for no other', () => {
  const measure = (id: string, better: MeasureDefinition['better'], target: string | null): MeasureDefinition => ({
    ...{ id, version: 1, question: `${id}?`, numerator: '', denominator: '', source: '', finding: '', owner: '' },
    ...{ kind: 'outcome', better, target, threeValued: false, times: false, gaming: '', resists: '' },
  })
  const may = targetsToSet([
    measure('M3', 'lower', null),
    measure('M5', 'higher', null),
    measure('M4', 'higher', 'target.M4'),
    measure('M24', null, null),
  ])
  assert.deepEqual(
    may.map(({ name, words }) => [name, words]),
    [
      ['target.M3', 'Target of M3, at most: M3?'],
      ['target.M5', 'Target of M5, at least: M5?'],
    ],
  )
})
