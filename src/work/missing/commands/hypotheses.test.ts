// Hypotheses: set, tested, settled once; they change no grade and are no action.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, minutes, plus, systemNow } from '../../../kernel/time.ts'

let now = plus(systemNow(), hours(-2))
const it = await testApp({ clock: () => now })
const [handler, officer, inspector] = await Promise.all(['Asha Nolan', 'Mina Harrow', 'Gareth Ashdown'].map(it.named))
assert.ok(handler && officer && inspector)

test('set and settled: open ones first, each with by what; the grade and the last real action stay', async () => {
  const grade = { level: 'MEDIUM' as const, because: 'a child', earlierConsidered: null }
  const made = await handler.api('/api/missing/report', reportBody(now, { grade }))
  const record = String(JSON.parse(made.text).recordId)
  now = plus(now, minutes(10))
  const words = 'Gone to the coast with a cousin'
  const set = await officer.send(`/missing/${record}/hypotheses`, {
    words,
    because: 'Spoke of it; the cousin’s mother would know',
  })
  assert.equal(set.status, 303, set.text)
  const page = (await inspector.get(`/missing/${record}`)).text
  assert.match(page, /Gone to the coast with a cousin<\/strong>/)
  assert.match(page, /None of them changes the grade/)
  assert.match(page, /vigil-grade--MEDIUM/)
  assert.match((await inspector.get('/board')).text, /Nothing since the report/)
  const form = (await officer.get(`/missing/${record}/hypothesis-outcomes`)).text
  const chosen = /<option value="(\d+)">Gone to the coast/.exec(form)?.[1] ?? ''
  const settle = async (because: string) =>
    await officer.api(`/api/missing/${record}/hypothesis-outcomes`, {
      hypothesis: chosen,
      outcome: 'ruled out',
      because,
    })
  assert.equal((await settle('The cousin is at home, seen by PC Harrow')).status, 200)
  assert.match((await inspector.get(`/missing/${record}`)).text, /Ruled out: Gone to the coast/)
  const twice = await settle('again')
  assert.equal(twice.status, 422)
  assert.match(twice.text, /This hypothesis is already settled/)
  assert.doesNotMatch((await inspector.get(`/missing/${record}`)).text, /href="[^"]+hypothesis-outcomes"/)
})

test('twelve open at once are as many as can be tested', async () => {
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Isla Penhale' }))
  const path = `/api/missing/${String(JSON.parse(made.text).recordId)}/hypotheses`
  for (let number = 1; number <= 12; number++)
    assert.equal((await officer.api(path, { words: `At friend ${number}’s`, because: 'Often there' })).status, 200)
  const more = await officer.api(path, { words: 'At friend 13’s', because: 'Often there' })
  assert.match(more.text, /settle one first/)
})
