// The extract of a period that is over says what stood then: what there was, what was computed, which date, what was never done.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { type Instant, instant } from '../../kernel/time.ts'

let now: Instant = instant('2026-03-02T09:00:00Z')
const it = await testApp({ clock: () => now })
const [office, keeper, colleague, chief] = ['Uma Kettering', 'Sam Underhill', 'Milo Ferrand', 'Tess Mowbray']
const as = async (name: string | undefined) => await it.named(name ?? '')
const extract = async (from: string, until: string) =>
  (await (await as(office)).get(`/scrutiny/annual-report?from=${from}&until=${until}`)).text
const rowOf = (shown: string, reference: string) =>
  new RegExp(`${reference}: [\\s\\S]*?</tr>`).exec(shown)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? null

const idOf = async (reference: string) =>
  JSON.parse((await (await as(keeper)).get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  ).record_id
const move = async (dueOn: string, by: string | undefined) => {
  const record = await idOf('NCPI-2021/1')
  const body = { dueOn, because: 'The desk opens later' }
  assert.equal((await (await as(keeper)).api(`/api/recommendation/${record}/date-requests`, body)).status, 200)
  assert.equal((await (await as(by)).api(`/api/recommendation/${record}/date-agreements`, {})).status, 200)
}

await it.app.judge(demonstrationForce.id)
await move('2026-05-01', colleague)
const undertaken = { words: 'Hold a meeting', owner: 'Uma Kettering', dueOn: '2026-03-20', noMeasure: 'None' }
await (await as(office)).api('/api/commissioner-action/undertakings', undertaken)
now = instant('2026-11-23T09:00:00Z')
await it.app.judge(demonstrationForce.id)
await move('2027-01-08', chief)
await move('2027-02-08', chief)
await (await as(office)).api('/api/commissioner-action/undertakings', {
  ...undertaken,
  words: 'Another',
  dueOn: '2027-01-01',
})
const entered = await (await as(keeper)).api('/api/inspection/inspections', {
  ...{
    reference: 'LATE-1',
    title: 'A later report',
    body: 'HMICFRS',
    programme: 'PEEL',
    kind: 'PEEL',
    fieldwork: null,
  },
  ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
})
await (await as(keeper)).api(`/api/inspection/${JSON.parse(entered.text).recordId}/recommendations`, {
  ...{ reference: 'LATE-1/1', theme: 'Calls', words: null, timeScale: 'months-3', on: null, paragraph: null },
  ...{ findingId: null, addressee: 'chief constable' },
})

test('given a year that is over, its statuses, dates and recommendations are those of its last day', async () => {
  const shown = await extract('2025-04-01', '2026-03-31')
  assert.match(rowOf(shown, 'NCPI-2021/1') ?? '', /insufficient data\s+computed 2 Mar[\s\S]* 1 May 2026 /)
  assert.doesNotMatch(rowOf(shown, 'NCPI-2021/1') ?? '', /moved/)
  assert.equal(rowOf(shown, 'LATE-1/1'), null, 'it was not published yet')
  assert.match(rowOf(shown, 'A1') ?? '', /closed by the inspectorate, December 2023/, 'by the day of its document')
  assert.match(shown, /Hold a meeting \(Uma Kettering\): late, due 20 March 2026/)
  assert.doesNotMatch(shown, /Another \(/)
  const now = await extract('2026-04-01', '2027-03-31')
  assert.match(rowOf(now, 'NCPI-2021/1') ?? '', /computed 23 Nov[\s\S]* 8 February 2027 \s*moved 2 times/)
  assert.match(rowOf(now, 'LATE-1/1') ?? '', /no closure test/)
  assert.doesNotMatch(rowOf(now, 'NCPI-2021/1') ?? '', /in progress|planned/, 'what is being done is not ended')
})

test('assured before anything was computed: no figure bears it out, and nothing is said to disagree with a figure that there is not', async () => {
  const decision = {
    ...{ forum: 'Governance board', topic: 'Grades', decidedOn: '2025-06-02', questions: 'Who grades?' },
    ...{ recommendationId: await idOf('NCPI-2021/1'), assurance: 'assured', because: 'We were told', evidence: 'None' },
    ...{ furtherAction: null, nextReviewOn: '2027-03-01' },
  }
  const made = await (await as(office)).api('/api/scrutiny-decision/decisions', decision)
  assert.ok(made.status < 300, made.text)
  for (const page of [await extract('2025-04-01', '2026-03-31'), (await (await as(office)).get('/scrutiny')).text])
    assert.match(page, /none computed by then<strong[^>]*>no figure bears it out</)
})

test('before anything was computed no status is made up; of comments that nobody opened in time it is not known whether they were made', async () => {
  const shown = await extract('2022-04-01', '2023-03-31')
  assert.match(rowOf(shown, 'NCPI-2021/1') ?? '', /no status computed by then[\s\S]*none entered/)
  assert.match(
    shown,
    /fieldwork September 2021: not known here whether they were made; nobody has opened them, last lawful day 1 June 2022/,
  )
  assert.doesNotMatch(await extract('2024-04-01', '2025-03-31'), /nobody has opened them/)
})
