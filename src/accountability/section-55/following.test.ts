// The clock of section 55 follows the register: by the inspection and not by its title, from the right day, and only where the local policing body says that the Act asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { dayOf, type Instant, instant } from '../../kernel/time.ts'
import { replyToOffer } from './chief-officer.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')

const enter = async (reference: string, more: object = {}) => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: 'Revisit letter', body: 'HMICFRS', kind: 'revisit letter', fieldwork: null, address: null },
    ...{ programme: 'PEEL', follows: null, readers: [], publishedOn: '2026-11-02', ...more },
  })
  assert.equal(entered.status, 201, entered.text)
  return String(JSON.parse(entered.text).recordId)
}
type Row = {
  readonly record_id: string
  readonly report: string
  readonly published_on: string
  readonly due_on: string
  readonly answered: number
  readonly recommendations: number
}
const list = async (): Promise<{ rows: readonly Row[]; unopened: readonly { record_id: string }[] }> =>
  JSON.parse((await office.get('/api/section-55s')).text)
const ofLetter = async () =>
  (await list()).rows.filter((one) => one.report === 'Revisit letter').map((one) => [one.published_on, one.due_on])
const one = async (publishedOn: string) =>
  (await list()).rows.find((row) => row.report === 'Revisit letter' && row.published_on === publishedOn)?.record_id
const page = async (record: string | undefined) => (await office.get(`/section-55/${record}`)).text

const first = await enter('LET-1')
const second = await enter('LET-2', { publishedOn: '2026-11-16' })

