// What a revisit found stands by the inspectorate's letter, read by two; one person's entry is nobody's last word.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
const record = String(rows.find((row: { reference: string }) => row.reference === 'NCPI-2021/8')?.record_id)
const post = async (who: typeof keeper, what: string, body: object) =>
  await who.api(`/api/recommendation/${record}/${what}`, body)
const page = async (who = keeper) => (await who.get(`/recommendation/${record}`)).text
const revisits = async () => JSON.parse((await keeper.get(`/api/recommendation/${record}`)).text).revisits

const letter = {
  ...{ result: 'improved, not routine', inspection: 'Revisit letter', on: '2026-11-20', says: null },
  ...{ address: 'https://reports.example/letter', text: 'Supervision has improved. It is not routine.' },
}

test('without the letter’s words, or dated before the recommendation, it is refused', async () => {
  assert.match((await post(keeper, 'revisits', { ...letter, text: '' })).text, /Paste the document’s text/)
  const early = await post(keeper, 'revisits', { ...letter, on: '2022-01-01' })
  assert.match(early.text, /before the recommendation was published/)
})

test('offered by one it changes nothing; another reads and confirms it, and its letter stands beside it', async () => {
  assert.equal((await post(keeper, 'revisits', letter)).status, 200)
  assert.deepEqual(await revisits(), [], 'one person’s entry is nobody’s last word')
  assert.match(await page(), /A letter has been offered that says what a revisit found/)
  assert.match((await post(keeper, 'revisit-confirmations', {})).text, /Another person must read and confirm it/)
  const form = (await colleague.get(`/recommendation/${record}/revisit-confirmations`)).text
  assert.ok(form.includes(letter.text), 'nobody confirms what they do not see')
  assert.equal((await post(colleague, 'revisit-confirmations', {})).status, 200)
  assert.deepEqual(
    (await revisits()).map((one: { result: string; textHash: string }) => [one.result, one.textHash.length]),
    [['improved, not routine', 64]],
  )
  assert.match(await page(), /Revisit letter, https:\/\/reports\.example\/letter/)
})

test('what one letter found is recorded once, however its title is spaced; refused, nothing changes', async () => {
  const again = await post(keeper, 'revisits', { ...letter, inspection: 'Revisit  letter', result: 'routine' })
  assert.match(again.text, /has already been recorded/)
  assert.equal((await post(keeper, 'revisits', { ...letter, inspection: 'Another letter' })).status, 200)
  assert.equal((await post(colleague, 'revisit-refusals', { because: 'It says no such thing' })).status, 200)
  assert.equal((await revisits()).length, 1)
  assert.doesNotMatch(await page(), /A letter has been offered/)
})

test('three words, and a letter that uses none of them is not made to: it says so beside its finding', async () => {
  const form = (await keeper.get(`/recommendation/${record}/revisits`)).text
  assert.match(form, /None of these words: it is not routine, and the letter does not say whether it improved/)
  const silent = { ...letter, result: 'not routine', inspection: 'A third letter', text: 'It is not routinely done.' }
  assert.equal((await post(keeper, 'revisits', silent)).status, 200)
  assert.equal((await post(colleague, 'revisit-confirmations', {})).status, 200)
  assert.match(await page(), /<strong>not routine<\/strong>: the letter does not say whether it improved/)
})
