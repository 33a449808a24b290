// A finding that was entered wrongly is corrected from the report's text, by two where it could turn better; what stood stays in sight.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')

const entered = async (reference: string, publishedOn: string): Promise<string> => {
  const made = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'PEEL', fieldwork: null, address: null },
    ...{ programme: 'PEEL', follows: null, readers: [], publishedOn },
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const post = async (who: typeof keeper, id: string, what: string, body: object) =>
  await who.api(`/api/inspection/${id}/${what}`, body)
const wrong = {
  ...{ kind: 'cause of concern', theme: 'Calls by night', chapter: null, paragraph: '4.2', again: null },
  ...{ words: 'Calls are not answered by night.', measures: null },
}
const findingOf = async (id: string, at = 0) =>
  JSON.parse((await keeper.get(`/api/inspection/${id}`)).text).findings[at]
const causes = async (id: string): Promise<number> =>
  JSON.parse((await keeper.get('/api/inspections')).text).inspections.find(
    (one: { record_id: string }) => one.record_id === id,
  )?.concerns_open
const report = 'Area for improvement. Calls are not always\nanswered by night.'
const right = {
  ...{ kind: 'area for improvement', theme: 'Calls by night', chapter: null, paragraph: '4.2', measures: null },
  ...{ words: 'Calls are not always answered by night.', level: null, because: 'Read in haste' },
  ...{ document: 'The report, page 12', text: report },
}

test('a place in the report is corrected by one; words and weight by two, word for word from the document', async () => {
  const id = await entered('FIX-1', '2026-11-02')
  assert.equal((await post(keeper, id, 'findings', wrong)).status, 200)
  const { findingId } = await findingOf(id)
  const place = { ...right, findingId, kind: wrong.kind, words: wrong.words, paragraph: '4.3' }
  assert.equal((await post(keeper, id, 'finding-corrections', place)).status, 200)
  assert.deepEqual([(await findingOf(id)).paragraph, await causes(id)], ['4.3', 1])
  const typed = { ...right, findingId, words: 'Calls are answered by night.' }
  assert.match((await post(keeper, id, 'finding-corrections', typed)).text, /are not in the document’s text/)
  const asked = await post(keeper, id, 'finding-corrections', { ...right, findingId })
  assert.equal(asked.status, 200, asked.text)
  assert.deepEqual([(await findingOf(id)).kind, await causes(id)], ['cause of concern', 1], 'it stands until agreed')
  assert.match(
    (await post(keeper, id, 'finding-correction-agreements', { findingId })).text,
    /Another person must agree/,
  )
  const form = (await colleague.get(`/inspection/${id}/finding-correction-agreements`)).text
  assert.match(form, /It says now: cause of concern: Calls by night/)
  assert.match(form, /It would say: area for improvement: Calls by night/)
  const agreed = await post(colleague, id, 'finding-correction-agreements', { findingId })
  assert.equal(agreed.status, 200, agreed.text)
  const stands = await findingOf(id)
  assert.deepEqual(
    [stands.kind, stands.words, stands.asked, await causes(id)],
    ['area for improvement', right.words, null, 0],
  )
  assert.deepEqual(
    stands.before.map((one: { kind: string; paragraph: string; agreedBy: string | null }) => [
      one.kind,
      one.paragraph,
      one.agreedBy,
    ]),
    [
      ['cause of concern', '4.2', null],
      ['cause of concern', '4.3', 'Milo Ferrand'],
    ],
  )
  assert.match((await keeper.get(`/inspection/${id}`)).text, /It said: cause of concern: Calls by night/)
})

test('refused, nothing changes, and it may be asked for again', async () => {
  const id = await entered('FIX-2', '2026-11-02')
  assert.equal((await post(keeper, id, 'findings', wrong)).status, 200)
  const { findingId } = await findingOf(id)
  const ask = async () => await post(keeper, id, 'finding-corrections', { ...right, findingId })
  assert.equal((await ask()).status, 200)
  assert.match((await ask()).text, /A correction of this finding has been asked for/)
  const refused = await post(colleague, id, 'finding-correction-refusals', { findingId, because: 'Another report' })
  assert.equal(refused.status, 200, refused.text)
  assert.deepEqual([(await findingOf(id)).kind, (await findingOf(id)).asked], ['cause of concern', null])
  assert.equal((await ask()).status, 200)
  assert.equal((await post(colleague, id, 'finding-correction-agreements', { findingId })).status, 200)
  assert.deepEqual([(await findingOf(id)).kind, (await findingOf(id)).asked], ['area for improvement', null])
})

