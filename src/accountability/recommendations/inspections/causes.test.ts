// While a force is engaged: its causes of concern chosen with the stage, and on one page with their figures, dates and how often those moved.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { instant } from '../../../kernel/time.ts'

const now = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')
const idOf = (text: string): string => String(JSON.parse(text).recordId)

async function concern(reference: string, theme: string, publishedOn: string | null): Promise<string> {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'initial', fieldwork: null, address: null },
    ...{ programme: 'national child protection inspection, 2024 framework', follows: null, publishedOn },
    readers: publishedOn === null ? [keeper.person.staffId] : [],
  })
  assert.equal(entered.status, 201, entered.text)
  const inspection = idOf(entered.text)
  const found = await keeper.api(`/api/inspection/${inspection}/findings`, {
    ...{ kind: 'cause of concern', theme, measures: 'M4', level: 0.9 },
    ...{ chapter: null, words: null, paragraph: null, again: null },
  })
  assert.equal(found.status, 200, found.text)
  return inspection
}

const shown = await concern('C-1', 'Nobody supervises by night', '2026-11-02')
await concern('C-2', 'Kept under embargo', null)
const form = (await keeper.get('/monitoring/stages')).text
const findingId = /value="([0-9a-f-]{36})"[\s\S]{0,200}?Nobody supervises by night/.exec(form)?.[1] ?? ''
const engaged = async (force: string, causes: readonly string[]) =>
  await keeper.api('/api/monitoring/stages', {
    ...{ force, stage: 'engage', announced: null, decided: null, effective: '2026-11-20', because: null },
    causes,
  })

test('the stage names the published causes of concern it is for; one under embargo, and those of another force, are refused', async () => {
  assert.doesNotMatch(form, /Kept under embargo/)
  assert.match((await engaged('Staffordshire Police', [shown])).text, /Choose published causes of concern/)
  assert.match((await engaged('Cleveland Police', [findingId])).text, /Write another force’s in the reasons/)
  const recorded = await engaged('Staffordshire Police', [findingId])
  assert.ok(recorded.status === 200 || recorded.status === 201, recorded.text)
  const page = (await keeper.get('/monitoring')).text
  assert.match(page, /for Nobody supervises by night/)
  const without = await keeper.api('/api/monitoring/stages', {
    ...{ force: 'Cleveland Police', stage: 'scan', announced: null, decided: null, effective: '2026-11-20' },
    because: null,
  })
  assert.ok(without.status === 200 || without.status === 201, 'asked without causes, as before')
})

test('the page for engagement has each cause’s measures, and by when what is asked is due and how often that moved', async () => {
  const asked = await keeper.api(`/api/inspection/${shown}/recommendations`, {
    ...{ reference: 'C-1/1', theme: 'Supervise', words: 'Supervise.', timeScale: 'months-3', on: null },
    ...{ paragraph: null, findingId, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const page = (await keeper.get('/engage-pack')).text
  const part = page.slice(page.indexOf('Nobody supervises by night'))
  assert.match(part, /Is the risk graded and endorsed in time\?<\/a> \(M4\) Three months: no case in three months/)
  assert.match(part, /2 February 2027<span class="vigil-detail">never moved/)
})
