// What a visitor finds made already: made by people's commands, once, and a refusal is said.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { covered } from '../../test/covered.ts'
import { releasesOf } from '../accountability/public/release-queries.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'
import { demonstrationForce } from './force.ts'
import { showAtOnce } from './shown-at-once.ts'

const now = instant('2026-11-19T09:00:00Z')

test('before the ledger covers anything it says what was refused', async () => {
  const it = await testApp({ clock: () => now })
  const { app, databases } = it
  await assert.rejects(
    async () => await showAtOnce({ db: databases.app, now, act: app.act }),
    /The ledger covers no facts yet/,
  )
})

test('a board is called for a weekday and its pack frozen; a second time nothing is added', async () => {
  const it = await testApp({ clock: () => now })
  const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-shown-')))
  await covered(it.databases.clock, demonstrationForce.id, now, seal)
  const show = async () => await showAtOnce({ db: it.databases.app, now, act: it.app.act })
  await show()
  await show()
  const { text } = await (await it.named('Tess Mowbray')).get('/meetings')
  // Ten days on is a Sunday.
  assert.match(text, /30 November 2026/)
  assert.equal(text.match(/frozen 19 November 2026/g)?.length, 1)
  const releases = await it.databases.app.read(
    { force: demonstrationForce.id, who: SYSTEM, now },
    async (reader) => await releasesOf.all(reader, { force: demonstrationForce.id }),
  )
  assert.equal(releases.length, 1)
})
