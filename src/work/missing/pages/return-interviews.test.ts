// What a child said in the return interview is read where it is used: on the episode, above the form, and at the next report.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
/** Signed in anew: hours pass between the acts. */
const as = async (name: string) => await it.as((await it.named(name)).person)
let handler = await as('Asha Nolan')
let sergeant = await as('Jo Pemberley')
async function pass(time: Parameters<typeof plus>[1]) {
  now = plus(now, time)
  handler = await as('Asha Nolan')
  sergeant = await as('Jo Pemberley')
}

const report = async (name: string, more: object = {}) =>
  String(JSON.parse((await handler.api('/api/missing/report', reportBody(now, { name, ...more }))).text).recordId)
const personOf = async (record: string) =>
  String(JSON.parse((await sergeant.get(`/api/missing/${record}`)).text).personId)
const page = async (path: string) => (await sergeant.get(path)).text
const mayOf = (text: string) => text.slice(text.indexOf('id="do"'))

test('what the authority shares on the link stands on the episode, above what was learned, and at the next report', async () => {
  const record = await report('Emlyn Quarndon')
  await home(sergeant, record)
  await pass(minutes(5))
  await sergeant.send(`/missing/${record}/link`, { purpose: 'authority' })
  const path = /\/shared\/authority\/[\w.-]+/.exec(await page(`/missing/${record}/links`))?.[0] ?? ''
  assert.match(await (await fetch(`${it.address}${path}`)).text(), /Leave blank if this has just happened/)
  const form = { by: 'Jan Pell, worker', outcome: 'done', detail: 'His dad hit him with a belt' }
  await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(form) })

  const episode = await page(`/missing/${record}`)
  assert.match(
    episode,
    /<strong>Shared by Jan Pell, worker<\/strong>[^<]*through the signed link: His dad hit him with a belt/,
  )
  assert.match(episode, /done, says Jan Pell, worker through the signed link. Shared: His dad hit him with a belt/)
  const reading = await page(`/missing/${record}/return-interview-read`)
  assert.match(reading, /Jan Pell, worker, .*through the signed link[\s\S]*His dad hit him with a belt/)
  assert.match(reading, /No trigger plan for this child has been recorded since the interview/)

  const learned = { learned: 'Not home, to the aunt', profileUpdated: true }
  const read = async () => await sergeant.api(`/api/missing/${record}/return-interview-read`, learned)
  assert.match(
    (await read()).text,
    /No trigger plan for this child has been recorded since the interview: record it first/,
  )
  const plan = { plan: 'Ring the aunt first', reviewBy: plus(now, hours(24 * 60)) }
  assert.equal((await sergeant.api(`/api/missing/${record}/trigger-plan`, plan)).status, 200)
  assert.match(await page(`/missing/${record}/return-interview-read`), /Ring the aunt first/)
  assert.equal((await read()).status, 200)

  await pass(hours(48))
  const next = await report('Emlyn Quarndon', { personId: await personOf(record) })
  for (const where of [`/missing/${next}/answers`, `/missing/${next}`]) {
    const shown = await page(where)
    assert.match(shown, /Return interview, Jan Pell, worker: “His dad hit him with a belt”/, where)
    assert.match(shown, /Learned from the return interview: Not home, to the aunt/, where)
  }
  const summary = await page(`/missing/${record}/summary`)
  assert.doesNotMatch(summary, /belt/, 'another system’s log is told nothing of it')
})

test('held, and nothing shared: that is said; whether they were heard apart, with whom and where to return stands under Found', async () => {
  const record = await report('Bettany Hollis')
  const location = {
    place: 'Flat above the arcade',
    how: 'police',
    with: 'a man who gave no name',
    atRisk: true,
    placeToReturn: 'Not home: to the aunt, decided with children’s services',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Seen by officers',
    at: null,
  }
  await sergeant.api(`/api/missing/${record}/location`, location)
  await sergeant.api(`/api/missing/${record}/return`, { to: 'The aunt', seenBy: 'PC Harrow', detail: null, at: null })
  await pass(minutes(5))
  const interviewed = await sergeant.api(`/api/missing/${record}/prevention-interview`, {
    faceToFace: true,
    offeredApart: true,
    apart: false,
    alone: null,
    where: 'Kitchen table',
    firstAccount: 'He said I could stay.\r\nI do not want to go back',
    crimeDisclosed: true,
    stoppedForPlannedInterview: true,
    at: null,
  })
  assert.equal(interviewed.status, 200, interviewed.text)
  await sergeant.api(`/api/missing/${record}/learning`, {
    harm: 'none known',
    harmDetail: null,
    where: 'The flat',
    withWhom: 'Darren Pike, 34, 9 Marl Street',
    why: null,
    intended: 'not known',
  })
  const held = { outcome: 'done', by: 'The authority', detail: null, at: null }
  assert.equal((await sergeant.api(`/api/missing/${record}/return-interview`, held)).status, 200)

  const shown = await page(`/missing/${record}`)
  const found = shown.slice(shown.indexOf('>Found</h2>'), shown.indexOf('>Earlier episodes</h2>'))
  for (const words of [
    'May return to: Not home: to the aunt',
    '<span class="vigil-breaks vigil-lines">“He said I could stay.',
    'with a man who gave no name',
    'not apart from parent or carer, though it was offered',
    'A crime was disclosed: stopped, and a planned interview is being arranged',
    'with Darren Pike, 34, 9 Marl Street',
    'meant to go: not known',
  ])
    assert.ok(found.includes(words), words)
  assert.match(shown, /The authority did not share anything that the child said/)
  assert.match(await page(`/missing/${record}/return-interview-read`), /The authority reported it but shared nothing/)
})

test('a look within four weeks is not before the child came back, and is offered where one is owed', async () => {
  const record = await report('Darby Fenwright')
  const reportedAt = now
  await pass(hours(1))
  await home(sergeant, record)
  const watch = async (of: string, at: Instant | null) =>
    await sergeant.api(`/api/missing/${of}/watch`, { heard: 'the child', found: 'Settled', next: null, at })
  await pass(hours(3))
  assert.match(mayOf(await page(`/missing/${record}`)), /Record that somebody looked again/)
  assert.match((await watch(record, plus(reportedAt, minutes(30)))).text, /This is before the child returned/)
  assert.equal((await watch(record, null)).status, 200)
  assert.doesNotMatch(mayOf(await page(`/missing/${record}`)), /Record that somebody looked again/)

  const second = await report('Darby Fenwright', { personId: await personOf(record) })
  await home(sergeant, second)
  assert.doesNotMatch(mayOf(await page(`/missing/${second}`)), /Record that somebody looked again/)
  assert.match((await watch(second, null)).text, /There is no four-week watch for this episode/)
})
