// Which measures want a look, and how the list folds by kind.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { byKind, isShort } from './grouped.ts'

const row = (better: 'higher' | 'lower' | null, target: number | null, proportion: number | null) => ({
  better,
  kind: 'timeliness',
  target,
  figure: { proportion },
})

test('short of the target is below it where higher is better, above it where lower is', () => {
  assert.deepEqual(
    [row('higher', 0.9, 0.89), row('higher', 0.9, 0.9), row('lower', 0.1, 0.11), row('lower', 0.1, 0.1)].map(isShort),
    [true, false, true, false],
  )
  assert.equal(isShort(row('higher', null, 0.1)), false, 'what nothing is asked of')
  assert.equal(isShort(row('higher', 0.9, null)), false, 'nor what has no case')
})

test('the list says first how many want a look, then each kind with its count, sent open; no measure is left out', async () => {
  const it = await testApp()
  const improver = await it.named('Sam Underhill')
  const { rows, kinds } = JSON.parse((await improver.get('/api/measures')).text)
  const at: readonly number[] = kinds.flatMap((one: { at: readonly number[] }) => one.at)
  assert.deepEqual(
    at.toSorted((a, b) => a - b),
    [...rows.keys()],
  )
  assert.deepEqual(
    kinds.map(({ kind }: { kind: string }) => kind),
    byKind(rows).map(({ kind }) => kind),
  )
  const page = (await improver.get('/measures')).text
  assert.match(page, /Below target or getting worse: 0 of \d+/)
  assert.match(page, /<details class="vigil-folds vigil-folds--named" open><summary[^>]*>Timeliness: \d+ measures</)
  assert.ok(page.indexOf('Short of what') < page.indexOf('vigil-folds'))
})
