// A link for people outside says whose it is and which return; what is held is not typed again; what a dead link refuses is shown to be read out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const post = async (path: string, fields: Record<string, string>) =>
  await (await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) })).text()
const get = async (path: string) => await (await fetch(`${it.address}${path}`)).text()

async function reported(name: string, personId: string | null = null): Promise<string> {
  const made = await (await it.named('Asha Nolan')).api('/api/missing/report', reportBody(now, { name, personId }))
  return String(JSON.parse(made.text).recordId)
}

/** Signed in anew: hours pass between. */
async function linkFor(record: string, purpose: 'carer' | 'authority') {
  const officer = await it.named('Jo Pemberley')
  assert.equal((await officer.send(`/missing/${record}/link`, { purpose })).status, 303)
  const page = (await officer.get(`/missing/${record}/links`)).text
  const position = /link-revocation\?link=(\d+)/.exec(page)?.[1] ?? ''
  return { path: new RegExp(`/shared/${purpose}/[\\w.-]+`).exec(page)?.[0] ?? '', position }
}

test('each form says which force, whom to ring, and to the authority which return; nothing of staff, and no name of the child', async () => {
  const record = await reported('Sorrel Quickthorn')
  const carer = await get((await linkFor(record, 'carer')).path)
  now = plus(now, hours(1))
  await home(await it.named('Mina Harrow'), record)
  const authority = await get((await linkFor(record, 'authority')).path)

  for (const page of [carer, authority]) {
    assert.match(page, /<span class="vigil-header__name">Staffordshire \(demonstration\)<\/span>/)
    assert.match(page, /To check that this is genuine, or to speak to us, call 101\. In an emergency call 999\./)
    assert.match(page, /name="by" value="" autocomplete="name"/)
    assert.doesNotMatch(page, /Sorrel|Quickthorn|Dark screen|Data Protection Act|Vigil</)
  }
  assert.match(
    authority,
    new RegExp(`About the child who returned on 10 March 2026\\. Police reference ${record.slice(-6)}\\.`),
  )
})

test('what always holds is asked once: held, it may stay blank; not held, it may not', async () => {
  const first = await reported('Merrin Foxglove')
  const { path } = await linkFor(first, 'carer')
  assert.match(await post(path, { by: 'Gran', standing: '', tonight: 'Took her bag' }), /Enter what anyone should know/)
  assert.match(await post(path, { by: 'Gran', standing: 'Calm with horses', tonight: 'Took her bag' }), /received this/)
  await home(await it.named('Mina Harrow'), first)
  const officer = await it.named('Mina Harrow')
  const person = /"personId":"([0-9a-f-]{36})"/.exec((await officer.get(`/api/missing/${first}`)).text)?.[1] ?? ''
  now = plus(now, hours(48))
  const next = await reported('Merrin Foxglove', person)
  const again = await linkFor(next, 'carer')
  const form = await get(again.path)
  const sent = await post(again.path, { by: 'Gran', standing: '', tonight: 'In her red coat' })
  const page = (await (await it.named('Asha Nolan')).get(`/missing/${next}`)).text

  assert.match(form, /We have what was sent on 10 March 2026\. Leave this blank if nothing has changed/)
  assert.match(sent, /received this/)
  assert.match(page, /Prepared by the carer, Gran[\s\S]*Calm with horses/)
  assert.match(page, /In her red coat/)
})

test('thirty forms of a day are taken by link, then it says to ring; the next day it takes them again, and what was typed stays', async () => {
  const record = await reported('Linnet Moorcroft')
  const { path } = await linkFor(record, 'carer')
  const words = { by: 'Uncle', standing: 'Quiet', tonight: 'Seen at the arcade' }
  for (let sent = 0; sent < 30; sent += 1) assert.match(await post(path, words), /received this/)
  const refused = await post(path, words)
  assert.match(refused, /received this form 30 times in the last 24 hours[^<]*Call 101/)
  assert.match(refused, /Seen at the arcade/)
  now = plus(now, hours(25))
  assert.match(await post((await linkFor(record, 'carer')).path, words), /received this/)
})

test('sent on a link that was revoked or has run out, it says what was typed and to ring 101; a link of nobody’s shows nothing back', async () => {
  const record = await reported('Bryony Fell')
  const words = { by: 'Mum <b>', standing: 'Quiet', tonight: 'She just messaged: at Festival Park' }
  const revoked = await linkFor(record, 'carer')
  const answer = await (await it.named('Asha Nolan')).send(
    `/missing/${record}/link-revocation?link=${revoked.position}`,
    { because: 'Sent to the wrong number' },
  )
  assert.equal(answer.status, 303, answer.text)
  now = plus(now, hours(1))
  const running = await linkFor(record, 'carer')
  const afterRevocation = await post(revoked.path, words)
  now = plus(now, hours(25))
  const late = await post(running.path, words)
  const forged = await post(`${running.path.slice(0, -3)}AAA`, words)

  for (const page of [afterRevocation, late]) {
    assert.match(page, /Call 101 now and read out what you wrote/)
    assert.match(page, /She just messaged: at Festival Park/)
    assert.match(page, /Mum &lt;b&gt;/)
  }
  assert.doesNotMatch(forged, /Festival Park/)
})
