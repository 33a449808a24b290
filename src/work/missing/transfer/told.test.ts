// What the other force answers reaches whoever offered the child, and until then the offer stands where everybody sees it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { hours, minutes, plus, systemNow } from '../../../kernel/time.ts'

let now = plus(systemNow(), hours(-2))
const it = await testApp({ clock: () => now })
const { ours, missingChild, offer } = await offeredChildren(it)
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
const board = async () => (await ours.get('/board')).text

test('offered, refused, offered again and accepted: each stands on the page, and whoever offered is told once', async () => {
  const episode = await missingChild('Sable Quince')
  const page = async () => (await ours.get(`/missing/${episode}`)).text
  assert.doesNotMatch(await page(), /Offered to/)
  const first = await offer(episode)
  assert.match(
    await page(),
    /<strong>Offered to Warwickshire Police<\/strong>[^<]*and not answered yet\. Until they accept, we are responsible/,
  )
  assert.doesNotMatch(await board(), /You were told/)

  const offered = now
  const asKnown = async () => (await ours.get(`/missing/${episode}/as-known?at=${offered}`)).text
  const wasOffered =
    /<strong>Offered to Warwickshire Police<\/strong>[^<]*and not answered by then\. This force was responsible/
  assert.match(await asKnown(), wasOffered)

  now = plus(now, minutes(1))
  const refusal = { because: 'Seen in Coventry, which is not ours' }
  assert.equal((await theirs.api(`/api/transfer/${first}/refusal`, refusal)).status, 200)
  assert.equal(await it.app.carry(), 1)

  assert.doesNotMatch(await page(), /Offered to/)
  const alerts = (await ours.get('/alerts')).text
  assert.match(alerts, /Another force refused the child we offered: we are still responsible for finding the child/)
  assert.match((await ours.get('/messages')).text, /Another force refused the child we offered/)

  now = plus(now, minutes(5))
  assert.match(await asKnown(), wasOffered, 'what is answered since was not answered then')
  const second = await offer(episode)
  const acceptance = { personId: 'none of these', note: null }
  assert.equal((await theirs.api(`/api/transfer/${second}/acceptance`, acceptance)).status, 200)
  assert.ok((await it.app.carry()) > 0)
  assert.match(await board(), /href="\/alerts">You were told something: read it</)
  assert.match((await ours.get('/alerts')).text, /Another force accepted the child we offered, and is responsible now/)
  assert.doesNotMatch(await board(), /You were told/, 'read')
})
