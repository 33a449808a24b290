// The day on which a closure test expires is a clock: owed ahead, told when it has passed, and met by another test.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { ringDue } from '../../registers/alarms.ts'
import { kinds } from '../kinds.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const record =
  /recommendation\/([0-9a-f-]{36})/.exec((await (await it.named('Sam Underhill')).get('/recommendations')).text)?.[1] ??
  ''

const approved = async (expiresOn: string | null) => {
  const criteria = [
    { measure: 'M4', part: null, threshold: 0.9, minimumN: 20 },
    { measure: 'M3', part: null, threshold: 0.35, minimumN: 10 },
  ]
  const body = { test: { criteria, sustainedMonths: 3, mostNotEvidenced: 0.1, audit: null, expiresOn }, because: 'x' }
  const [author, chief] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
  assert.equal((await author.api(`/api/recommendation/${record}/test-proposals`, body)).status, 200)
  assert.equal((await chief.api(`/api/recommendation/${record}/test-approval`, {})).status, 200)
}
const expiry = async () =>
  /Have a new closure test approved[^<]*/i.exec((await (await it.named('Sam Underhill')).get('/clocks')).text)
const told = async (name: string) =>
  (await (await it.named(name)).get('/told')).text.includes('A closure test has expired')

test('a test with a last day is a clock ahead; past it the team is told, and a week later a chief officer; another test meets it', async () => {
  await approved('2027-01-31')
  assert.ok(await expiry(), 'on the page of clocks')
  now = instant('2027-01-31T12:00:00Z')
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  assert.equal(await told('Sam Underhill'), false, 'it holds to the end of that day')
  now = instant('2027-02-01T09:00:00Z')
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  assert.deepEqual([await told('Sam Underhill'), await told('Tess Mowbray')], [true, false])
  now = instant('2027-02-08T09:00:00Z')
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  assert.equal(await told('Tess Mowbray'), true)
  await approved(null)
  assert.equal(await expiry(), null, 'and a test without a last day owes nothing')
})
