// Beside a date stands what made it: the report's time scale only where that did, else who set it, who moved it, or whose it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { recommendation } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const { site, lookNow } = await testSite(it, () => now)

const entered = await keeper.api('/api/inspection/inspections', {
  ...{ reference: 'FROM-1', title: 'Dates', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
  ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
})
const inspection = String(JSON.parse(entered.text).recordId)
const add = async (reference: string, timeScale: string) =>
  await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference, theme: 'Calls', timeScale, on: null, paragraph: null, findingId: null },
    ...{ words: 'Answer calls.', addressee: 'chief constable' },
  })
const recordOf = async (reference: string): Promise<string> =>
  JSON.parse((await keeper.get('/api/recommendations?source=HMICFRS')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  ).record_id
const done = async (who: typeof keeper, reference: string, what: string, body: object) => {
  const answer = await who.api(`/api/recommendation/${await recordOf(reference)}/${what}`, body)
  assert.equal(answer.status, 200, answer.text)
}
const ruled = async (reference: string): Promise<string> => {
  const { clocks } = JSON.parse((await keeper.get('/api/clocks')).text)
  return clocks.find(
    (one: { reference: string; name: string }) => one.reference === reference && one.name === 'meet the recommendation',
  ).ruled
}
const anotherDate = async (reference: string, dueOn: string) => {
  await done(keeper, reference, 'date-requests', { dueOn, because: 'The desk opens later' })
  await done(colleague, reference, 'date-agreements', {})
}

test('its report’s time scale made it: that stands there; moved, it says so and is nobody’s guidance', async () => {
  assert.equal((await add('FROM-1/1', 'months-3')).status, 200)
  assert.match(await ruled('FROM-1/1'), /^National guidance: within three months, counted from 2 November 2026 \(/)
  await anotherDate('FROM-1/1', '2027-03-31')
  assert.match(
    await ruled('FROM-1/1'),
    /^Force: a date that was moved, agreed on 23 November 2026\. Its own time scale: within three months, counted from/,
  )
})

test('set where its source gave none', async () => {
  assert.equal((await add('FROM-1/2', 'none')).status, 200)
  await anotherDate('FROM-1/2', '2027-05-31')
  assert.equal(await ruled('FROM-1/2'), 'Force: set on 23 November 2026, where its source gave no date')
})

test('handed on: whose it is, with the rule of its own; in public too', async () => {
  assert.equal((await add('FROM-1/3', 'months-6')).status, 200)
  const by = await recordOf('FROM-1/3')
  await done(keeper, 'FROM-1/1', 'successors', { by, because: 'Asked anew' })
  await done(chief, 'FROM-1/1', 'superseding-agreements', {})
  const said =
    /the date of FROM-1\/1, whose place it took\. Its own time scale: within six months, counted from 2 November 2026 \(/
  assert.match(await ruled('FROM-1/3'), said)
  now = plus(now, hours(0.1))
  assert.equal((await (await it.named('Uma Kettering')).api('/api/published-figures/releases', {})).status, 201)
  await lookNow()
  const page = (await site.inject({ method: 'GET', url: `/${demonstrationForce.id}/${by}` })).body
  assert.match(page, said)
})

test('the rows of all this are those that the facts give', async () => {
  const known = [rebuildable(recommendation)]
  const again = await rebuild(it.databases.clock, known, it.app.policies, { force: keeper.person.forceId, now })
  assert.deepEqual(again.differences, [])
})
