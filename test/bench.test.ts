// The bench runs: a figure that nobody can measure again is no figure. Small, so its targets are not looked at here.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { shortOf } from '../bench/short-of.ts'

const root = join(import.meta.dirname, '..')

test('given a small database, when the bench over HTTP runs, then every claim has a figure', {
  timeout: 180_000,
}, async () => {
  const asked = ['bench/run.ts', 'http', '--episodes=600', '--seconds=1']
  const { stdout } = await promisify(execFile)(join(root, 'bin/node'), asked, { cwd: root, timeout: 170_000 })
  const rows = stdout.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| claim'))
  assert.equal(rows.length, 11, stdout)
  for (const row of rows) assert.match(row, /\| (p50 )?\d[\d,.]*(\/s| ms| MB| s)/)
})

test('a target that is missed says by how much; where words hold no such pair, nothing is made up', () => {
  const by = (target: string, measured: string) => shortOf({ target, measured })
  assert.equal(by('≤ 100 ms', '150 ms'), '50% over')
  assert.equal(by('≥ 400/s', '300/s, p50 20.1 ms, p95 41.0 ms'), '25% under')
  assert.equal(by('p95 ≤ 50 ms', '300/s, p50 20.0 ms, p95 75.0 ms'), '50% over')
  assert.equal(by('p99 ≤ 3 s', 'p50 0.61 s, p99 4.50 s'), '50% over')
  assert.equal(by('≤ 300 MB', '330 MB'), '10% over')
  assert.equal(by('≥ 95%', '90.25%'), '5% under')
  assert.equal(by('none lost', '2 lost'), null)
})
