// What a carer sends while the child is looked for reaches whose the child is, stands above everything else, and is read by somebody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { home } from '../../../test/home.ts'
import { reportBody } from '../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const sergeant = await it.named('Jo Pemberley')
const owner = await it.named('Oona Fairley')

const tonight = 'Took her brother’s bike, phone on 12 per cent'
async function reportedAndSent(name: string, owned: boolean): Promise<string> {
  const made = await handler.api('/api/missing/report', reportBody(now, { name }))
  const record = String(JSON.parse(made.text).recordId)
  const given = { staffId: owner.person.staffId, at: null }
  if (owned) assert.equal((await sergeant.api(`/api/missing/${record}/assignment`, given)).status, 200)
  await handler.send(`/missing/${record}/link`, { purpose: 'carer' })
  await send(record)
  await it.app.ring()
  return record
}
async function send(record: string) {
  const path = /\/shared\/carer\/[\w.-]+/.exec((await handler.get(`/missing/${record}/links`)).text)?.[0] ?? ''
  const form = new URLSearchParams({ by: 'Mum', standing: 'Friends by the canal', tonight })
  assert.equal((await fetch(`${it.address}${path}`, { method: 'POST', body: form })).status, 200)
}
async function toldOf(client: typeof owner, record: string): Promise<readonly string[]> {
  const alerts: { told: { recordId: string; words: string }[] } = JSON.parse((await client.get('/api/alerts')).text)
  return alerts.told.filter((one) => one.recordId === record).map((one) => one.words)
}
const told = 'A parent or carer has sent what they know: read it'

test('the owner is told at once, it is owed within half an hour, and it stands above what may be done', async () => {
  const record = await reportedAndSent('Milena Merrowby', true)
  assert.deepEqual(await toldOf(owner, record), [told])
  assert.deepEqual(await toldOf(handler, record), [])
  const page = (await owner.get(`/missing/${record}`)).text
  assert.ok(page.indexOf(tonight) > 0 && page.indexOf(tonight) < page.indexOf('id="do"'))
  assert.match(page, /carer-form-read">Record that you have read it, and what follows from it/)
  const form = (await owner.get(`/missing/${record}/carer-form-read`)).text
  assert.match(form, /12 per cent[\s\S]*Friends by the canal/)
  const [due] = JSON.parse((await owner.get(`/api/missing/${record}`)).text).due.filter((one: { words: string }) =>
    one.words.startsWith('read what the carer sent'),
  )
  assert.deepEqual([due?.dueAt, due?.mine], [plus(now, minutes(30)), true])

  now = plus(now, minutes(10))
  const read = async () =>
    await owner.api(`/api/missing/${record}/carer-form-read`, {
      follows: 'Bike circulated; brother asked for its frame number',
    })
  assert.equal((await read()).status, 200)
  assert.match((await read()).text, /Nothing that a carer sent is waiting to be read/)
  const after = (await owner.get(`/missing/${record}`)).text
  assert.doesNotMatch(after, /not read yet/)
  assert.match(after, /From the carer: Mum/)
  assert.deepEqual(await toldOf(owner, record), [])
  await send(record)
  assert.match((await owner.get(`/missing/${record}`)).text, /New from the carer, not read yet/, 'the next is read too')
})

test('with no owner the handler is told; unread, the incident manager; once the child is back it waits for nobody', async () => {
  const record = await reportedAndSent('Sorrel Quickthorn', false)
  assert.deepEqual(await toldOf(handler, record), [told])
  now = plus(now, minutes(20))
  await it.app.ring()
  now = plus(now, minutes(11))
  await it.app.ring()
  const manager = await it.named('Dev Ramsden')
  assert.ok((await toldOf(manager, record)).includes('Nobody has read what the carer sent'))
  await home(sergeant, record)
  const page = (await handler.get(`/missing/${record}`)).text
  assert.doesNotMatch(page, /not read yet/)
})
