// The response as a document: drafted with its gap, and after publication the same for ever, whatever the register, the report's day or the chief officer say since.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { covered } from '../../../test/covered.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const chief = await it.named('Tess Mowbray')
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')

const entered = await keeper.api('/api/inspection/inspections', {
  ...{ reference: 'NCPI-9', title: 'Ninth inspection', body: 'HMICFRS', kind: 'initial', fieldwork: null },
  ...{ programme: 'national child protection inspection, 2024 framework', address: null, follows: null, readers: [] },
  publishedOn: '2026-11-02',
})
const inspection = String(JSON.parse(entered.text).recordId)
const ask = async (reference: string, theme: string) => {
  const asked = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference, theme, words: `The force should: ${theme}.`, timeScale: 'months-3', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
}
await ask('NCPI-9/1', 'hear each child')
await ask('NCPI-9/2', 'supervise each case')

const { rows } = JSON.parse((await office.get('/api/section-55s')).text)
const record = String(rows.find((one: { report: string }) => one.report === 'Ninth inspection')?.record_id)
const at = (path: string) => `/section-55/${record}/${path}`
const values = async (who = office) => JSON.parse((await who.get(`/api${at('response')}`)).text)
const words = async () => (await office.get(at('response'))).text.replace(/\s+/g, ' ')
const [first] = (await values()).recommendations

test('a draft says that it is one, to whom it goes, and what stands beside no recommendation yet', async () => {
  const draft = await words()
  assert.match(draft, /Draft, not published/)
  assert.match(draft, /To: His Majesty’s inspectors of constabulary/)
  assert.match(draft, /To: The Secretary of State/)
  assert.match(draft, /Gap\.<\/strong> There is neither an action nor a reason for NCPI-9\/1, NCPI-9\/2\./)
  assert.match((await office.get(`/section-55/${record}`)).text, new RegExp(`href="${at('response')}"`))
  assert.equal((await office.get(`/section-55/${inspection}/response`)).status, 404)
})

test('published in time with a gap: both sides’ comments, each recommendation in the report’s words, and the gap printed', async () => {
  await office.send(at('invitation'), { replyBy: '2026-12-01' })
  await chief.send(at('chief-comments'), { comments: 'We accept both of them' })
  await office.send(at('own-comments'), { comments: 'We are concerned', reply: 'Show us by March' })
  await office.send(at('answers'), { recordId: first.recordId, action: 'A sergeant listens', whyNone: '' })
  await covered(it.databases.clock, office.person.forceId, now, openSeal('ledger', it.files))
  const sent = await office.send(at('publication'), { address: 'https://example.org/section-55' })
  assert.equal(sent.status, 303, sent.text)
  const shown = await words()
  for (const part of ['We are concerned', 'We accept both of them', 'Show us by March', 'A sergeant listens'])
    assert.ok(shown.includes(part), part)
  assert.match(shown, /“The force should: hear each child\.”/)
  assert.match(shown, /a reason for NCPI-9\/2\. The comments were published like this\./)
  assert.match(shown, /supervise each case.{0,400}Neither an action nor a reason is given/)
  assert.match(shown, /within the 56 days beginning with that day, the last of them 27 December 2026/)
  assert.match(shown, /at a ledger of \d+ facts/)
  assert.ok((await values()).ledgerSize > 0)
})

test('what was published reads the same later, and what the chief officer adds stands as an addendum', async () => {
  const before = await words()
  now = plus(now, hours(30))
  const [theirs, office2] = [await it.as(chief.person), await it.as(office.person)]
  const [keeper2, colleague2] = [await it.as(keeper.person), await it.as(colleague.person)]
  await keeper2.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference: 'NCPI-9/3', theme: 'confirmed since', words: null, timeScale: 'months-3', on: null },
    ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
  })
  const corrected = await keeper2.api(`/api/inspection/${inspection}/corrections`, {
    ...{ title: 'Ninth inspection, corrected', fieldwork: null, address: null, because: 'A misprint' },
    publishedOn: '2026-11-03',
  })
  assert.equal(corrected.status, 200, corrected.text)
  assert.equal((await colleague2.api(`/api/inspection/${inspection}/correction-agreements`, {})).status, 200)
  const after = async () => (await office2.get(at('response'))).text.replace(/\s+/g, ' ')
  const main = (text: string) => /<article.*<\/article>/.exec(text)?.[0]
  assert.equal(main(await after()), main(before))
  assert.equal((await theirs.send(at('chief-comments'), { comments: 'One thing more' })).status, 303)
  assert.doesNotMatch(await after(), /One thing more/, 'not before it is published')
  const added = await office2.send(at('addenda'), { address: 'https://example.org/more', reply: 'Thank you' })
  assert.equal(added.status, 303, added.text)
  assert.match(await after(), /Addendum, published 24 November 2026.*One thing more.*Thank you/)
  const { kept, addenda, recommendations } = await values(office2)
  assert.deepEqual([kept, addenda.length, recommendations.length], [true, 1, 2])
  assert.match(await after(), /Still owed\..*answers NCPI-9\/2, NCPI-9\/3\./, 'what was confirmed since is owed too')
})
