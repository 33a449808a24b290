// One return interview that covered several returns: an outcome for each, all of them or none; and on the authority's link nothing of the others but the day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
/** Signed in anew: days pass between the acts. */
const as = async (name: string) => await it.as((await it.named(name)).person)
const read = async (record: string) => JSON.parse((await (await as('Jo Pemberley')).get(`/api/missing/${record}`)).text)
const interviewOf = async (record: string) => (await read(record)).returnInterview

/** Missing and back, on each of the days from now. */
async function returns(name: string, days: number): Promise<readonly string[]> {
  const records: string[] = []
  for (let day = 0; day < days; day++) {
    const first = records[0]
    const known = first === undefined ? {} : { personId: String((await read(first)).personId) }
    const made = await (await as('Asha Nolan')).api('/api/missing/report', reportBody(now, { name, ...known }))
    assert.equal(made.status, 201, made.text)
    const record = String(JSON.parse(made.text).recordId)
    now = plus(now, minutes(30))
    await home(await as('Jo Pemberley'), record)
    now = plus(now, hours(24))
    records.push(record)
  }
  return records
}
const report = async (record: string, body: object) =>
  await (await as('Jo Pemberley')).api(`/api/missing/${record}/return-interview`, {
    by: 'Jan Pell, worker',
    detail: null,
    at: null,
    ...body,
  })

test('given three returns, when an interview of the last says that it covered the first, both are held and the other is owed', async () => {
  const [first = '', second = '', third = ''] = await returns('Emlyn Quarndon', 3)
  const form = (await (await as('Jo Pemberley')).get(`/missing/${third}/return-interview`)).text
  assert.match(
    form,
    /Which other returns of the same child[\s\S]*Returned on 24 November 2026[\s\S]*Returned on 23 Nov/,
  )

  const recorded = await report(third, { outcome: 'done', alsoReturns: [first] })

  assert.equal(recorded.status, 200, recorded.text)
  for (const record of [first, third]) assert.equal((await interviewOf(record)).status, 'done')
  assert.equal((await interviewOf(second)).status, 'outstanding')
  const again = (await (await as('Jo Pemberley')).get(`/missing/${third}/return-interview`)).text
  assert.doesNotMatch(again, /Returned on 23 November/, 'it is settled')
})

test('given one of them cannot be so, when both are reported, neither is recorded and the sentence says which return', async () => {
  const [first = '', second = ''] = await returns('Bettany Hollis', 2)
  const { returnedAt } = await read(first)

  const missed = await report(first, { outcome: 'missed', at: plus(returnedAt, hours(73)), alsoReturns: [second] })
  const early = await report(first, { outcome: 'done', at: plus(returnedAt, hours(1)), alsoReturns: [second] })
  const strange = await report(first, { outcome: 'done', alsoReturns: ['00000000-0000-7000-8000-0000000000aa'] })

  assert.equal(missed.status, 422)
  assert.equal(early.status, 422)
  assert.match(early.text, /For the return on \d+ November 2026: This is before the/)
  assert.match(strange.text, /A return that you ticked is settled by now/)
  for (const record of [first, second]) assert.equal((await interviewOf(record)).status, 'outstanding')
})

test('given the authority’s link, the other returns are days and no more; one submission records each, and sent twice once', async () => {
  const [first = '', second = ''] = await returns('Alder Fenwick', 2)
  const sergeant = await as('Jo Pemberley')
  assert.equal((await sergeant.send(`/missing/${second}/link`, { purpose: 'authority' })).status, 303)
  const links = (await sergeant.get(`/missing/${second}/links`)).text
  const path = /\/shared\/authority\/[\w.-]+/.exec(links)?.[0] ?? ''
  const shown = await (await fetch(`${it.address}${path}`)).text()
  const ticked = /name="alsoReturns"[^>]*value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const key = /name="_key" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  assert.match(shown, /Returned on 2\d November 2026/)
  for (const hidden of ['Alder', 'Rugeley', 'Festival Park', first, first.slice(0, 8)])
    assert.ok(!shown.includes(hidden), hidden)

  const form = { outcome: 'done', by: 'Kim Archer, worker', detail: 'Afraid of her uncle', alsoReturns: ticked }
  const post = async (more: Record<string, string>) =>
    await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams({ ...form, ...more }) })
  assert.match(await (await post({ _key: key })).text(), /The police received this at/)
  assert.match(await (await post({ _key: key })).text(), /The police received this at/)

  for (const record of [first, second]) {
    assert.equal((await interviewOf(record)).status, 'done')
    const page = (await (await as('Jo Pemberley')).get(`/missing/${record}`)).text
    assert.equal(page.split('Shared by Kim Archer, worker').length - 1, 1)
  }
  const settled = await post({})
  assert.equal(settled.status, 422)
  assert.match(await settled.text(), /A return that you ticked is settled by now/)
})

test('given a restricted child, the link does not say that there was a return', async () => {
  const [first = '', second = ''] = await returns('Torben Ashby', 2)
  const { personId } = await read(first)
  const asked = await (await as('Priya Stanmore')).api(`/api/person/${personId}/restriction`, { reason: 'A witness' })
  assert.equal(asked.status, 200, asked.text)
  const sergeant = await as('Jo Pemberley')
  await sergeant.send(`/missing/${second}/link`, { purpose: 'authority' })
  const path = /\/shared\/authority\/[\w.-]+/.exec((await sergeant.get(`/missing/${second}/links`)).text)?.[0] ?? ''

  const shown = await (await fetch(`${it.address}${path}`)).text()

  assert.match(shown, /Return interview: tell the police/)
  assert.doesNotMatch(shown, /alsoReturns/)
})
