// The list on disk holds the open children, escapes what was typed, is its owner's alone, and is not kept for ever.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { withBrowser } from '../../../test/browser.ts'
import { testDatabase } from '../../../test/database.ts'
import { force, openForce, start } from '../../../test/episodes.ts'
import { clockTime, hours, plus, shortDate } from '../../kernel/time.ts'
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
  assert.match(text, /<h1>Northvale Police: active list as at /, 'on paper too it says whose it is')
  assert.match(text, /Rowan &lt;b&gt;Invented&lt;\/b&gt;/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const later = await printActiveList(at, force, folder, plus(start, hours(72)))
  const latest = join(folder, `${force}-latest.html`)
  assert.deepEqual(
    readdirSync(folder).map((name) => join(folder, name)),
    [later, latest],
  )
  assert.equal(readFileSync(latest, 'utf8'), readFileSync(later, 'utf8'), 'the one to look for is the newest')
  assert.equal(statSync(latest).mode & 0o777, 0o600)
})

test('each sheet says of when it is, the file how old it was when it was opened, and both what is not on them', async (context) => {
  const living = await openForce(context, database)
  await living.report(start, 'Rowan Invented')
  const folder = mkdtempSync(join(tmpdir(), 'vigil-list-'))
  const at = { db: living.app, policyAt: living.worldAt(start).policyAt }
  const file = await printActiveList(at, force, folder, plus(start, hours(1)))
  const page = await (await withBrowser(context)).newPage()
  await page.clock.setFixedTime(plus(start, hours(4)))
  await page.goto(pathToFileURL(file).href)

  const cards = await page.locator('.vigil-sheet').allTextContents()
  assert.ok(cards.length > 0)
  const said = `As at ${shortDate(plus(start, hours(1)))} ${clockTime(plus(start, hours(1)))}`
  assert.deepEqual(
    cards.filter((card) => !card.includes(said)),
    [],
  )
  assert.match((await page.locator('#age').textContent()) ?? '', /^Opened 3 h 0 min after it was made\. NO NEWER ONE/)
  assert.match(
    (await page.locator('body').textContent()) ?? '',
    /does not include closed episodes or adults from another system/,
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
    /This list is not complete: \d/,
  )
})
