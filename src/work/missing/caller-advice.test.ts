// What the handler says to the caller: there is no waiting time, when somebody rings next; nothing where it could harm; and the words are the force's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { clockTime, hours, type Instant, instant, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const made = await (await named('Asha Nolan')).api('/api/missing/report', reportBody(now, { name: 'Rowan Thorpe' }))
const record = String(JSON.parse(made.text).recordId)
const questionsPage = async () => (await (await named('Asha Nolan')).get(`/missing/${record}/answers`)).text

test('beside the questions stands what is said to the caller, with the time of the next contact', async () => {
  const text = await questionsPage()
  assert.match(text, /You do not have to wait 24 hours/)
  assert.ok(text.includes(`Someone will contact you by ${clockTime(plus(now, hours(2)))}.`))
})

test('where honour-based abuse is a concern the family is told nothing, as soon as the answer is on screen', async () => {
  const client = await named('Asha Nolan')
  const look = await client.send(`/missing/${record}/answers`, { 'answers.honour-based': 'yes', _look: 'yes' })
  assert.match(look.text, /tell the family nothing about what the police know or are doing/)
  assert.doesNotMatch(look.text, /You do not have to wait 24 hours/)
})

test('the words are a table of the policy: another person approves what is said from then on', async () => {
  const from = plus(now, hours(1))
  const given = {
    version: 'advice-1',
    effectiveFrom: from,
    because: 'The review of calls',
    row: { place: 1, words: 'Nobody needs to wait: we begin now.', source: 'The force’s own words' },
  }
  const author = await named('Sam Underhill')
  const beyond = await author.api('/api/policy/row-of-caller-advice', { ...given, row: { ...given.row, place: 99 } })
  assert.equal(beyond.status, 422)
  const sent = await author.api('/api/policy/row-of-caller-advice', given)
  assert.equal(sent.status, 201, sent.text)
  const approved = await (await it.newcomer('staffordshire-demonstration', 'Una Approver', ['policy approver'])).api(
    `/api/policy/${JSON.parse(sent.text).recordId}/approval`,
    {},
  )
  assert.equal(approved.status, 200, approved.text)
  assert.match(await questionsPage(), /You do not have to wait 24 hours/, 'it is not in force yet')
  now = plus(from, hours(1))
  const text = await questionsPage()
  assert.match(text, /Nobody needs to wait: we begin now/)
  assert.doesNotMatch(text, /You do not have to wait 24 hours/)
  assert.match((await (await named('Sam Underhill')).get('/policy/tables/words-to-look-at')).text, /lifestyle choice/)
})
