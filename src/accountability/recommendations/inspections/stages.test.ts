// How far an inspection is: typed where nothing says it, in order; computed where the records do; closed by a document that two people saw.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { rebuild, rebuildable } from '../../../registers/rebuild.ts'
import { inspection } from './procedure.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const other = await it.named('Tess Mowbray')

const enter = async (reference: string, more: object = {}): Promise<string> => {
  const { text } = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Title of ${reference}`, body: 'HMICFRS', kind: 'post-inspection review' },
    programme: 'national child protection inspection, 2024 framework',
    ...{ fieldwork: null, publishedOn: null, address: null, follows: null, readers: [other.person.staffId], ...more },
  })
  return String(JSON.parse(text).recordId)
}
const stage = async (id: string, body: object) => await keeper.api(`/api/inspection/${id}/stages`, body)
type Said = { readonly stage: string; readonly words: string }
const of = async (id: string) => JSON.parse((await keeper.get(`/api/inspection/${id}`)).text)
const wordsOf = async (id: string) => (await of(id)).stages.map(({ words }: Said) => words)
const listed = async (id: string): Promise<string> =>
  JSON.parse((await keeper.get('/api/inspections')).text).inspections.find(
    (one: { record_id: string }) => one.record_id === id,
  )?.stage

test('what nothing says is recorded on its day: each stage once, in order, and another day only with a reason', async () => {
  const id = await enter('STAGES-1')
  assert.equal((await of(id)).stage, null)
  assert.equal((await stage(id, { stage: 'announced', on: '2026-09-01' })).status, 200)
  assert.match((await stage(id, { stage: 'debriefed', on: '2026-08-31' })).text, /It was announced 1 September 2026/)
  assert.match((await stage(id, { stage: 'debriefed', on: '2026-11-24' })).text, /date is in the future/)
  assert.match((await stage(id, { stage: 'announced', on: '2026-09-01', until: '2026-09-02' })).text, /Only fieldwork/)
  assert.equal((await stage(id, { stage: 'fieldwork', on: '2026-09-14' })).status, 200)
  assert.equal(await listed(id), 'Fieldwork from 14 September 2026', 'it goes on')
  const ended = { stage: 'fieldwork', on: '2026-09-14', until: '2026-09-25' }
  assert.equal((await stage(id, ended)).status, 200, 'to say when it ended corrects nothing')
  assert.match((await stage(id, ended)).text, /already recorded on that day/)
  assert.match((await stage(id, { stage: 'debriefed', on: '2026-09-24' })).text, /Its fieldwork was 25 September 2026/)
  assert.match((await stage(id, { stage: 'announced', on: '2026-09-15' })).text, /Enter why it has changed/)
  assert.match(
    (await stage(id, { stage: 'announced', on: '2026-09-15', because: 'The letter says so' })).text,
    /too late.*Its fieldwork was 14 September 2026/,
  )
  const moved = { stage: 'announced', on: '2026-09-02', because: 'The letter says so' }
  assert.equal((await stage(id, moved)).status, 200)
  assert.equal((await stage(id, { stage: 'draft', on: '2026-11-02' })).status, 200)
  assert.deepEqual(await wordsOf(id), [
    'Announced 2 September 2026',
    'Fieldwork 14 September 2026 to 25 September 2026',
    'Draft 2 November 2026',
  ])
  assert.deepEqual((await of(id)).notRecorded, ['debriefed'])
  assert.equal((await colleague.get(`/api/inspection/${id}`)).status, 404, 'a draft is still seen by the people named')
  const early = await keeper.api(`/api/inspection/${id}/publication`, { on: '2026-11-01', address: null })
  assert.match(early.text, /Its draft came 2 November 2026/)
  const out = await keeper.api(`/api/inspection/${id}/publication`, { on: '2026-11-20', address: null })
  assert.equal(out.status, 200, out.text)
  const page = (await keeper.get(`/inspection/${id}`)).text
  assert.match(page, /<strong>Published 20 November 2026<\/strong>/)
  assert.match(page, /not recorded: debriefed/)
})

test('a draft whose findings are known came, on whichever day', async () => {
  const id = await enter('STAGES-2')
  const finding = { reference: 'S2-F', kind: 'cause of concern', chapter: null, theme: 'A theme', words: null }
  const found = await keeper.api(`/api/inspection/${id}/findings`, {
    ...{ ...finding, paragraph: null, measures: null, again: null, level: null },
  })
  assert.equal(found.status, 200, found.text)
  assert.equal(await listed(id), 'Draft, on a day that is not recorded')
})

test('it is responded to when the plan went and section 55 is published, and followed up by what looks back on it', async () => {
  const id = await enter('STAGES-3', { publishedOn: '2026-09-30', fieldwork: 'June 2026' })
  assert.deepEqual(await wordsOf(id), ['Fieldwork June 2026', 'Published 30 September 2026'])
  const letter = { to: 'HMICFRS', on: '2026-10-20', document: 'The letter', text: 'We will act.' }
  assert.equal((await keeper.api(`/api/inspection/${id}/earlier-plans`, letter)).status, 200)
  assert.equal((await colleague.api(`/api/inspection/${id}/earlier-plan-confirmations`, {})).status, 200)
  assert.equal((await of(id)).stage, 'published', 'the comments are owed too')
  const office = await it.named('Uma Kettering')
  const owed = { owed: false, note: 'No report in the sense of the Act' }
  assert.equal((await office.api(`/api/inspection/${id}/comments-owed`, owed)).status, 200)
  assert.equal(await listed(id), 'Responded 20 October 2026', 'the day on which the letter left')
  const draft = await enter('STAGES-4', { follows: 'STAGES-3' })
  assert.equal((await of(id)).stage, 'responded', 'a draft follows nothing up yet')
  await keeper.api(`/api/inspection/${draft}/publication`, { on: '2026-11-20', address: null })
  assert.equal(await listed(id), 'Followed up 20 November 2026 by STAGES-4')
})

test('only the inspectorate’s document closes it: not while a cause of concern is open, and not by one person', async () => {
  const id = await enter('STAGES-5', { publishedOn: '2026-05-01' })
  const finding = { reference: 'S5-F', kind: 'cause of concern', chapter: null, theme: 'A theme', words: null }
  const found = await keeper.api(`/api/inspection/${id}/findings`, {
    ...{ ...finding, paragraph: null, measures: null, again: null, level: null },
  })
  assert.equal(found.status, 200, found.text)
  const letter = { on: '2026-11-02', document: 'Letter of 2 November', text: 'The inspection is closed.' }
  const early = await keeper.api(`/api/inspection/${id}/closings`, letter)
  assert.match(early.text, /Causes of concern still open: 1/)
  const { findingId } = (await of(id)).findings[0]
  const how = { findingId, how: 'closed by the inspectorate', on: '2026-11-01', document: 'Letter', text: 'Closed.' }
  assert.equal((await keeper.api(`/api/inspection/${id}/endings`, how)).status, 200)
  assert.equal((await colleague.api(`/api/inspection/${id}/ending-confirmations`, { findingId })).status, 200)
  assert.equal((await keeper.api(`/api/inspection/${id}/closings`, letter)).status, 200)
  assert.equal((await of(id)).stage, 'published', 'offered is not closed')
  assert.ok((await colleague.get(`/inspection/${id}`)).text.includes('A document that closes it has been offered'))
  assert.notEqual((await keeper.api(`/api/inspection/${id}/closing-confirmations`, {})).status, 200)
  assert.equal(
    (await colleague.api(`/api/inspection/${id}/closing-refusals`, { because: 'Another force' })).status,
    200,
  )
  assert.equal((await of(id)).closing, null)
  assert.equal((await keeper.api(`/api/inspection/${id}/closings`, letter)).status, 200)
  assert.equal((await colleague.api(`/api/inspection/${id}/closing-confirmations`, {})).status, 200)
  assert.equal(await listed(id), 'Closed 2 November 2026')
  assert.match((await keeper.api(`/api/inspection/${id}/closings`, letter)).text, /already closed/)
})

test('while passages of its pasted text wait to be confirmed the page says so, its plan is known to leave them out, and nobody closes it', async () => {
  const id = await enter('STAGES-7', { publishedOn: '2026-05-01' })
  const text =
    'We recommend that, within three months, the force should review how it looks for children.\n\nPartners should be told.'
  assert.equal((await keeper.api(`/api/inspection/${id}/texts`, { text, address: null })).status, 200)
  const said =
    /2 passages of its pasted text are not in the register yet: 1 recognised as asking for something, and 1 that may ask for something\./
  assert.match((await keeper.get(`/inspection/${id}`)).text, said)
  assert.match((await keeper.get(`/inspection/${id}/plan-sent`)).text, said)
  const closing = (await keeper.get(`/inspection/${id}/closings`)).text
  assert.match(closing, said)
  assert.doesNotMatch(closing, /name="document"/, 'nothing is typed that is refused')
  const letter = { on: '2026-11-02', document: 'Letter of 2 November', text: 'The inspection is closed.' }
  assert.match((await keeper.api(`/api/inspection/${id}/closings`, letter)).text, said)
  const { waiting, rest } = await of(id)
  for (const { itemId } of [...waiting, ...rest]) {
    const body = { itemId, because: 'It repeats the first report' }
    assert.equal((await keeper.api(`/api/inspection/${id}/dismissals`, body)).status, 200)
  }
  assert.doesNotMatch((await keeper.get(`/inspection/${id}`)).text, /not in the register yet/)
  assert.equal((await keeper.api(`/api/inspection/${id}/closings`, letter)).status, 200)
})

test('a day of publication that was in its order when it was asked for is not agreed once another day is in its way, nor asked for after the closing', async () => {
  const id = await enter('STAGES-6', { publishedOn: '2026-11-20' })
  const correction = { title: 'Title of STAGES-6', fieldwork: null, address: null, because: 'The site says so' }
  const correct = async (publishedOn: string) =>
    await keeper.api(`/api/inspection/${id}/corrections`, { ...correction, publishedOn })
  assert.equal((await correct('2026-11-02')).status, 200)
  assert.equal((await stage(id, { stage: 'draft', on: '2026-11-09' })).status, 200)
  const agreed = await other.api(`/api/inspection/${id}/correction-agreements`, {})
  assert.match(agreed.text, /too early.*Its draft came 9 November 2026/)
  const refused = await other.api(`/api/inspection/${id}/correction-refusals`, { because: 'The draft is later' })
  assert.equal(refused.status, 200, refused.text)
  const letter = { on: '2026-11-21', document: 'Letter of 21 November', text: 'The inspection is closed.' }
  assert.equal((await keeper.api(`/api/inspection/${id}/closings`, letter)).status, 200)
  assert.equal((await colleague.api(`/api/inspection/${id}/closing-confirmations`, {})).status, 200)
  assert.match((await correct('2026-11-22')).text, /The inspection was closed 21 November 2026/)
})

test('the published history says how far each is, and the rows are those that its facts make', async () => {
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const stageOf = (reference: string) =>
    inspections.find((one: { reference: string }) => one.reference === reference)?.stage
  assert.equal(stageOf('NCPI-2021'), 'Followed up 4 August 2023 by NCPI-2023')
  now = instant('2026-11-23T11:00:00Z')
  const asked = { force: demonstrationForce.id, now }
  const again = await rebuild(it.databases.clock, [rebuildable(inspection)], it.app.policies, asked)
  assert.deepEqual(again.differences, [])
})
