// By which route it was verified is the policy's word; without a document no route verifies anything.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { instant } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { recommendations } from './queries.ts'
import { defaultVerificationRoutes, routesOf, tableName, verificationRoutesTable } from './verification-routes.ts'

const now = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')
const author = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const force = demonstrationForce.id
const rows = async () =>
  await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await recommendations.all(reader, { force, limit: 100 }),
  )
const idOf = async (reference: string) => (await rows()).find((one) => one.reference === reference)?.record_id ?? ''
const signed = {
  by: 'His Majesty’s Inspector',
  document: 'Letter of 20 November 2026',
  on: '2026-11-20',
  address: 'https://example.org/letter',
  text: 'We looked at sixty files. It is routinely done.',
}
const verify = async (reference: string, body: object, by = keeper) =>
  await by.api(`/api/recommendation/${await idOf(reference)}/verifications`, { ...signed, ...body })
const confirm = async (reference: string) =>
  await author.api(`/api/recommendation/${await idOf(reference)}/document-confirmations`, {})

test('the form offers the routes of the policy that its reader may take; one that it does not name is refused', async () => {
  const path = `/recommendation/${await idOf('NCPI-2021/9')}/verifications`
  const [ofKeeper, ofChief] = [(await keeper.get(path)).text, (await chief.get(path)).text]
  for (const { label, needs } of defaultVerificationRoutes.routes) {
    assert.equal(ofKeeper.includes(label), needs === 'inspector', label)
    assert.equal(ofChief.includes(label), needs === 'chief constable', label)
  }
  assert.match((await verify('NCPI-2021/9', { route: 'a friend' })).text, /Choose one of the routes in the policy/)
  assert.match(
    (await verify('NCPI-2021/9', { route: 'document review', text: '' })).text,
    /Nothing can be verified without a document/,
  )
})

test('verified by a route: the stage, the page and the register’s file say which', async () => {
  assert.equal((await verify('NCPI-2021/9', { route: 'document review' })).status, 200)
  assert.equal((await verify('NCPI-2021/10', { route: 'chief constable' }, chief)).status, 200)
  const tenth = `/recommendation/${await idOf('NCPI-2021/10')}`
  assert.match(
    (await author.get(`${tenth}/document-confirmations`)).text,
    /Status as computed, whatever is signed: no measure can test it\./,
  )
  for (const reference of ['NCPI-2021/9', 'NCPI-2021/10']) assert.equal((await confirm(reference)).status, 200)
  const stages = new Map((await rows()).map((one) => [one.reference, [one.stage, one.verified_route]]))
  assert.deepEqual(stages.get('NCPI-2021/9'), ['verified', 'document review'])
  assert.deepEqual(stages.get('NCPI-2021/10'), ['certified by the chief constable, not inspected', 'chief constable'])
  assert.match(
    (await keeper.get(`/recommendation/${await idOf('NCPI-2021/9')}`)).text,
    /An inspector read documents, without coming/,
  )
  const certified = (await keeper.get(tenth)).text
  assert.match(certified, /<strong>certified by the chief constable, not inspected<\/strong>: /, 'said once')
  const csv = (await keeper.get('/recommendations.csv')).text.split('\n')
  assert.match(csv[0] ?? '', /stage_recorded,verification_route,/)
  assert.ok(csv.some((line) => line.includes(',verified,document review,')))
})

test('the table is the policy’s: read and changed there, and never without a route by an inspector', async () => {
  assert.match((await author.get('/policy')).text, /Verification routes/)
  assert.deepEqual(verificationRoutesTable.refusals({ routes: [{ ...defaultVerificationRoutes.routes[2] }] }), [
    'At least one route must need an inspector’s document. Otherwise nothing could be verified.',
  ])
  const renamed = { routes: [{ ...defaultVerificationRoutes.routes[0], code: 'level 3' }] }
  assert.deepEqual(
    routesOf({ tables: { [tableName]: renamed } }).map(({ code }) => code),
    ['level 3'],
  )
  assert.equal(routesOf({ tables: {} }).length, 3, 'a policy approved before the table was kept')
})

test('where no measure can test it, that stands with its reason; one with a test has none', async () => {
  const online = await idOf('NCPI-2021/7')
  assert.match((await keeper.get(`/recommendation/${online}`)).text, /no measure of it can test this/)
  const say = async (id: string) =>
    await author.api(`/api/recommendation/${id}/untestable`, { because: 'Investigations are kept elsewhere' })
  assert.equal((await say(online)).status, 200)
  assert.match((await keeper.get(`/recommendation/${online}`)).text, /Investigations are kept elsewhere/)
  assert.match((await keeper.get('/recommendations')).text, /no measure can test it/)
  assert.match((await keeper.get(`/recommendation/${online}`)).text, /Status: no measure can test it/)
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const { record_id } = inspections.find((one: { reference: string }) => one.reference === 'NCPI-2021')
  const elsewhere = [`/inspection/${record_id}`, '/scrutiny/annual-report']
  for (const path of elsewhere) {
    const of = (await author.get(path)).text.split('NCPI-2021/7').slice(1).join('')
    assert.match(of, /no measure can test it/, path)
  }
  assert.match((await say(await idOf('NCPI-2021/1'))).text, /It already has a closure test/)
  const partly = (await keeper.get(`/recommendation/${await idOf('NCPI-2021/6')}`)).text
  assert.match(partly, /What the status covers:<\/strong> In part, and missing children only/)
})
