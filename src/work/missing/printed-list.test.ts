// The list on disk holds the open children, escapes what was typed, is its owner's alone, and is not kept for ever.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { force, openForce, start } from '../../../test/episodes.ts'
import { hours, plus } from '../../kernel/time.ts'
import { printActiveList } from './printed-list.ts'

const database = await testDatabase()

test('an open child is on it; three days later that file is gone', async (t) => {
  const living = await openForce(t, database)
  await living.report(start, 'Rowan <b>Invented</b>')
  const folder = mkdtempSync(join(tmpdir(), 'vigil-list-'))
  const file = await printActiveList(living.app, force, folder, plus(start, hours(1)))
  const text = readFileSync(file, 'utf8')
  assert.match(text, /Rowan &lt;b&gt;Invented&lt;\/b&gt;/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const later = await printActiveList(living.app, force, folder, plus(start, hours(72)))
  assert.deepEqual(
    readdirSync(folder).map((name) => join(folder, name)),
    [later],
  )
})
