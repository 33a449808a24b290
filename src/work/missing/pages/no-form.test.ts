// Nobody types into a form that could only be refused: what stands against it is said in its place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant } from '../../../kernel/time.ts'

const now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const [handler, sergeant, inspector, manager] = await Promise.all(
  ['Asha Nolan', 'Jo Pemberley', 'Gareth Ashdown', 'Dev Ramsden'].map(it.named),
)
assert.ok(handler && sergeant && inspector && manager)
const reported = async (name: string) => {
  const made = await handler.api('/api/missing/report', reportBody(now, { name }))
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const located = {
  ...{ place: 'Hanley', how: 'police', with: null, atRisk: false, placeToReturn: null, at: null },
  ...{ confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', detail: 'By a patrol' },
}

test('a record that is void offers no form, whoever comes by an old page: what became of it stands there', async () => {
  const record = await reported('Sorrel Whitmore')
  const form = async () => (await handler.get(`/missing/${record}/location`)).text
  assert.match(await form(), /Who has seen the child/)
  for (const [who, path] of [
    [inspector, 'void-proposal'],
    [manager, 'void'],
  ] as const)
    assert.equal((await who.api(`/api/missing/${record}/${path}`, { because: 'A test call' })).status, 200)
  assert.match(await form(), /This record is void: nothing more is recorded on it/)
  assert.doesNotMatch(await form(), /Who has seen the child/)
  const sent = await handler.api(`/api/missing/${record}/location`, located)
  assert.equal(sent.status, 422)
})

test('an exception from the interview is an inspector’s: a sergeant is not offered it, and reads whom to ask', async () => {
  const record = await reported('Tansy Whitmore')
  assert.equal((await handler.api(`/api/missing/${record}/location`, located)).status, 200)
  const link = `href="/missing/${record}/interview-exception"`
  assert.ok(!(await sergeant.get(`/missing/${record}`)).text.includes(link))
  assert.ok((await inspector.get(`/missing/${record}`)).text.includes(link))
  const form = (await sergeant.get(`/missing/${record}/interview-exception`)).text
  assert.match(form, /Only an inspector can record an exception from the interview: ask the local operations inspector/)
  assert.doesNotMatch(form, /Why was the child not seen/)
  assert.match((await inspector.get(`/missing/${record}/interview-exception`)).text, /Why was the child not seen/)
})
