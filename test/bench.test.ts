// The bench runs: a figure that nobody can measure again is no figure. Small, so its targets are not looked at here.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')

test('given a small database, when the bench over HTTP runs, then every claim has a figure', {
  timeout: 180_000,
}, async () => {
  const asked = ['bench/run.ts', 'http', '--episodes=600', '--seconds=1']
  const { stdout } = await promisify(execFile)(join(root, 'bin/node'), asked, { cwd: root, timeout: 170_000 })
  const rows = stdout.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| claim'))
  assert.equal(rows.length, 6, stdout)
  for (const row of rows) assert.match(row, /\| \d[\d,.]*(\/s| ms| MB)/)
})
