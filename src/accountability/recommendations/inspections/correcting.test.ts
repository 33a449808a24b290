// Corrected with a reason, and by two where a date moves; taken up by a main report; and recommendations held while a draft is under embargo.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const office = await it.named('Uma Kettering')

const enter = async (reference: string, more: object) => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'initial', fieldwork: null, address: null },
    ...{ programme: 'national child protection inspection, 2024 framework', follows: null, readers: [] },
    ...{ publishedOn: '2026-11-02', ...more },
  })
  assert.equal(entered.status, 201, entered.text)
  return String(JSON.parse(entered.text).recordId)
}
const post = async (who: typeof keeper, id: string, what: string, body: object) =>
  await who.api(`/api/inspection/${id}/${what}`, body)
const page = async (id: string, who = keeper) => (await who.get(`/inspection/${id}`)).text
const asked = (reference: string) => ({
  ...{ reference, theme: 'Calls', words: 'Calls should be answered.', timeScale: 'months-3', on: null },
  ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
})
const recommendation = async (reference: string) => {
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return rows.find((row: { reference: string }) => row.reference === reference)
}
const planDue = async (reference: string): Promise<string> =>
  JSON.parse((await keeper.get('/api/clocks')).text)
    .clocks.filter((one: { reference: string }) => one.reference === reference)
    .map((one: { due_at: string }) => one.due_at.slice(0, 10))
    .join()

