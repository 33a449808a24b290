// What was known of a child from before stands in what was known at a past minute, as it stood then; and the episode says with whom they were found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })

/** Signed in anew: days pass between. */
async function done(path: string, body: object): Promise<string> {
  const answer = await (await it.named('Dev Ramsden')).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const get = async (path: string) => (await (await it.named('Dev Ramsden')).get(path)).text

const company = 'two older boys; names being checked'
const learned = {
  harm: 'harm',
  harmDetail: 'Given cannabis',
  where: 'A flat',
  withWhom: null,
  why: null,
  intended: 'yes',
}

/** Found with two older boys, with a plan and what the carer prepared; reported again two days later. */
async function reportedAgain() {
  const first = await done('/api/missing/report', reportBody(now, { name: 'Robyn Larch' }))
  now = plus(now, hours(2))
  const found = {
    place: 'Cinderbank Road',
    how: 'police',
    with: company,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'x',
  }
  await done(`/api/missing/${first}/location`, { ...found, at: null })
  await done(`/api/missing/${first}/return`, { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null })
  await done(`/api/missing/${first}/trigger-plan`, {
    plan: 'Ring the best friend’s mother first',
    reviewBy: plus(now, hours(900)),
  })
  assert.equal((await (await it.named('Dev Ramsden')).send(`/missing/${first}/link`, { purpose: 'carer' })).status, 303)
  const link = /\/shared\/carer\/[\w.-]+/.exec(await get(`/missing/${first}/links`))?.[0] ?? ''
  const sent = { by: 'Gran', standing: 'Calm with horses' }
  await fetch(`${it.address}${link}`, { method: 'POST', body: new URLSearchParams(sent) })
  const personId = /"personId":"([0-9a-f-]{36})"/.exec(await get(`/api/missing/${first}`))?.[1] ?? ''
  now = plus(now, hours(48))
  const source = { system: 'STORM', reference: now, createdAt: now }
  return { first, next: await done('/api/missing/report', reportBody(now, { name: 'Robyn Larch', personId, source })) }
}

test('at a past minute stand the plan, the earlier episode and the carer’s part of that minute, not those of a later one', async () => {
  const { first, next } = await reportedAgain()
  now = plus(now, minutes(30))
  const then = now
  now = plus(now, minutes(30))
  await done(`/api/missing/${next}/trigger-plan`, { plan: 'Go to Cinderbank Road', reviewBy: plus(now, hours(900)) })
  await done(`/api/missing/${first}/learning`, learned)
  now = plus(now, minutes(30))

  const before = JSON.parse(await get(`/api/missing/${next}/as-known?at=${then}`))
  const page = await get(`/missing/${next}/as-known?at=${then}`)
  const later = JSON.parse(await get(`/api/missing/${next}/as-known?at=${now}`))

  assert.equal(before.plan.plan, 'Ring the best friend’s mother first')
  assert.equal(before.prepared.standing, 'Calm with horses')
  assert.equal(before.earlier.length, 1)
  assert.partialDeepStrictEqual(before.earlier[0], {
    recordId: first,
    foundAt: 'Cinderbank Road',
    with: company,
    harm: null,
  })
  assert.match(page, /Trigger plan in force then[\s\S]*Ring the best friend’s mother first/)
  assert.match(page, /Prepared by the carer, Gran[\s\S]*Calm with horses/)
  assert.match(page, /found at Cinderbank Road with two older boys; names being checked/)
  assert.deepEqual([later.plan.plan, later.earlier[0].harm], ['Go to Cinderbank Road', 'harm'])
})

test('the episode says with whom the child was found, and leads to its plain summary, which says how to copy without JavaScript', async () => {
  const { next } = await reportedAgain()
  const page = await get(`/missing/${next}`)
  assert.match(page, /found at Cinderbank Road with two older boys; names being checked after/)
  assert.match(page, new RegExp(`href="/missing/${next}/summary">Plain summary to copy into STORM ${now}</a>`))
  assert.match(await get(`/missing/${next}/summary`), /<noscript>[\s\S]*Ctrl and C[\s\S]*<\/noscript>/)
})
