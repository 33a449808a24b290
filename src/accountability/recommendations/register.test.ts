// The register's list: every recommendation is reached, page by page by key, and narrowed by source and stage.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'

const it = await testApp()
const keeper = await it.named('Sam Underhill')
const list = async (query = '') => JSON.parse((await keeper.get(`/api/recommendations${query}`)).text)
type Row = { readonly reference: string; readonly source: string; readonly stage: string }

test('more than a page: the next ones follow by key, each once, and none is left out', async () => {
  const rows = Array.from({ length: 240 }, (_, index) => `recommendation,L-1/${index},L-1,Theme,,,`)
  const head = 'item,reference,inspection,theme,kind,programme,title,published,body'
  const inspection = 'inspection,L-1,,,other report,IOPC recommendation,Learning,2026-02-01,IOPC'
  const text = [head, inspection, ...rows].join('\n')
  const looked = await keeper.api('/api/register-file/files', { text })
  const file = String(JSON.parse(looked.text).recordId)
  const recorded = await keeper.api(`/api/register-file/${file}/recording`, {})
  assert.equal(recorded.status, 200, recorded.text)
  const seen: string[] = []
  let next: string | null = ''
  for (let page = 0; next !== null && page < 10; page++) {
    const shown: { rows: readonly Row[]; next: string | null } = await list(next === '' ? '' : `?${next}`)
    assert.ok(shown.rows.length <= 100)
    seen.push(...shown.rows.map((one) => one.reference))
    next = shown.next
  }
  assert.equal(new Set(seen).size, seen.length, 'none twice')
  assert.equal(seen.length, 240 + 17)
})

test('the worst first: what is overdue before newer reports, what has ended last; and the page says which is overdue', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'WORST-1', title: 'Of 2021', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2021-02-01', address: null, follows: null, readers: [] },
  })
  const inspection = String(JSON.parse(entered.text).recordId)
  const added = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference: 'WORST-1/1', theme: 'Calls', words: 'Answer calls.', timeScale: 'date', on: '2022-03-01' },
    ...{ addressee: 'chief constable', paragraph: null, findingId: null },
  })
  assert.equal(added.status, 200, added.text)
  const { rows } = await list('?source=HMICFRS')
  assert.deepEqual([rows[0].reference, rows[0].overdue], ['WORST-1/1', true])
  const stages = rows.map((one: Row) => one.stage === 'closed by the inspectorate')
  assert.deepEqual(stages, [...stages].sort(), 'what has ended comes last')
  assert.match((await keeper.get('/recommendations?source=HMICFRS')).text, /1 March 2022, <strong[^>]*>overdue</)
})

test('by source and by stage; the page says whose each is', async () => {
  const ofIopc = await list('?source=IOPC')
  assert.ok(ofIopc.rows.every((one: Row) => one.source === 'IOPC'))
  assert.deepEqual(ofIopc.sources, ['HMICFRS', 'IOPC'])
  const closed = await list('?stage=closed%20by%20the%20inspectorate')
  assert.equal(closed.rows.length, 7)
  const page = (await keeper.get('/recommendations?source=IOPC')).text
  assert.match(page, /<option value="IOPC" selected>/)
  assert.match(page, /Learning<span class="vigil-detail">IOPC/)
  assert.match(page, /">Next</)
})

test('no area has more files than there are in all', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'FILES-1', title: 'Counted', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2026-05-01', address: null, follows: null, readers: [] },
  })
  const id = String(JSON.parse(entered.text).recordId)
  const count = async (area: string, n: number) =>
    await keeper.api(`/api/inspection/${id}/files`, { area, n, good: n, requiresImprovement: 0, inadequate: 0 })
  assert.equal((await count('missing children', 20)).status, 200)
  assert.match((await count('all files', 10)).text, /missing children has 20 files, and all files are 10/)
  assert.equal((await count('all files', 30)).status, 200)
  assert.match((await count('custody', 31)).text, /custody has 31 files, and all files are 30/)
})

test('chapters and scales are shown, each in its own generation', async () => {
  const page = (await keeper.get('/inspections')).text
  assert.match(page, /Chapters and scales of each programme/)
  assert.match(page, /police detention/)
  assert.match(page, /five grades \(PEEL from 2021, child protection from 2024\): outstanding, good, adequate/)
})

test('the list of inspections counts what each asks for, and what of it is open', async () => {
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const counted = Object.fromEntries(
    inspections.map((one: { reference: string; recommendations: number; open: number }) => [
      one.reference,
      [one.recommendations, one.open],
    ]),
  )
  assert.deepEqual(
    [counted['NCPI-2021'], counted['ACoC-2022']],
    [
      [10, 10],
      [7, 0],
    ],
  )
  assert.match(
    (await keeper.get('/inspections')).text,
    /data-label="Recommendations">10<span class="vigil-detail">10 open<\/span><span class="vigil-detail">the report makes 15[\s\S]*data-label="Recommendations">7<span class="vigil-detail">none open/,
  )
})
