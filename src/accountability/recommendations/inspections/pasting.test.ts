// What is pasted waits for a person: what was recognised, and what only sounds like a recommendation or gives a time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { instant } from '../../../kernel/time.ts'

const it = await testApp({ clock: () => instant('2026-11-23T09:00:00Z') })
const keeper = await it.named('Sam Underhill')
const entered = await keeper.api('/api/inspection/inspections', {
  ...{ reference: 'PASTE-1', title: 'A report', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
  ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
})
const id = String(JSON.parse(entered.text).recordId)
const page = async () => (await keeper.get(`/inspection/${id}`)).text
const asked = { theme: 'Calls', paragraph: null, findingId: null, addressee: 'chief constable', on: null }
const confirm = async (itemId: string, more: object) =>
  await keeper.api(`/api/inspection/${id}/confirmations`, { ...asked, itemId, ...more })

const text = `Within three months the force should:
1. train its officers;
2. audit its files by 1 June 2027;
3. report within a year and by 1 May 2028.

Partners should be told.

Calls were answered within a day.`

test('a hyphen at the end of a line is the report’s or the page’s: whoever confirms says which, and changes nothing else', async () => {
  const broken = 'The force should at once look for the grand-\nparents of each child in long-term care.'
  assert.equal((await keeper.api(`/api/inspection/${id}/texts`, { text: broken, address: null })).status, 200)
  const [, item = ''] = /grand-parents[\s\S]*?confirmations\?item=([0-9a-f-]{36})/.exec(await page()) ?? []
  const words = 'The force should at once look for the grandparents of each child in long-term care.'
  const more = { reference: 'PASTE-1/9', timeScale: 'immediately' }
  for (const other of [words.replace('each', 'every'), words.replace('long-term', 'longterm'), words.slice(0, -7)])
    assert.match((await confirm(item, { ...more, words: other })).text, /These words are not in the pasted text/)
  const confirmed = await confirm(item, { ...more, words })
  assert.equal(confirmed.status, 200, confirmed.text)
})

test('the rest is shown to be confirmed or dismissed, and nothing of it is left out', async () => {
  const pasted = await keeper.api(`/api/inspection/${id}/texts`, { text, address: null })
  assert.equal(pasted.status, 200, pasted.text)
  const shown = await page()
  assert.match(shown, /Recognised, and not in the register yet[\s\S]*several time scales, from which a person chooses/)
  assert.match(
    shown,
    /Not recognised: say whether each is a recommendation[\s\S]*Partners should be told[\s\S]*within a day/,
  )
  const items = [...shown.matchAll(/confirmations\?item=([0-9a-f-]{36})/g)].map((one) => one[1] ?? '')
  assert.equal(items.length, 5)
  const [, audit = '', report = '', partners = ''] = items
  const form = (await keeper.get(`/inspection/${id}/confirmations?item=${report}`)).text
  assert.doesNotMatch(form, /name="timeScale"[^>]*checked|<option[^>]*value="[a-z]+[^"]*"[^>]*selected/)
  const ofStem = await confirm(audit, { reference: 'PASTE-1/2', timeScale: 'months-3' })
  assert.match(ofStem.text, /The words say “by 1 June 2027”/, 'a point’s own time scale holds')
  const own = await confirm(audit, { reference: 'PASTE-1/2', timeScale: 'date', on: '2027-06-01' })
  assert.equal(own.status, 200, own.text)
  const rest = await confirm(partners, { reference: 'PASTE-1/4', timeScale: 'none' })
  assert.equal(rest.status, 200, rest.text)
  const because = { because: 'It describes' }
  assert.equal((await keeper.api(`/api/inspection/${id}/dismissals-of-the-rest`, because)).status, 200)
  assert.doesNotMatch(await page(), /Not recognised: say whether/)
  assert.match(
    (await keeper.api(`/api/inspection/${id}/dismissals-of-the-rest`, because)).text,
    /The rest have all been/,
  )
  assert.match(await page(), /train its officers/, 'what was recognised still waits')
})
