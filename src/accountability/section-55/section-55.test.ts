// Comments under section 55: the last lawful day of the statute; never complete with a gap, and published in time all the same, the gap printed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import published from '../../demonstration/staffordshire.json' with { type: 'json' }
import { type Instant, instant } from '../../kernel/time.ts'
import { lastDay } from './procedure.ts'

const now: Instant = instant('2022-05-25T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const chief = await it.named('Tess Mowbray')
const improvement = await it.named('Milo Ferrand')
const report = 'National child protection inspection, fieldwork September 2021'

const opened = await office.send('/section-55/comments', { report })
const record = (opened.location ?? '').split('/').at(-1) ?? ''
const at = (path: string) => `/section-55/${record}/${path}`
const page = async () => (await office.get(`/section-55/${record}`)).text
const recommendations = async () => [
  ...new Set([...(await page()).matchAll(/href="\/recommendation\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')),
]

test('the last lawful day is the day of publication and 55 more, as published of Staffordshire', () => {
  assert.equal(lastDay('2022-04-07'), '2022-06-01')
  for (const one of published.inspections) {
    const deadlines = Object.entries(published.deadlines).find(([id]) => id === one.id)?.[1]
    assert.equal(lastDay(one.published), deadlines?.section_55)
  }
})

test('opened once for a report of the register, by the commissioner’s office alone', async () => {
  assert.equal(opened.status, 303, opened.text)
  assert.match(await page(), /1 June 2022/)
  assert.equal((await recommendations()).length, 10)
  assert.match((await office.send('/section-55/comments', { report })).text, /open already/)
  assert.match(
    (await office.send('/section-55/comments', { report: 'A report nobody wrote' })).text,
    /not in the register/,
  )
  assert.equal((await improvement.get('/section-55/comments')).status, 403)
  assert.equal((await office.get(at('chief-comments'))).status, 403)
})

test('the chief officer is invited before comments are written', async () => {
  const early = await office.send(at('own-comments'), { comments: 'We are concerned', reply: '' })
  assert.match(early.text, /Invite the chief officer first/)
  assert.match((await chief.send(at('chief-comments'), { comments: '' })).text, /not invited yet/)
  assert.match((await office.send(at('invitation'), { replyBy: '2022-05-01' })).text, /This day has passed/)
  assert.equal((await office.send(at('invitation'), { replyBy: '2022-05-27' })).status, 303)
  assert.equal((await chief.send(at('chief-comments'), { comments: 'We accept all of them' })).status, 303)
  assert.equal((await office.send(at('own-comments'), { comments: 'We are concerned', reply: 'Show us' })).status, 303)
})

test('an answer is an action or a reason, not both and not neither', async () => {
  const [first = ''] = await recommendations()
  const answer = async (fields: Record<string, string>) =>
    await office.send(at('answers'), { recordId: first, action: '', whyNone: '', ...fields })
  assert.match((await answer({})).text, /below why there is none/)
  assert.match((await answer({ action: 'Trained', whyNone: 'No money' })).text, /not both/)
  assert.equal((await answer({ action: 'Two sergeants review every HIGH' })).status, 303)
})

test('never complete with a gap; published with it printed, and copies are owed and logged', async () => {
  const [, second = '', ...rest] = await recommendations()
  for (const recordId of rest)
    assert.equal((await office.send(at('answers'), { recordId, action: '', whyNone: 'Done before' })).status, 303)
  const incomplete = await office.send(at('completion'), {})
  assert.equal(incomplete.status, 422)
  assert.match(incomplete.text, /Neither an action nor a reason stands beside NCPI-2021\/\d+\./)
  assert.match((await office.send(at('copies'), { to: 'panel', how: 'email' })).text, /Nothing is published yet/)
  assert.match((await office.send(at('publication'), { address: 'our site' })).text, /begins with https/)
  assert.equal((await office.send(at('publication'), { address: 'https://example.org/section-55' })).status, 303)
  const shown = await page()
  assert.match(shown, /<strong>Gap\.<\/strong> Neither an action nor a reason stands beside NCPI-2021/)
  assert.match(shown, /copy to the Secretary of State/)
  const late = await office.send(at('answers'), { recordId: second, action: 'Now', whyNone: '' })
  assert.match(late.text, /what they said stands/)
  for (const to of ['inspectors of constabulary', 'Secretary of State'])
    assert.equal((await office.send(at('copies'), { to, how: 'by post' })).status, 303)
  assert.doesNotMatch(await page(), /copy to the Secretary of State/)
})
