// What a visitor finds made already: made by people's commands, once, and a refusal is said.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { covered } from '../../test/covered.ts'
import { releasesOf } from '../accountability/public/release-queries.ts'
import { decisions } from '../accountability/scrutiny/queries.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'
import { trained, undertaking } from './around-the-force/scrutiny.ts'
import { demonstrationForce } from './force.ts'
import { identityOf } from './identity.ts'
import { sayDone, sayLoading } from './progress.ts'
import { showAtOnce, showFirst } from './shown-at-once.ts'

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

test('a decision on what the published figures do not show yet waits without a word, and goes out once they are published again', async () => {
  let clock = now
  const it = await testApp({ clock: () => clock })
  const force = demonstrationForce.id
  const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-shown-')))
  await covered(it.databases.clock, force, clock, seal)
  const [{ person: uma }, keeper] = [await it.named('Uma Kettering'), await it.named('Sam Underhill')]
  const act = async (...asked: Parameters<typeof it.app.act>): Promise<string> => {
    const outcome = await it.app.act(...asked)
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome))
    return outcome.value.recordId
  }
  await act(uma, 'published-figures/publish', {})
  const text = [
    'item,reference,inspection,kind,programme,title,published,theme,words,time scale',
    'inspection,LATER,,initial,PEEL,A later report,2026-11-01,,,',
    'recommendation,LATER/1,LATER,,,,,Training,"Within three months, the force should train all who grade.",months-3',
  ].join('\n')
  await act(keeper.person, 'register-file/record', {}, await act(keeper.person, 'register-file/look-at', { text }))
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const about = rows.find((one: { reference: string }) => one.reference === 'LATER/1')
  const said = { topic: 'Training', questions: 'Who is trained?', assurance: 'assured', because: 'A list was shown' }
  const when = { forum: 'Board', decidedOn: '2026-11-10', nextReviewOn: '2027-01-10' }
  const seen = { recommendationId: about.record_id, evidence: 'The list', furtherAction: null }
  const decision = identityOf(`${force}/${trained}`)
  await act(uma, 'scrutiny-decision/decide', { ...said, ...when, ...seen }, decision)
  const isPublished = async () =>
    (
      await it.databases.app.read(
        { force, who: SYSTEM, now: clock },
        async (reader) => await decisions.all(reader, { force, limit: 10 }),
      )
    ).some((one) => one.record_id === decision && one.published_at !== null)
  const start = async () => await showAtOnce({ db: it.databases.app, now: clock, act: it.app.act })
  await start()
  assert.equal(await isPublished(), false)
  assert.match(
    (await keeper.get('/meetings')).text,
    /frozen 19 November 2026/,
    'what comes after it is made all the same',
  )
  clock = instant('2026-11-26T09:00:00Z')
  await covered(it.databases.clock, force, clock, seal)
  await act(uma, 'published-figures/publish', {})
  await start()
  assert.equal(await isPublished(), true)
})

test('in the first minute a chief officer finds the board called, what its pack will hold and when; then that one’s pack is frozen', async () => {
  const it = await testApp({ clock: () => now })
  const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-shown-')))
  await covered(it.databases.clock, demonstrationForce.id, now, seal)
  const showing = { db: it.databases.app, now, act: it.app.act }
  const visits = {
    words: 'Visit the control room',
    owner: 'The office',
    dueOn: '2026-12-20',
    measures: [],
    noMeasure: 'None',
  }
  const { person: uma } = await it.named('Uma Kettering')
  await it.app.act(uma, 'commissioner-action/undertake', visits, identityOf(`${demonstrationForce.id}/${undertaking}`))
  await showFirst(showing)
  await showFirst(showing)
  sayLoading(300, 1200, { done: 200, minutes: 4 })
  const tess = await it.named('Tess Mowbray')
  const list = (await tess.get('/meetings')).text
  const meeting = list.match(/\/meeting\/[0-9a-f-]{36}/)?.[0] ?? ''
  assert.equal(list.match(/Child protection board<\/a><\/th>/g)?.length, 1)
  assert.match(
    list,
    /300 of 1,200 episodes, about 18 minutes more\. The audits, the status as each month ended, the packs/,
  )
  const empty = (await tess.get(meeting)).text
  assert.match(empty, /not frozen yet: it is due 23 November 2026/)
  assert.match(empty, /what is no longer met; .* The demonstration’s is made once its history is loaded/)
  for (const page of ['/oversight-packs', '/public-statements', '/audits', '/published', '/recommendations'])
    assert.match(
      (await tess.get(page)).text,
      /once its history is loaded[.;] [Hh]ow long that takes (?:is shown|stands) above/,
    )
  sayDone()
  await showAtOnce(showing)
  const after = (await tess.get('/meetings')).text
  assert.equal(after.match(/frozen 19 November 2026/g)?.length, 1)
  assert.match((await tess.get(meeting)).text, /Every missing child is graded in time now/)
  assert.doesNotMatch((await tess.get('/oversight-packs')).text, /demonstration’s is made/)
})
