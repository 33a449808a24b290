// Found again: counted once for each later report, where it was found first, and with that day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { instant } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { followed } from './chain.ts'
import type { Step } from './known.ts'
import { inspections } from './queries.ts'

const now = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')

const rowOf = async (reference: string): Promise<{ found_again: number; first_found_on: string; record_id: string }> =>
  JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  )
const timesFound = async (reference: string) => (await rowOf(reference)).found_again

const record = async (reference: string, publishedOn: string | null, follows: string | null = null) =>
  await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn, address: null, follows, readers: [] },
  })
const enter = async (reference: string, publishedOn: string | null, follows: string | null = null) => {
  const entered = await record(reference, publishedOn, follows)
  assert.equal(entered.status, 201, entered.text)
  return String(JSON.parse(entered.text).recordId)
}
const repeat = async (id: string, reference: string | null, again: string) => {
  const finding = { kind: 'cause of concern', theme: 'Missing children', chapter: null, words: null, paragraph: null }
  return await keeper.api(`/api/inspection/${id}/findings`, {
    ...finding,
    ...(reference === null ? {} : { reference }),
    measures: null,
    again,
  })
}
const find = async (id: string, reference: string | null, again: string) => {
  const found = await repeat(id, reference, again)
  assert.equal(found.status, 200, found.text)
}
const ask = async (id: string, reference: string) => {
  const words = { theme: 'Calls', words: null, timeScale: 'none', on: null, paragraph: null, findingId: null }
  const asked = await keeper.api(`/api/inspection/${id}/recommendations`, {
    ...{ ...words, reference, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
}

/** In the published history a finding of the re-inspection repeats this one. */
const force = demonstrationForce.id
const history = await it.databases.app.read(
  { force, who: SYSTEM, now },
  async (reader) => await inspections.all(reader, { force }),
)
const reinspection = history.find((one) => one.reference === 'NCPI-2023')?.record_id ?? ''
const shown = (await keeper.get(`/inspection/${reinspection}`)).text
const [, middle = '', root = ''] = /(NCPI-2023\/\d+)[\s\S]*?found again<\/strong>: (NCPI-2021\/\d+)/.exec(shown) ?? []

test('given a finding that repeats a finding that repeats a recommendation, it is counted there and dated from there', async () => {
  const before = await timesFound(root)
  assert.equal(before, 1, `${middle} repeats ${root}`)
  const id = await enter('CHAIN-1', '2026-10-01')
  await find(id, 'CHAIN-1/1', middle)
  assert.equal(await timesFound(root), 2)
  for (const path of [`/inspection/${id}`, '/engage-pack']) {
    const said = (await keeper.get(path)).text
    assert.match(said, new RegExp(`${middle}, before it ${root}, first 7 April 2022`), path)
  }
})

test('by file too, within the file and on into the register; and of a draft on the day it is published', async () => {
  const before = await timesFound(root)
  const rows = [
    'item,reference,inspection,title,programme,kind,published,theme,again',
    'inspection,CHAIN-2,,A thematic report,PEEL,PEEL,2026-10-02,,',
    'finding,CHAIN-2/1,CHAIN-2,,,,,Calls,CHAIN-1/1',
    'inspection,CHAIN-3,,Another,PEEL,PEEL,2026-10-03,,',
    'finding,CHAIN-3/1,CHAIN-3,,,,,Calls,CHAIN-2/1',
  ].join('\n')
  const file = JSON.parse((await keeper.api('/api/register-file/files', { text: rows })).text).recordId
  const recorded = await keeper.api(`/api/register-file/${file}/recording`, {})
  assert.equal(recorded.status, 200, recorded.text)
  assert.equal(await timesFound(root), before + 2)
  const draft = await enter('CHAIN-4', null)
  await find(draft, 'CHAIN-4/1', 'CHAIN-3/1')
  assert.equal(await timesFound(root), before + 2, 'the embargo holds')
  await keeper.api(`/api/inspection/${draft}/publication`, { on: '2026-11-01', address: null })
  assert.equal(await timesFound(root), before + 3)
})

test('a chain that comes back to itself ends', () => {
  const steps = new Map<string, Step>([
    ['a', { recordId: 'A', published: '2026-01-01', repeats: 'b' }],
    ['b', { recordId: 'B', published: '2024-01-01', repeats: 'a' }],
  ])
  assert.deepEqual(
    followed('a', (one) => steps.get(one) ?? null),
    { earlier: [{ reference: 'b', recordId: 'B' }], on: '2024-01-01' },
  )
})

/** What is found again below. */
const asking = async () => {
  const id = await enter('ASKED-1', '2026-01-31')
  for (const reference of ['ASKED-1/1', 'ASKED-1/2']) await ask(id, reference)
}

test('found again by hand is counted on the recommendation; of a draft, when it is published', async () => {
  await asking()
  const before = await timesFound('ASKED-1/1')
  const id = await enter('DRAFT-2', null)
  await find(id, null, 'ASKED-1/1')
  assert.equal(await timesFound('ASKED-1/1'), before, 'the embargo holds')
  const out = await keeper.api(`/api/inspection/${id}/publication`, { on: now.slice(0, 10), address: null })
  assert.equal(out.status, 200, out.text)
  assert.equal(await timesFound('ASKED-1/1'), before + 1)
  await find(id, null, 'ASKED-1/1')
  assert.equal(await timesFound('ASKED-1/1'), before + 1, 'found again by one inspection is found again once')
})

test('found again is by another report and a later one; an inspection looks back on an earlier one', async () => {
  const early = await enter('AGAIN-1', '2026-01-10')
  const before = await timesFound('ASKED-1/1')
  assert.match((await repeat(early, null, 'ASKED-1/1')).text, /it must be in an earlier report/)
  await ask(early, 'AGAIN-1/1')
  assert.match((await repeat(early, null, 'AGAIN-1/1')).text, /That is in this same report/)
  const rows = ['item,reference,inspection,theme,again', 'finding,AGAIN-1/F,AGAIN-1,Calls,ASKED-1/1'].join('\n')
  const file = JSON.parse((await keeper.api('/api/register-file/files', { text: rows })).text).recordId
  assert.match((await keeper.get(`/register-file/${file}`)).text, /it must be in an earlier report/)
  assert.equal(await timesFound('ASKED-1/1'), before)
  assert.match((await record('AGAIN-2', '2020-01-10', 'AGAIN-1')).text, /looks back on an earlier one/)
  const draft = await enter('AGAIN-3', null, 'AGAIN-1')
  const out = await keeper.api(`/api/inspection/${draft}/publication`, { on: '2020-01-10', address: null })
  assert.match(out.text, /This inspection looks back on AGAIN-1, which was published on that day or later/)
})

test('one letter is counted once, however its title is spaced', async () => {
  const { record_id } = await rowOf('ASKED-1/2')
  const again = { inspection: 'Some letter', inspectionId: null, on: now.slice(0, 10), says: null }
  const found = async (inspection: string) =>
    await keeper.api(`/api/recommendation/${record_id}/findings-again`, { ...again, inspection })
  assert.equal((await found('Some letter')).status, 200)
  assert.match((await found('Some  Letter')).text, /This has already been recorded/)
  assert.equal(await timesFound('ASKED-1/2'), 1)
})
