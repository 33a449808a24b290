// Located by whom: somebody has the child in sight, or it is a contact and the search goes on (F8, F33).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { folded, graded, located, reported } from '../../../../test/episode-of-facts.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const [handler, manager] = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')]
const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Ottilie Marchbank' }))
const record = String(JSON.parse(made.text).recordId)
const on = async (path: string, body: object) => {
  now = plus(now, minutes(3))
  return await manager.api(`/api/missing/${record}/${path}`, body)
}
const location = {
  place: 'At a friend’s',
  how: 'friends',
  with: null,
  atRisk: false,
  placeToReturn: null,
  detail: 'Well',
  at: null,
  confirmedBy: 'Her friend’s mother, Ines Holt',
  confirmedHow: 'seen by somebody who knows them',
}
const back = { to: 'Home, mother', seenBy: 'PC Harrow', detail: null, at: null }

test('heard only is no location: refused, with the form that it belongs to, and the search goes on', async () => {
  const heard = await on('location', { ...location, confirmedHow: 'heard only' })
  assert.equal(heard.status, 422)
  assert.match(heard.text, /a contact, not a location: .*“Contact with the child: heard, not seen”/)
  const form = (await manager.get(`/missing/${record}/location`)).text
  assert.match(form, /Heard only: a telephone call, a message, a video/)
  const unsaid = await on('location', { ...location, confirmedBy: 'nobody, by telephone' })
  assert.match(unsaid.text, /does not name anybody who saw the child in person/)
  const { confirmedHow: _, ...silent } = location
  assert.match((await on('location', silent)).text, /Choose how it is known that this is the child/)
  const contact = { action: 'child heard', subject: 'From her own number', outcome: null, detail: 'Rang', at: null }
  assert.equal((await on('actions', contact)).status, 200)
  const board = JSON.parse((await manager.get('/api/board')).text)
  assert.deepEqual(
    board.missing.map((row: { recordId: string; lastReal: string }) => [row.recordId, row.lastReal]),
    [[record, 'Contact with the child: heard, not seen']],
  )
})

test('who saw her stands on the episode; nobody on the telephone brings her back; and the handler reads what was recorded', async () => {
  assert.equal((await on('location', location)).status, 200)
  const page = (await manager.get(`/missing/${record}`)).text
  assert.match(page, /seen by somebody who knows them: Her friend’s mother, Ines Holt/)
  const unseen = await on('return', { ...back, seenBy: 'nobody, by telephone' })
  assert.equal(unseen.status, 422)
  assert.match(unseen.text, /a call does not count\. Enter who saw them/)
  assert.equal((await on('return', back)).status, 200)
  const board = async () => (await (await it.named('Asha Nolan')).get('/board')).text
  assert.match(await board(), /href="\/alerts">You were told something: read it</, 'where the handler’s work begins')
  const aloud = JSON.parse((await (await it.named('Asha Nolan')).get('/api/alerts?aloud=yes')).text)
  assert.deepEqual(aloud.told, [])
  assert.match(await board(), /You were told something/, 'what an open page asks by itself reads nothing')
  const alerts = (await (await it.named('Asha Nolan')).get('/alerts')).text
  assert.doesNotMatch(await board(), /You were told/, 'read')
  assert.match(alerts, /The child you took the call for is recorded as back and seen in person/)
  now = plus(now, hours(24 * 4))
  const after = (await (await it.named('Asha Nolan')).get('/alerts')).text
  assert.match(after, /The child you took the call for[\s\S]*23 November 2026 at/, 'four days off are over')
  now = plus(now, hours(24 * 5))
  assert.doesNotMatch((await (await it.named('Asha Nolan')).get('/alerts')).text, /you took the call for/)
})

test('a location from before this was asked says nobody, and is a location', () => {
  const { state } = folded(reported(), graded('MEDIUM'), located(100))
  assert.equal(state.phase, 'located')
  assert.equal(state.located?.confirmedBy, undefined)
})