test('two letters of one title have a clock each, and each its own recommendations', async () => {
  assert.deepEqual(await ofLetter(), [
    ['2026-11-16', '2027-01-10'],
    ['2026-11-02', '2026-12-27'],
  ])
  const asked = await keeper.api(`/api/inspection/${second}/recommendations`, {
    ...{ reference: 'LET-2/1', theme: 'Calls', words: null, timeScale: 'months-3', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const counted = (await list()).rows.filter((row) => row.report === 'Revisit letter')
  assert.deepEqual(
    counted.map((row) => [row.published_on, row.answered, row.recommendations]),
    [
      ['2026-11-16', 0, 1],
      ['2026-11-02', 0, 0],
    ],
    'the list counts what its page shows',
  )
  assert.match(await page(await one('2026-11-16')), /LET-2\/1/)
  assert.doesNotMatch(await page(await one('2026-11-02')), /LET-2\/1/)
})

test('a corrected day of publication moves the last lawful day, and what is owed with it', async () => {
  const correction = { title: 'Revisit letter', fieldwork: null, address: null, because: 'It was published in October' }
  const ask = await keeper.api(`/api/inspection/${first}/corrections`, { ...correction, publishedOn: '2026-10-01' })
  assert.equal(ask.status, 200, ask.text)
  assert.equal((await colleague.api(`/api/inspection/${first}/correction-agreements`, {})).status, 200)
  assert.deepEqual(await ofLetter(), [
    ['2026-11-16', '2027-01-10'],
    ['2026-10-01', '2026-11-25'],
  ])
  const shown = await page(await one('2026-10-01'))
  assert.match(shown, /publish the comments: <span>[^<]*25 Nov/)
  assert.equal(shown.split('publish the comments:').length, 2, 'the wrong day is owed no more')
  assert.match(shown, /published 1 October 2026, not 2 November 2026/)
})

test('the local policing body says that the Act asks for nothing, and nothing is owed; said otherwise, it is again', async () => {
  const record = await one('2026-11-16')
  assert.match(await page(record), new RegExp(`/inspection/${second}/comments-owed`), 'from its own workspace')
  const say = async (who: typeof office, owed: boolean) =>
    await who.api(`/api/inspection/${second}/comments-owed`, { owed, note: 'A letter is no report' })
  assert.equal((await say(keeper, false)).status, 403, 'it is not the force’s to say')
  assert.equal((await say(office, false)).status, 200)
  assert.match(await page(record), /Section 55 does not apply to it<\/strong>[^<]*A letter is no report/)
  assert.doesNotMatch(await page(record), /<h2[^>]*>Owed/)
  const clocks = JSON.parse((await office.get('/api/clocks')).text).clocks
  assert.ok(!clocks.some((each: { record_id: string }) => each.record_id === record))
  assert.match(
    (await office.send(`/section-55/${record}/invitation`, { replyBy: '2026-12-01' })).text,
    /Section 55 does not apply to this report \(“A letter is no report[^”]*”\)\. If it does, say so first/,
  )
  assert.equal((await say(office, true)).status, 200)
  assert.match(await page(record), /publish the comments: <span>[^<]*10 Jan/)
})

test('what is listed as unopened can be opened, with or without recommendations; what the Act does not ask is not offered', async () => {
  const [seeded = ''] = (await list()).unopened.map((row) => row.record_id)
  const audit = { title: 'An audit', body: 'Audit', programme: 'internal audit', kind: 'other report' }
  const internal = await enter('AUD-1', audit)
  const unopened = (await list()).unopened.map((row) => row.record_id)
  assert.ok(unopened.includes(seeded) && !unopened.includes(internal))
  const form = (await office.get('/section-55/comments')).text
  assert.ok(form.includes(seeded) && !form.includes(internal))
  assert.match(
    (await office.send('/section-55/comments', { inspection: internal })).text,
    /[Tt]he Act does not require comments on this report/,
  )
  assert.equal((await office.send('/section-55/comments', { inspection: seeded })).status, 303)
  assert.ok(!(await list()).unopened.some((row) => row.record_id === seeded))
})

test('of a report entered late nobody is accused; its document, read by two, shows what was done in its time', async () => {
  const inspection = await enter('LATE-1', { title: 'A late report', publishedOn: '2026-01-05' })
  const asked = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference: 'LATE-1/1', theme: 'Calls', words: null, timeScale: 'immediately', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const record = String((await list()).rows.find((row) => row.report === 'A late report')?.record_id)
  const overdue = async () =>
    JSON.parse((await office.get('/api/clocks')).text)
      .clocks.filter(
        (each: { about: string; overdue: boolean }) => each.overdue && each.about.includes('A late report'),
      )
      .map((each: { name: string; due_at: string }) => `${each.name} ${each.due_at.slice(0, 10)}`)
  assert.ok(!(await overdue()).includes('publish the comments 2026-03-01'), 'whether they were is not known here')
  const scrutiny = async () => (await office.get('/scrutiny')).text
  assert.match(
    await scrutiny(),
    /Say whether comments were published before the report was entered: A late report<\/a>: <span>[^<]*7 December 2026/,
  )
  const reported = JSON.parse((await office.get('/api/clocks')).text).clocks.find(
    (each: { name: string; reference: string }) =>
      each.reference === 'LATE-1/1' && each.name === 'report what was done at once',
  )
  assert.equal(reported?.overdue, true, 'asked for at once, it owes word of that too')
  const at = (what: string) => `/api/section-55/${record}/${what}`
  const said = { address: 'https://example.org/then', document: 'Our comments of February', text: 'We accept it.' }
  const offer = { ...said, on: '2026-02-20', leftOut: [], copied: ['Secretary of State'] }
  assert.match((await office.api(at('earlier-comments'), { ...offer, on: '2026-11-23' })).text, /opened here on/)
  assert.match((await office.api(at('earlier-comments'), { ...offer, copied: ['panel'] })).text, /Choose from/)
  assert.equal((await keeper.api(at('earlier-comments'), offer)).status, 403)
  assert.equal((await office.api(at('earlier-comments'), offer)).status, 200)
  assert.match((await office.api(at('earlier-comment-confirmations'), {})).text, /Another person must read/)
  const waits = async (who: typeof office) =>
    JSON.parse((await who.get('/api/waiting')).text).mine.map((one: { path: string }) => one.path)
  assert.deepEqual([await waits(office), await waits(keeper)], [[], [`/section-55/${record}`]])
  assert.match(
    await scrutiny(),
    /Say whether comments were published before the report was entered: A late report/,
    'not by one',
  )
  const shown = (await colleague.get(`/section-55/${record}/earlier-comment-confirmations`)).text
  assert.match(shown, /We accept it\./)
  assert.equal((await colleague.api(at('earlier-comment-confirmations'), {})).status, 200)
  assert.deepEqual(await overdue(), ['copy to the inspectors of constabulary 2026-02-20'], 'no copy went to them')
  assert.doesNotMatch(await scrutiny(), /before the report was entered: A late report/)
  assert.match(await page(record), /Published 20 February 2026, before the report was entered here/)
  const response = (await office.get(`/section-55/${record}/response`)).text
  assert.match(response, /published 20 February 2026, as Our comments of February[\s\S]*within[\s\S]*We accept it\./)
})

test('the day offered for a reply leaves time to publish', () => {
  const offered = (publishedOn: string, today: string) => replyToOffer(publishedOn, dayOf(today))
  assert.equal(offered('2026-11-02', '2026-11-03'), '2026-12-01', 'four weeks')
  assert.equal(offered('2026-11-02', '2026-12-10'), '2026-12-20', 'a week before the last lawful day')
  assert.equal(offered('2026-11-02', '2026-12-22'), '2026-12-26')
  assert.equal(offered('2026-11-02', '2026-12-28'), '2027-01-04', 'the last day has passed already')
})

test('of a report entered late somebody looked and says that none were published: from then on they are overdue', async () => {
  await enter('LATE-2', { title: 'Another late report', publishedOn: '2026-01-06' })
  const row = async () => (await list()).rows.find((one) => one.report === 'Another late report')
  const record = String((await row())?.record_id)
  assert.match(await page(record), /Whether comments were published is not known here/)
  assert.match((await office.get('/section-55s')).text, /Another late report[\s\S]*?not known here/)
  const at = `/api/section-55/${record}/none-published`
  assert.match((await office.api(at, { because: ' ' })).text, /Enter where you looked/)
  const because = 'The office’s own pages, and the clerk of the panel'
  assert.equal((await office.api(at, { because })).status, 200)
  assert.match((await office.api(at, { because })).text, /This has already been recorded/)
  const shown = await page(record)
  assert.match(shown, /publish the comments: <span class="vigil-late">[^<]*2 Mar/)
  assert.doesNotMatch(shown, /is not known here/)
  assert.match(shown, /as the local policing body said[^<]*the clerk of the panel/)
})
