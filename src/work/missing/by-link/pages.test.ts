// People outside the force report on a signed link: received, kept as a fact, and nothing shown of the child.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, plus } from '../../../kernel/time.ts'

const it = await testApp()

test('a carer’s form by link: every mistake at once, nothing lost, received, and on the episode', async () => {
  const handler = await it.named('Asha Nolan')
  const made = await handler.api(
    '/api/missing/report',
    reportBody(it.clock(), { name: 'Sorrel Quickthorn', age: 13, unit: null, area: null, answers: null }),
  )
  const id = String(JSON.parse(made.text).recordId)
  assert.equal((await handler.send(`/missing/${id}/link`, { purpose: 'carer' })).status, 303)
  assert.match(
    (await handler.send(`/missing/${id}/link`, { purpose: 'authority' })).text,
    /you can make the authority’s link after the return/,
  )
  const page = await handler.get(`/missing/${id}/links`)
  const path = /\/shared\/carer\/[\w.-]+/.exec(page.text)?.[0] ?? ''
  const shown = await fetch(`${it.address}${path}`)
  const words = await shown.text()
  assert.equal(shown.status, 200)
  assert.ok(!words.includes('Sorrel'), 'nothing of the child is shown')

  const post = async (fields: Record<string, string>) =>
    await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  const refused = await post({ by: 'Gran <b>', standing: '', tonight: '' })
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.match(again, /Enter what anyone should know/)
  assert.match(again, /Enter what is different this time/)
  assert.match(again, /Gran &lt;b&gt;/)

  const key = /name="_key" value="([0-9a-f-]{36})"/.exec(again)?.[1] ?? ''
  const form = { by: 'Gran', standing: 'Friends by the canal', tonight: 'Took her rucksack', _key: key }
  const received = await (await post(form)).text()
  assert.match(received, /The police received this at/)
  assert.match(received, /To add something, open the same link again\. It works until \d+ \w+ \d{4}/)
  // Pressed twice: received again, kept once.
  assert.match(await (await post(form)).text(), /The police received this at/)
  assert.equal((await handler.get(`/missing/${id}`)).text.split('received the carer’s form').length - 1, 1)
  assert.match((await handler.get(`/missing/${id}`)).text, /Took her rucksack/)

  // Gone back, corrected, sent again: the form with all of it and a new key, and then both are kept.
  const corrected = { ...form, tonight: 'Sixty tablets, by the canal' }
  const changed = await post(corrected)
  assert.equal(changed.status, 422)
  const kept = await changed.text()
  assert.match(kept, /You sent this form before with different words, and the police have those/)
  assert.match(kept, /Sixty tablets, by the canal/)
  const fresh = /name="_key" value="([0-9a-f-]{36})"/.exec(kept)?.[1] ?? ''
  assert.notEqual(fresh, key)
  assert.match(await (await post({ ...corrected, _key: fresh })).text(), /The police received this at/)
  assert.match((await handler.get(`/missing/${id}`)).text, /Sixty tablets, by the canal/)

  const position = /link-revocation\?link=(\d+)/.exec(page.text)?.[1] ?? ''
  const revoked = await handler.send(`/missing/${id}/link-revocation?link=${position}`, {
    because: 'Sent to the wrong number',
  })
  assert.equal(revoked.status, 303, revoked.text)
  assert.equal((await fetch(`${it.address}${path}`)).status, 404)
  const forged = await fetch(`${it.address}${path.slice(0, -3)}AAA`)
  assert.equal(forged.status, 404)
  assert.match(await forged.text(), /does not work/)
  const wrongPurpose = await fetch(`${it.address}${path.replace('carer', 'authority')}`)
  assert.equal(wrongPurpose.status, 404)
})

test('prepared while the child is home, what always holds stands at the next report; the link asks nothing of tonight', async () => {
  const handler = await it.named('Asha Nolan')
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Merrin Foxglove' }))
  const id = String(JSON.parse(made.text).recordId)
  await home(await it.named('Mina Harrow'), id)
  assert.equal((await handler.send(`/missing/${id}/link`, { purpose: 'carer' })).status, 303)
  const path = /\/shared\/carer\/[\w.-]+/.exec((await handler.get(`/missing/${id}/links`)).text)?.[0] ?? ''
  const words = await (await fetch(`${it.address}${path}`)).text()
  assert.doesNotMatch(words, /What is different this time/)
  const sent = { by: 'Gran', standing: 'Calm when spoken to about horses' }
  assert.match(
    await (await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(sent) })).text(),
    /The police received this at/,
  )
  const personId = /"personId":"([0-9a-f-]{36})"/.exec((await handler.get(`/api/missing/${id}`)).text)?.[1] ?? ''
  const again = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Merrin Foxglove', personId }))
  const next = String(JSON.parse(again.text).recordId)
  for (const page of [`/missing/${next}/answers`, `/missing/${next}`])
    assert.match((await handler.get(page)).text, /Prepared by the carer, Gran[\s\S]*Calm when spoken to about horses/)
})

