// Found again of something that was itself found again: counted where it was found first, and with that day.
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

const enter = async (reference: string, publishedOn: string | null) => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn, address: null, follows: null, readers: [] },
  })
  assert.equal(entered.status, 201, entered.text)
  return String(JSON.parse(entered.text).recordId)
}
const find = async (id: string, reference: string, again: string) => {
  const finding = { kind: 'cause of concern', theme: 'Missing children', chapter: null, words: null, paragraph: null }
  const found = await keeper.api(`/api/inspection/${id}/findings`, { ...finding, reference, measures: null, again })
  assert.equal(found.status, 200, found.text)
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
