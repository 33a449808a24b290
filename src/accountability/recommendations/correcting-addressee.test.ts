// Who is to do it was chosen wrongly: one person asks with the reason, a chief officer agrees, and the clocks follow; one hand alone withdraws nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const office = await it.named('Uma Kettering')

const entered = await keeper.api('/api/inspection/inspections', {
  ...{ reference: 'IOPC-7', title: 'A letter of the IOPC', body: 'IOPC', kind: 'initial', fieldwork: null },
  ...{ programme: 'national child protection inspection, 2024 framework', address: null, follows: null, readers: [] },
  publishedOn: '2026-09-01',
})
assert.equal(entered.status, 201, entered.text)
const inspection = String(JSON.parse(entered.text).recordId)
const added = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
  ...{ reference: 'IOPC-7/1', theme: 'Guidance on searches', words: 'It should be published.', timeScale: 'iopc-56' },
  ...{ on: null, paragraph: null, findingId: null, addressee: 'chief constable' },
})
assert.equal(added.status, 200, added.text)
const list = await keeper.get('/api/recommendations')
const id = /"record_id":"([0-9a-f-]{36})","reference":"IOPC-7\/1"/.exec(list.text)?.[1] ?? ''
const at = `/recommendation/${id}`
const shown = async (who = keeper) => (await who.get(at)).text.replace(/\s+/g, ' ')
const clocks = async () => (await office.get('/api/clocks')).text
const correction = {
  ...{ addressee: 'local policing body', addresseeName: 'The Commissioner' },
  because: 'The letter is to the commissioner',
}

test('a slip is corrected by two: asked for with the reason, and owed as before until a chief officer agrees', async () => {
  assert.match(
    (await keeper.api(`/api${at}/addressee`, { addressee: 'another body', addresseeName: null })).text,
    /ask for a correction/,
  )
  assert.match(await shown(), /\/addressee-corrections">Ask for a correction/)
  assert.equal((await office.api(`/api${at}/addressee-corrections`, correction)).status, 403)
  const same = await keeper.api(`/api${at}/addressee-corrections`, {
    ...correction,
    addressee: 'chief constable',
    addresseeName: null,
  })
  assert.match(same.text, /This is already who must do it/)
  const asked = await keeper.api(`/api${at}/addressee-corrections`, correction)
  assert.equal(asked.status, 200, asked.text)
  assert.match(
    await shown(),
    /Somebody has asked to change who must do it to: the local policing body: The Commissioner/,
  )
  assert.match((await keeper.api(`/api${at}/addressee-corrections`, correction)).text, /must agree or refuse it first/)
  assert.equal((await keeper.api(`/api${at}/addressee-correction-agreements`, {})).status, 403)
})

test('agreed: it stands there with the reason and what is withdrawn, and the page of clocks has it with the right body', async () => {
  const owes = async () =>
    (JSON.parse(await clocks()).clocks ?? JSON.parse(await clocks()).rows)
      .filter((one: { record_id: string; name: string }) => one.record_id === id && one.name === 'answer in writing')
      .map((one: { owner: string }) => one.owner)
  assert.deepEqual(await owes(), ['chief officer'])
  assert.match(
    (await chief.get(`${at}/addressee-correction-agreements`)).text,
    /From the chief officer to the local policing body: The Commissioner/,
  )
  const agreed = await chief.api(`/api${at}/addressee-correction-agreements`, {})
  assert.equal(agreed.status, 200, agreed.text)
  assert.deepEqual(await owes(), ["commissioner's office"])
  assert.match(
    await shown(),
    /Corrected 23 November 2026: it was the chief officer\. Why: “The letter is to the commissioner” Agreed by Tess Mowbray\. What the chief officer owed is withdrawn as neither met nor breached/,
  )
  const { addresseeCorrections, addressee } = JSON.parse((await keeper.get(`/api${at}`)).text)
  assert.deepEqual([addressee, addresseeCorrections.length], ['the local policing body: The Commissioner', 1])
})

test('refused: everything stands', async () => {
  const back = { addressee: 'chief constable', addresseeName: null, because: 'After all' }
  assert.equal((await keeper.api(`/api${at}/addressee-corrections`, back)).status, 200)
  assert.equal((await chief.api(`/api${at}/addressee-correction-refusals`, { because: 'It is theirs' })).status, 200)
  const { addressee, addresseeAsked } = JSON.parse((await keeper.get(`/api${at}`)).text)
  assert.deepEqual([addressee, addresseeAsked], ['the local policing body: The Commissioner', null])
  assert.match(
    (await chief.api(`/api${at}/addressee-correction-agreements`, {})).text,
    /Nobody has asked for a correction/,
  )
})