test('what a carer sent meanwhile stands against a grade decided without it', async () => {
  const [handler, manager] = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')]
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Bryony Fell', grade: null }))
  const id = String(JSON.parse(made.text).recordId)
  assert.equal((await handler.send(`/missing/${id}/link`, { purpose: 'carer' })).status, 303)
  const links = (await handler.get(`/missing/${id}/links`)).text
  const path = /\/shared\/carer\/[\w.-]+/.exec(links)?.[0] ?? ''
  const opened = (await manager.get(`/missing/${id}/grading`)).text
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(opened)?.[1] ?? ''
  const grading = {
    _key: hidden('_key'),
    _csrf: hidden('_csrf'),
    _based_on: hidden('_based_on'),
    level: 'MEDIUM',
    because: 'Nothing is known of harm',
  }
  const note = { by: 'Mum', standing: 'Quiet', tonight: 'She left a note on her bed' }
  const sent = await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(note) })
  assert.equal(sent.status, 200)
  const answer = await fetch(`${it.address}/missing/${id}/grading`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: manager.cookie },
    body: new URLSearchParams(grading),
  })
  assert.equal(answer.status, 409)
  const shown = await answer.text()
  assert.match(shown, /This record changed after you opened the page: The system received the carer’s form/)
  assert.match(shown, /Nothing is known of harm/)
})

test('the authority says when the interview was held: that time counts, and held is not made missed by a later report', async () => {
  const [handler, sergeant] = [await it.named('Asha Nolan'), await it.named('Jo Pemberley')]
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Alder Fenwick' }))
  const id = String(JSON.parse(made.text).recordId)
  await home(sergeant, id)
  assert.equal((await sergeant.send(`/missing/${id}/link`, { purpose: 'authority' })).status, 303)
  const path = /\/shared\/authority\/[\w.-]+/.exec((await sergeant.get(`/missing/${id}/links`)).text)?.[0] ?? ''
  const post = async (fields: Record<string, string>) =>
    await (await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) })).text()
  const form = { by: 'Kim Archer, worker', detail: '' }
  const moment = (at: string) => ({ 'at.date': at.slice(0, 10), 'at.time': at.slice(11, 16), 'at.exact': at })
  const yesterday = await post({ ...form, outcome: 'done', ...moment(plus(it.clock(), hours(-24))) })
  assert.match(yesterday, /before the first report|before the child returned/)
  const shown = async () => await (await fetch(`${it.address}${path}`)).text()
  assert.doesNotMatch(await shown(), /The police have this so far/)
  const offered = await post({ ...form, outcome: 'offered' })
  assert.match(offered, /To add something, open the same link again\. It works until/, 'held or declined comes later')
  assert.match(await shown(), /The police have this so far\. Offered to the child: \d+ \w+ \d{4} at \d\d:\d\d\.<\/p>/)
  assert.match(await post({ ...form, outcome: 'missed' }), /It can still be held until .*: report it as missed after/)
  const at = JSON.parse((await sergeant.get(`/api/missing/${id}`)).text).returnedAt
  assert.match(await post({ ...form, outcome: 'done', ...moment(at) }), /The police received this at/)
  assert.match(await shown(), /Held: [^<]*\. To add what you have learned since, choose “Held” again\.<\/p>/)
  const missed = await post({ ...form, outcome: 'missed' })
  assert.match(missed, /It is already reported as held/)
  const { returnInterview } = JSON.parse((await sergeant.get(`/api/missing/${id}`)).text)
  assert.deepEqual([returnInterview.status, returnInterview.at], ['done', at])
  const { alerts, told } = JSON.parse((await (await it.named('Rosa Wexford')).get('/api/alerts')).text)
  assert.ok(
    told.some(
      (one: { words: string }) => one.words === 'An authority reports: return interview held. Read it and use it',
    ),
  )
  assert.ok(!alerts.some((one: { words: string }) => one.words.includes('return interview')), 'it interrupts nobody')
})
