// A draft whose readers have all left: named people see it again when a chief officer agreed, and nobody sees it by asking or agreeing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../../test/app.ts'
import { demonstrationForce } from '../../../../demonstration/force.ts'
import { type Instant, instant } from '../../../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const office = await it.named('Uma Kettering')
const administrator = await it.named('Wren Solway')

const unread = async (who: typeof keeper): Promise<readonly string[]> =>
  JSON.parse((await who.get('/api/drafts-nobody-reads')).text).drafts.map((one: { reference: string }) => one.reference)

test('a draft that nobody is left to open is opened by people whom one asks for and a chief officer agrees', async () => {
  const leaving = await it.newcomer(demonstrationForce.id, 'Pia Holloway', ['improvement team'])
  const entered = await leaving.api('/api/inspection/inspections', {
    ...{ reference: 'DRAFT-9', title: 'A draft on custody', body: 'HMICFRS', kind: 'PEEL', fieldwork: null },
    ...{ programme: 'PEEL', publishedOn: null, address: null, follows: null, readers: [] },
  })
  assert.equal(entered.status, 201, entered.text)
  const draft = String(JSON.parse(entered.text).recordId)
  assert.deepEqual(await unread(keeper), [], 'its reader is in post')
  const ask = async (who: typeof keeper) =>
    await who.api('/api/draft-readers/requests', {
      ...{ about: draft, readers: [colleague.person.staffId], because: 'He takes over from her' },
    })
  assert.match((await ask(keeper)).text, /somebody in post may see it/)
  const left = await administrator.api(`/api/staff/${leaving.person.staffId}/departure`, { sure: true })
  assert.equal(left.status, 200, left.text)
  assert.deepEqual([await unread(keeper), await unread(chief)], [['DRAFT-9'], ['DRAFT-9']])
  assert.match(
    (await keeper.get('/inspections')).text,
    /Nobody in post can open 1 draft under embargo\. <a [^>]*href="\/drafts-nobody-reads"/,
  )
  assert.equal((await office.get('/drafts-nobody-reads')).status, 403)
  const asked = await ask(keeper)
  assert.equal(asked.status, 201, asked.text)
  assert.match((await ask(chief)).text, /Readers of this draft have already been asked for/)
  const request = String(JSON.parse(asked.text).recordId)
  const waits = JSON.parse((await chief.get('/api/waiting')).text).mine
  assert.deepEqual(
    waits.map((one: { path: string; about: string }) => [one.path, one.about]),
    [['/drafts-nobody-reads', 'Draft: DRAFT-9']],
  )
  assert.doesNotMatch((await office.get('/waiting')).text, /DRAFT-9/, 'that there is a draft is not for everybody')
  const opens = async (who: typeof keeper) => (await who.get(`/inspection/${draft}`)).status
  assert.equal(await opens(colleague), 404, 'asked for is not agreed')
  assert.equal((await keeper.api(`/api/draft-readers/${request}/agreements`, {})).status, 403)
  const form = (await chief.get(`/draft-readers/${request}/agreements`)).text
  assert.match(form, /DRAFT-9: from now on Milo Ferrand may see it, and nobody else/)
  assert.doesNotMatch(form, /custody/, 'neither who asks nor who agrees learns what it is about')
  const agreed = await chief.api(`/api/draft-readers/${request}/agreements`, {})
  assert.equal(agreed.status, 200, agreed.text)
  assert.deepEqual([await opens(colleague), await opens(keeper), await opens(chief)], [200, 404, 404])
  const page = (await colleague.get(`/inspection/${draft}`)).text
  assert.match(page, /asked for by Sam Underhill, agreed by Tess Mowbray\. He takes over from her/)
  assert.match(page, /Only these people see it: Milo Ferrand\./)
  assert.deepEqual(await unread(keeper), [])
})
