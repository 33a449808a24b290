// Another date needs two people and a reason, the second change a chief officer; and a stage that has ended is not typed away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
const recordOf = (reference: string) =>
  String(rows.find((row: { reference: string }) => row.reference === reference)?.record_id)
const one = recordOf('NCPI-2021/1')
const post = async (who: typeof keeper, what: string, body: object, record = one) =>
  await who.api(`/api/recommendation/${record}/${what}`, body)
const asked = (dueOn: string) => ({ dueOn, because: 'The training ends in March' })
const page = async (who = keeper) => (await who.get(`/recommendation/${one}`)).text

test('asked by one, agreed by another: until then the date stands, and afterwards it is counted', async () => {
  assert.match((await post(keeper, 'date-requests', asked('2026-11-01'))).text, /This date has passed/)
  assert.match((await post(chief, 'date-agreements', {})).text, /Nobody has asked for another date/)
  assert.equal((await post(keeper, 'date-requests', asked('2027-03-31'))).status, 200)
  assert.match((await post(keeper, 'date-requests', asked('2027-04-30'))).text, /already asked for/)
  assert.match(await page(), /Somebody has asked for another date: 31 March 2027/)
  assert.doesNotMatch(await page(), /date-agreements/, 'not offered to who asked')
  assert.match((await post(keeper, 'date-agreements', {})).text, /You asked for this\. Another person must agree/)
  assert.match(await page(), /Never moved/)
  assert.match(await page(colleague), /date-agreements/)
  assert.equal((await post(colleague, 'date-agreements', {})).status, 200)
  assert.match(await page(), /To be met by 31 March 2027/)
  assert.match(await page(), /Never moved/, 'the first date moves nothing')
  assert.match(await page(), /First set .*agreed by Milo Ferrand/)
  assert.equal((await post(keeper, 'date-requests', asked('2027-04-15'))).status, 200)
  assert.equal((await post(colleague, 'date-agreements', {})).status, 200)
  assert.match(await page(), /Moved once|Moved 1 time/)
  assert.match(await page(), /from 31 March 2027 to 15 April 2027/)
})

test('refused, it stands; the second change is a chief officer’s', async () => {
  assert.equal((await post(keeper, 'date-requests', asked('2027-05-31'))).status, 200)
  assert.match((await post(colleague, 'date-agreements', {})).text, /only a chief officer can agree to move it again/)
  assert.doesNotMatch(await page(colleague), /date-agreements/, 'not offered to whom it would be refused')
  assert.doesNotMatch(await page(), /date-requests|\/base"/, 'nor another request, nor another day to count from')
  const form = (await chief.get(`/recommendation/${one}/date-agreements`)).text
  assert.match(form, /Its date now: 15 April 2027\. It was moved 1 time: only a chief officer/)
  assert.match(form, /The date asked for: 31 May 2027\. Why: “The training ends in March”/)
  assert.equal((await post(chief, 'date-refusals', { because: 'March is late enough' })).status, 200)
  assert.match(await page(), /To be met by 15 April 2027/)
  assert.doesNotMatch(await page(), /Somebody has asked for another date/)
  await post(keeper, 'date-requests', asked('2027-06-30'))
  assert.equal((await post(chief, 'date-agreements', {})).status, 200)
  assert.match(await page(), /To be met by 30 June 2027/)
})

test('commentary stands beside the status with its author, and changes nothing', async () => {
  const before = /Status: [^<]*/.exec(await page())?.[0]
  const text = 'The board has heard that the desk is staffed from January'
  assert.equal((await post(chief, 'comments', { text })).status, 200)
  assert.match(await page(), /The board has heard that the desk is staffed/)
  assert.match(await page(), /Tess Mowbray, 23 November 2026/)
  assert.equal(/Status: [^<]*/.exec(await page())?.[0], before)
  const officer = await it.named('Asha Nolan')
  assert.equal((await post(officer, 'comments', { text: 'x' })).status, 403)
})

test('a stage is recorded on the page; superseded or verified, none is typed over it', async () => {
  assert.match(await page(), /\/stages">Record the force’s response/)
  assert.equal((await post(keeper, 'stages', { stage: 'accepted', because: 'At the board' })).status, 200)
  assert.match(
    (await post(keeper, 'stages', { stage: 'accepted', because: 'Again' })).text,
    /It is already at this stage/,
  )
  const [other, third] = [recordOf('NCPI-2021/2'), recordOf('NCPI-2021/3')]
  assert.equal((await post(keeper, 'successors', { by: third, because: 'Asked anew' }, other)).status, 200)
  assert.equal((await post(chief, 'superseding-agreements', {}, other)).status, 200)
  assert.match(
    (await post(keeper, 'stages', { stage: 'in progress', because: 'x' }, other)).text,
    /This recommendation was superseded/,
  )
  assert.match((await post(keeper, 'date-requests', asked('2027-03-31'), other)).text, /so it no longer needs a date/)
  const signed = {
    ...{ route: 'inspector', by: 'An inspector', document: 'Letter', on: '2026-11-20', address: null },
    text: 'We looked at sixty files.\r\nIt is routinely done.',
  }
  assert.equal((await post(keeper, 'verifications', signed, third)).status, 200)
  assert.equal((await post(colleague, 'document-confirmations', {}, third)).status, 200)
  assert.match(
    (await post(keeper, 'stages', { stage: 'in progress', because: 'x' }, third)).text,
    /Only a failing closure test can open it again/,
  )
})

test('the day from which a time runs is moved like any other date: asked, agreed by another, counted', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'BASE-1', title: 'A report', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
  })
  const inspection = String(JSON.parse(entered.text).recordId)
  const body = { theme: 'Calls', timeScale: 'months-3', on: null, paragraph: null, findingId: null }
  const more = { ...body, reference: 'BASE-1/1', words: 'Answer calls.', addressee: 'chief constable' }
  const added = await keeper.api(`/api/inspection/${inspection}/recommendations`, more)
  assert.equal(added.status, 200, added.text)
  const rows = JSON.parse((await keeper.get('/api/recommendations')).text).rows
  const record = rows.find((row: { reference: string }) => row.reference === 'BASE-1/1')?.record_id
  const shown = async () => (await keeper.get(`/recommendation/${record}`)).text
  assert.match(await shown(), /To be met by 2 February 2027/)
  const base = { baseOn: '2028-11-02', because: 'A typing error' }
  assert.equal((await post(keeper, 'base', base, record)).status, 200)
  assert.match(await shown(), /To be met by 2 February 2027/, 'it stands until another person agrees')
  assert.match(await shown(), /Somebody has asked for another date: 2 February 2029, counted from 2 November 2028/)
  assert.match((await post(keeper, 'date-agreements', {}, record)).text, /Another person must agree/)
  assert.equal((await post(colleague, 'date-agreements', {}, record)).status, 200)
  assert.match(
    await shown(),
    /To be met by 2 February 2029\. By rule 2 February 2027: within three months, counted from 2 November 2026 \(the period is the report’s; [^)]*\)\. Moved 1 time:/,
    'a date that moved keeps its rule and source',
  )
  assert.match(await shown(), /from 2 February 2027 to 2 February 2029\. A typing error \(agreed by Milo Ferrand\)/)
  assert.match(await shown(), /Moved once|Moved 1 time/)
})