test('a wrong day of publication is corrected by two; plan and time scales are counted anew, and the move is counted', async () => {
  const id = await enter('COR-1', {})
  assert.equal((await post(keeper, id, 'recommendations', asked('COR-1/1'))).status, 200)
  assert.equal(await planDue('COR-1'), '2026-12-14')
  const correction = { title: 'Report COR-1, corrected', fieldwork: 'May 2026', address: null, because: 'Misread' }
  const title = await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-11-02' })
  assert.equal(title.status, 200, title.text)
  assert.match(await page(id), /Report COR-1, corrected/, 'what moves no date needs no second person')
  assert.equal((await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-11-05' })).status, 200)
  assert.equal(await planDue('COR-1'), '2026-12-14', 'it stands until another person agrees')
  assert.match((await post(keeper, id, 'correction-agreements', {})).text, /Another person must agree/)
  assert.equal((await post(colleague, id, 'correction-agreements', {})).status, 200)
  assert.equal(await planDue('COR-1'), '2026-12-17')
  const moved = await recommendation('COR-1/1')
  assert.deepEqual([moved.due_on, moved.date_changes], ['2027-02-05', 1])
  assert.match(await page(id), /Corrected .*: Misread.*agreed by Milo Ferrand/)
})

test('a date that was agreed stays, and so does one that was handed on; what moves again is a chief officer’s', async () => {
  const id = await enter('COR-2', {})
  for (const one of ['COR-2/1', 'COR-2/2', 'COR-2/3'])
    assert.equal((await post(keeper, id, 'recommendations', asked(one))).status, 200)
  const [agreed, handed, plain] = await Promise.all(['COR-2/1', 'COR-2/2', 'COR-2/3'].map(recommendation))
  const old = await recommendation('NCPI-2021/1')
  const on = async (who: typeof keeper, record: string, what: string, body: object) =>
    assert.equal((await who.api(`/api/recommendation/${record}/${what}`, body)).status, 200, what)
  await on(keeper, agreed.record_id, 'date-requests', { dueOn: '2027-03-01', because: 'Agreed with the board' })
  await on(colleague, agreed.record_id, 'date-agreements', {})
  for (const [dueOn, who] of [['2027-01-08', colleague] as const, ['2027-01-15', chief] as const]) {
    await on(keeper, old.record_id, 'date-requests', { dueOn, because: 'The desk opens later' })
    await on(who, old.record_id, 'date-agreements', {})
  }
  await on(keeper, old.record_id, 'successors', { by: handed.record_id, because: 'Asked anew' })
  await on(chief, old.record_id, 'superseding-agreements', {})
  assert.equal((await recommendation('COR-2/2')).due_on, '2027-01-15')
  const correction = { title: 'Report COR-2', fieldwork: null, address: null, because: 'Misread' }
  assert.equal((await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-11-10' })).status, 200)
  assert.equal((await post(colleague, id, 'correction-agreements', {})).status, 200)
  const due = async (reference: string) => {
    const { due_on, date_changes, published } = await recommendation(reference)
    return [due_on, date_changes, published]
  }
  assert.deepEqual(await due('COR-2/1'), ['2027-03-01', 1, '2026-11-10'], 'agreed: it stays')
  assert.deepEqual(await due('COR-2/2'), ['2027-01-15', 1, '2026-11-10'], 'handed on: it stays')
  assert.deepEqual(await due('COR-2/3'), ['2027-02-10', 1, '2026-11-10'])
  assert.match((await keeper.get(`/recommendation/${plain.record_id}`)).text, /published 10 November 2026/)
  assert.equal((await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-11-12' })).status, 200)
  const second = await post(colleague, id, 'correction-agreements', {})
  assert.equal(second.status, 422)
  assert.match(second.text, /moved before, for COR-2\/3\. Only a chief officer may agree/)
  assert.equal((await post(chief, id, 'correction-agreements', {})).status, 200)
  assert.deepEqual(await due('COR-2/3'), ['2027-02-12', 2, '2026-11-12'])
})

test('the statute’s period to answer is counted from the right day', async () => {
  const id = await enter('COR-3', { programme: 'IOPC recommendation', kind: 'other report', body: 'IOPC' })
  assert.equal((await post(keeper, id, 'recommendations', { ...asked('COR-3/1'), timeScale: 'iopc-56' })).status, 200)
  const { record_id: record } = await recommendation('COR-3/1')
  const answer = async () => JSON.parse((await keeper.get(`/api/recommendation/${record}`)).text).answer.by
  assert.equal(await answer(), '2026-12-27')
  const correction = { title: 'Report COR-3', fieldwork: null, address: null, because: 'It was made in October' }
  assert.equal((await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-10-20' })).status, 200)
  assert.equal((await post(colleague, id, 'correction-agreements', {})).status, 200)
  assert.equal(await answer(), '2026-12-14')
  const clocks = JSON.parse((await keeper.get('/api/clocks')).text).clocks.filter(
    (one: { record_id: string; name: string }) => one.record_id === record && one.name === 'answer in writing',
  )
  assert.deepEqual(
    clocks.map((one: { due_at: string }) => one.due_at.slice(0, 10)),
    ['2026-12-14'],
  )
})

test('word of what was done at once goes with the letter: it is owed by its day, from the right day of publication', async () => {
  const id = await enter('COR-4', {})
  assert.equal(
    (await post(keeper, id, 'recommendations', { ...asked('COR-4/1'), timeScale: 'immediately' })).status,
    200,
  )
  const { record_id: record } = await recommendation('COR-4/1')
  const word = async () =>
    JSON.parse((await keeper.get('/api/clocks')).text)
      .clocks.filter((one: { record_id: string; name: string }) => one.record_id === record && /at once/.test(one.name))
      .map((one: { due_at: string }) => one.due_at.slice(0, 10))
  assert.deepEqual(await word(), ['2026-12-14'])
  const correction = { title: 'Report COR-4', fieldwork: null, address: null, because: 'Misread' }
  assert.equal((await post(keeper, id, 'corrections', { ...correction, publishedOn: '2026-11-05' })).status, 200)
  assert.equal((await post(colleague, id, 'correction-agreements', {})).status, 200)
  assert.equal(await planDue('COR-4'), '2026-12-17')
  assert.deepEqual(await word(), ['2026-12-17'])
})

test('whether section 55 applies is said of each document, with a note', async () => {
  const id = await enter('LET-1', { kind: 'revisit letter', programme: 'PEEL' })
  assert.match(await page(id), /Comments of the local policing body under section 55/)
  const note = 'A letter to the force, published as an annex'
  assert.equal((await post(keeper, id, 'comments-owed', { owed: false, note })).status, 403, 'not the force’s to say')
  assert.equal((await post(office, id, 'comments-owed', { owed: false, note })).status, 200)
  const shown = await page(id)
  assert.doesNotMatch(shown, /Comments of the local policing body under section 55/)
  assert.match(shown, /Section 55 does not apply to it: A letter to the force/)
})

test('an accelerated cause of concern is taken up by its main report, and keeps its own history', async () => {
  const early = await enter('ACC-1', { kind: 'accelerated cause of concern', publishedOn: '2026-09-01' })
  const main = await enter('MAIN-1', {})
  assert.match((await post(keeper, main, 'merging', { into: 'ACC-1' })).text, /Only an accelerated cause of concern/)
  assert.equal((await post(keeper, early, 'merging', { into: 'MAIN-1' })).status, 200)
  assert.match(await page(early), /Taken up by <a[^>]*>MAIN-1/)
  assert.match(await page(main), /Took up <a[^>]*>ACC-1/)
})

test('under embargo recommendations are held for the readers alone; published, they begin that day', async () => {
  const until = '2026-11-23T09:10:00.000Z'
  const draft = { publishedOn: null, embargoUntil: until, readers: [chief.person.staffId] }
  const id = await enter('EMB-1', draft)
  assert.equal((await post(keeper, id, 'recommendations', asked('EMB-1/1'))).status, 200)
  const text = 'We recommend that the force should immediately answer calls.\n\nIt should also record them.'
  assert.equal((await post(keeper, id, 'texts', { text, address: null })).status, 200)
  const item = /confirmations\?item=([0-9a-f-]{36})/.exec(await page(id))?.[1] ?? ''
  const body = { ...asked('EMB-1/2'), timeScale: 'immediately', itemId: item }
  assert.match(
    (await post(keeper, id, 'confirmations', { ...body, words: 'The force should answer.' })).text,
    /are not in the pasted text/,
  )
  const more = 'We recommend that the force should immediately answer calls. It should also record them.'
  assert.equal((await post(keeper, id, 'confirmations', { ...body, words: more })).status, 200)
  assert.match(await page(id, chief), /Recommendations held until it is published/)
  const cause = { kind: 'cause of concern', theme: 'Calls', chapter: null, words: null, paragraph: null }
  assert.equal((await post(keeper, id, 'findings', { ...cause, measures: null, again: null })).status, 200)
  assert.match((await chief.get('/engage-pack')).text, /a draft under embargo, seen only by the people named/)
  assert.doesNotMatch((await colleague.get('/engage-pack')).text, /a draft under embargo/)
  assert.equal(await recommendation('EMB-1/2'), undefined, 'nowhere else')
  assert.equal((await colleague.get(`/inspection/${id}`)).status, 404)
  const early = await post(keeper, id, 'publication', { on: '2026-11-23', address: null })
  assert.match(early.text, /The embargo lasts until the time/)
  now = plus(now, minutes(12))
  assert.equal((await post(keeper, id, 'publication', { on: '2026-11-23', address: null })).status, 200)
  const [one, two] = [await recommendation('EMB-1/1'), await recommendation('EMB-1/2')]
  assert.deepEqual([one?.due_on, two?.due_on], ['2027-02-23', '2026-11-23'])
  assert.equal(two?.words, more)
  assert.equal((await colleague.get(`/recommendation/${two?.record_id}`)).status, 200)
})

test('announced is no draft; what is held says its own date, and begins with publication only where its time does', async () => {
  const id = await enter('ANN-1', { publishedOn: null, asked: 1 })
  assert.equal((await post(keeper, id, 'stages', { stage: 'announced', on: '2026-11-20', until: null })).status, 200)
  const announced = await page(id)
  assert.match(announced, /Not published\. Only these people see it: Sam Underhill/)
  assert.doesNotMatch(announced, /draft under embargo/)
  const list = (await keeper.get('/inspections')).text
  assert.ok(list.includes('<strong>not published</strong>') && !list.includes('draft under embargo'))
  for (const more of [{ timeScale: 'date', on: '2027-03-31' }, { timeScale: 'none' }, {}].entries())
    assert.equal((await post(keeper, id, 'recommendations', { ...asked(`ANN-1/${more[0]}`), ...more[1] })).status, 200)
  const held = await page(id)
  assert.match(held, /by a date, 31 March 2027<\/span>/)
  assert.match(held, /no time scale given<\/span>/)
  assert.match(held, /within three months; its time begins with publication<\/span>/)
  assert.doesNotMatch(held, /are in the register/, 'while they are held')
  assert.equal((await post(keeper, id, 'publication', { on: '2026-11-23', address: null })).status, 200)
  assert.match(await page(id), /3 of the report’s 1 recommendation are in the register: <strong>more than it was said/)
})