test('corrected once, it is corrected again from the same page of the same report, by two as before', async () => {
  const id = await entered('FIX-6', '2026-11-02')
  assert.equal((await post(keeper, id, 'findings', wrong)).status, 200)
  const { findingId } = await findingOf(id)
  assert.equal((await post(keeper, id, 'finding-corrections', { ...right, findingId })).status, 200)
  assert.equal((await post(colleague, id, 'finding-correction-agreements', { findingId })).status, 200)
  now = plus(now, minutes(1))
  const words = 'Calls are not always answered'
  assert.equal((await post(keeper, id, 'finding-corrections', { ...right, findingId, words })).status, 200)
  assert.equal((await findingOf(id)).asked?.to.words, words, 'it waits for another person')
  assert.equal((await post(colleague, id, 'finding-correction-agreements', { findingId })).status, 200)
  assert.deepEqual([(await findingOf(id)).words, (await findingOf(id)).asked], [words, null])
})

test('a finding that the report does not have found nothing again', async () => {
  const first = await entered('FIX-3', '2026-10-01')
  const recommendation = {
    ...{ reference: 'FIX-3/1', theme: 'Calls', words: 'Answer calls.', timeScale: 'months-6', on: null },
    ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
  }
  assert.equal((await post(keeper, first, 'recommendations', recommendation)).status, 200)
  const id = await entered('FIX-4', '2026-11-02')
  assert.equal((await post(keeper, id, 'findings', { ...wrong, again: 'FIX-3/1' })).status, 200)
  const again = async (): Promise<number> =>
    JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
      (row: { reference: string }) => row.reference === 'FIX-3/1',
    )?.found_again
  assert.equal(await again(), 1)
  const { findingId } = await findingOf(id)
  const error = { findingId, how: 'entered in error', on: '2026-11-23', document: 'The report', text: report }
  assert.equal((await post(keeper, id, 'endings', error)).status, 200)
  assert.equal(await again(), 1, 'offered by one it changes nothing')
  assert.equal((await post(colleague, id, 'ending-confirmations', { findingId })).status, 200)
  assert.equal(await again(), 0)
  assert.match((await keeper.get(`/inspection/${id}`)).text, /entered in error/)
})

test('the words of a recommendation are corrected from the report by two, and what stood stays in sight', async () => {
  const id = await entered('FIX-5', '2026-11-02')
  const asked = {
    ...{ reference: 'FIX-5/1', theme: 'Calls', words: 'Answer every call.', timeScale: 'months-6', on: null },
    ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
  }
  assert.equal((await post(keeper, id, 'recommendations', asked)).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const record = rows.find((row: { reference: string }) => row.reference === 'FIX-5/1')?.record_id
  const send = async (who: typeof keeper, what: string, body: object) =>
    await who.api(`/api/recommendation/${record}/${what}`, body)
  const words = 'Answer every call about a child.'
  const correction = { words, paragraph: '5', because: 'Cut short', document: 'The report', text: 'Answer calls.' }
  assert.match((await send(keeper, 'words-corrections', correction)).text, /are not in the document’s text/)
  const text = 'Answer every call\nabout a child.'
  assert.equal((await send(keeper, 'words-corrections', { ...correction, text })).status, 200)
  assert.match((await send(keeper, 'words-correction-agreements', {})).text, /Another person must agree/)
  const stands = async () => JSON.parse((await keeper.get(`/api/recommendation/${record}`)).text)
  assert.equal((await stands()).words, 'Answer every call.')
  const agreed = await send(colleague, 'words-correction-agreements', {})
  assert.equal(agreed.status, 200, agreed.text)
  const corrected = await stands()
  assert.deepEqual(
    [corrected.words, corrected.origin.paragraph, corrected.wordsCorrections[0]?.from],
    [words, '5', 'Answer every call.'],
  )
  assert.match((await keeper.get(`/recommendation/${record}`)).text, /The earlier words: “Answer every call\.”/)
})
