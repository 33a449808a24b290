// The list on disk holds the open children, escapes what was typed, is its owner's alone, and is not kept for ever.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { force, openForce, start } from '../../../test/episodes.ts'
import { hours, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { templates } from '../../web/filters.ts'
import { readActiveList } from './active-list.ts'
import { printActiveList } from './printed-list.ts'

const database = await testDatabase()

test('an open child is on it; three days later that file is gone', async (t) => {
  const living = await openForce(t, database)
  await living.report(start, 'Rowan <b>Invented</b>')
  const folder = mkdtempSync(join(tmpdir(), 'vigil-list-'))
  const at = { db: living.app, policyAt: living.worldAt(start).policyAt }
  const file = await printActiveList(at, force, folder, plus(start, hours(1)))
  const text = readFileSync(file, 'utf8')
  assert.match(text, /Rowan &lt;b&gt;Invented&lt;\/b&gt;/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const later = await printActiveList(at, force, folder, plus(start, hours(72)))
  assert.deepEqual(
    readdirSync(folder).map((name) => join(folder, name)),
    [later],
  )
})

test('a list that was cut says how many are not', async (t) => {
  const living = await openForce(t, database)
  for (const name of ['Linden Invented', 'Hazel Invented']) await living.report(plus(start, hours(1)), name)
  const asked = { force, now: plus(start, hours(2)), policyAt: living.worldAt(start).policyAt }
  const read = async (most: number) =>
    await living.app.read(
      { force, who: SYSTEM, now: asked.now },
      async (reader) => await readActiveList(reader, { ...asked, most }),
    )
  const [all, cut] = [await read(50), await read(1)]
  assert.equal(all.left, 0)
  assert.equal(cut.left, all.cards.length - 1)
  assert.match(
    templates()('work/missing/views/active-list-file.njk', { ...cut, force, now: asked.now }),
    /This list was cut: \d/,
  )
})
