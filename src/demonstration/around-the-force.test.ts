// What stands around the force in the demonstration: entered by people’s commands, once, and labelled as invented wherever it is.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { covered } from '../../test/covered.ts'
import { testSite } from '../../test/site.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { instant } from '../kernel/time.ts'
import { measured } from './around-the-force/scrutiny.ts'
import { enterAroundTheForce, enterBesideFigures } from './around-the-force.ts'
import { demonstrationForce } from './force.ts'
import { identityOf } from './identity.ts'
import { showAtOnce, showFirst } from './shown-at-once.ts'

const until = instant('2026-11-20T21:30:00.000Z')
const it = await testApp({ clock: () => until })
const { app, databases } = it
const given = {
  stage: {
    db: databases.app,
    force: demonstrationForce.id,
    policyAt: await app.policies.of(demonstrationForce.id, until),
    reactions: app.reactions,
    staff: new Map((await it.staff()).map((one) => [one.name, one])),
  },
  until,
  commands: app.commands,
}
const enter = async () => await enterAroundTheForce(given)
const office = await it.named('Uma Kettering')
const read = async (path: string) => JSON.parse((await office.get(`/api${path}`)).text)

test('begun twice, everything is there once: bodies with a successor, inspections as far as they are', async () => {
  await enter()
  await enter()
  const { kinds } = await read('/bodies')
  const bodies = kinds.flatMap((one: { bodies: { name: string }[] }) => one.bodies)
  assert.equal(bodies.length, 10)
  const ended = bodies.find((one: { successor: string | null }) => one.successor !== null)
  assert.match(ended.term, /9 May 2024 to 10 May 2028/)
  const { inspections } = await read('/inspections')
  const stages = inspections
    .filter((one: { reference: string }) => one.reference.startsWith('DEMO'))
    .map((one: { reference: string; stage: string }) => [one.reference, one.stage])
  assert.deepEqual(stages.toSorted(), [
    ['DEMO-0', 'Published 16 October 2025'],
    ['DEMO-1', 'Responded 6 November 2026'],
    ['DEMO-2', 'Published 30 October 2026'],
  ])
})

test('comments on one inspection are published in time with their gap, those on the other are being written; real reports stay as they were', async () => {
  const { rows } = await read('/section-55s')
  type Row = { report: string; record_id: string }
  const invented = rows.filter((one: Row) => one.report.startsWith('Invented for the demonstration'))
  assert.equal(invented.length, 2)
  const records: { published: { gap: string[] } | null }[] = await Promise.all(
    invented.map(async (one: Row) => await read(`/section-55/${one.record_id}`)),
  )
  assert.deepEqual(records.map(({ published }) => published?.gap ?? null).toSorted(), [['DEMO-1/3'], null])
  const { rows: recommendations } = await read('/recommendations')
  type Asked = { reference: string; inspection: string }
  const references = recommendations.map((one: Asked) => one.reference)
  assert.equal(references.filter((one: string) => one.startsWith('DEMO')).length, 9)
  assert.equal(references.filter((one: string) => !one.startsWith('DEMO') && !one.startsWith('PANEL')).length, 17)
  const dates = recommendations
    .filter((one: Asked) => one.reference.startsWith('NCPI'))
    .map((one: { due_on: string | null; date_changes: number }) => [one.due_on, one.date_changes])
  assert.deepEqual(
    dates,
    Array.from({ length: 10 }, () => ['2027-03-20', 0]),
    'set by the force, and never moved',
  )
})

test('reports of other programmes stand beside the register; of the public’s questions one is put to the panel’s meeting and one waits, and the panel’s own has its day', async () => {
  const { publications } = await read('/inspections')
  assert.deepEqual(
    publications.map((one: { programme: string; title: string }) => [
      one.programme,
      one.title.startsWith('Invented for the demonstration: '),
    ]),
    ['Super-complaint', 'Crime recording', 'Vetting and counter-corruption', 'Firearms licensing', 'Custody'].map(
      (programme) => [programme, true],
    ),
  )
  const piet = await it.named('Piet Lowther')
  const { questions, panelMeetings } = JSON.parse((await piet.get('/api/questions')).text)
  type Asked = { stage: string; owner: string | null; due_on: string | null; in_time: boolean | null; words: string }
  assert.deepEqual(
    questions.map((one: Asked) => [one.stage, one.owner, one.due_on, one.in_time]),
    [
      ['received', null, null, null],
      ['allocated', 'Uma Kettering', '2026-12-07', true],
    ],
  )
  for (const one of questions) assert.match(one.words, /\(Invented for the demonstration\.\)$/)
  assert.deepEqual(
    panelMeetings.map((one: { held_on: string }) => one.held_on),
    ['2026-12-14'],
  )
  assert.match((await piet.get('/panel-reports')).text, /PANEL-DEMO-1[\s\S]*16 December 2026/)
})

test('no figures are published before the history, for they would stand for the month; then figures, packs, a claim beside the figure, and an assurance that the figures doubt; twice adds nothing, and what a visitor published first is left', async () => {
  const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-around-')))
  await covered(databases.clock, demonstrationForce.id, until, seal)
  const showing = { db: databases.app, now: until, act: app.act }
  const { site, lookNow } = await testSite(it, () => until)
  const get = async (path: string) => {
    await lookNow()
    return (await site.inject({ method: 'GET', url: `/${demonstrationForce.id}${path}` })).body.replace(/\s+/g, ' ')
  }
  await showFirst(showing)
  await showFirst(showing)
  assert.match(await get(''), /No figures are published yet/)
  assert.match(await get('/section-55'), /Invented for the demonstration: child protection inspection.*DEMO-1\/3/)
  assert.match(await get('/commissioner'), /Visit the control room unannounced/)
  await enterBesideFigures(given)
  // A visitor is quicker with one of them.
  const quicker = await office.api(
    `/api/commissioner-action/${identityOf(`${demonstrationForce.id}/${measured}`)}/publication`,
    {},
  )
  assert.equal(quicker.status, 200, quicker.text)
  await showAtOnce(showing)
  await showAtOnce(showing)
  assert.match(await get('/commissioner'), /The figures disagree: the local policing body is assured.*Partly assured/)
  assert.equal((await get('/releases')).match(/data\.csv/g)?.length, 1)
  const asked = await get('/questions')
  assert.match(asked, /see every child who comes back.*Not every child\..*M13.*Progress of the other questions/)
  assert.ok(asked.includes('being answered') && asked.includes('waiting for a decision'))
  for (const page of [await get('/questions'), await get('/commissioner')]) {
    const shown = [...page.matchAll(/id="(query-\d+)"/g)].map(([, query]) => query)
    assert.deepEqual(shown, [...new Set(shown)], 'each query stands once')
    const named = [...page.matchAll(/Counted by <a[^>]*href="#(query-\d+)"/g)].map(([, query]) => query)
    assert.ok(named.length > 0 && named.every((one) => shown.includes(one)), `${named} of ${shown}`)
  }
  const keeper = await it.named('Sam Underhill')
  const page = async (path: string) => (await keeper.get(path)).text.replace(/\s+/g, ' ')
  assert.match(await page('/oversight-packs'), /Children who go missing wait for a grade/)
  const [, board = ''] = /href="(\/meeting\/[0-9a-f-]+)"/.exec(await page('/meetings')) ?? []
  assert.match(await page(board), /Every missing child is graded in time now.*NCPI-2021\/1: /)
  assert.match(await page('/public-statements'), /assessed at once, day and night/)
})
