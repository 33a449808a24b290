// The improvement programme: command posts with their history, vacated by a leaver, and meetings counted from their first day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { newId } from '../../kernel/identity.ts'
import { instant, type LocalDate, parseLocalDate } from '../../kernel/time.ts'
import { appendTo } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import type { Cadence } from './programme/facts.ts'
import { nextMeeting } from './programme/next-meeting.ts'

const now = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const leaver = await it.named('Farah Quill')

const opened = await keeper.api('/api/programme/programmes', {
  title: 'Better for children',
  purpose: 'To answer <the> report',
})
assert.equal(opened.status, 201, opened.text)
const record = String(JSON.parse(opened.text).recordId)
const appoint = async (level: string, who: Client, more: { strand?: string | null; since?: string } = {}) =>
  await keeper.api(`/api/programme/${record}/appointments`, {
    level,
    strand: more.strand ?? null,
    staffId: who.person.staffId,
    since: more.since ?? '2026-11-01',
  })
const page = async () => (await chief.get('/programme')).text
const posts = async (): Promise<
  readonly { level: string; strand: string | null; holder: { name: string } | null; before: readonly unknown[] }[]
> => JSON.parse((await chief.get('/api/programme')).text).programmes[0].posts

test('gold and silver are seen while nobody holds them', async () => {
  assert.deepEqual(
    (await posts()).map((one) => [one.level, one.holder]),
    [
      ['gold', null],
      ['silver', null],
    ],
  )
  assert.match(await page(), /vacant/)
})

test('bronze has strands and the others none; a day to come, and one before the last holder, are refused', async () => {
  for (const [answer, said] of [
    [await appoint('bronze', chief), /which strand of the work/],
    [await appoint('gold', chief, { strand: 'supervision' }), /Only bronze has strands/],
    [await appoint('gold', chief, { since: '2026-12-01' }), /is in the future/],
  ] as const) {
    assert.equal(answer.status, 422)
    assert.match(answer.text, said)
  }
  assert.equal((await appoint('gold', chief)).status, 200)
  assert.match((await appoint('gold', chief)).text, /They already hold this command post/)
  assert.match(
    (await appoint('gold', keeper, { since: '2026-10-01' })).text,
    /Somebody else held this command post then. Give 1 November 2026 or a later day/,
  )
})

test('who held a post before stays to be seen', async () => {
  assert.equal((await appoint('gold', await it.named('Sunita Brand'), { since: '2026-11-20' })).status, 200)
  assert.match(await page(), /Tess Mowbray, 1 November 2026 to 20 November 2026/)
  assert.equal((await appoint('bronze', keeper, { strand: 'supervision' })).status, 200)
  assert.equal((await appoint('bronze', chief, { strand: 'voice of the child' })).status, 200)
  assert.equal((await posts()).length, 4)
})

test('whoever leaves the force leaves the post vacant by itself', async () => {
  assert.equal((await appoint('silver', leaver)).status, 200)
  const world = await it.app.world(keeper.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, staffProcedure, leaver.person.staffId, () => [
      { kind: 'staff.left/1', happenedAt: now, body: {} },
    ])
  })
  const silver = (await posts()).find((one) => one.level === 'silver')
  assert.deepEqual([silver?.holder, silver?.before.length], [null, 1])
  assert.match(await page(), /Farah Quill, 1 November 2026 to 23 November 2026/)
})

test('a post is vacated with a reason, and only one that somebody holds', async () => {
  const vacate = async (level: string) =>
    await keeper.api(`/api/programme/${record}/vacancies`, { level, strand: null, because: 'Posted elsewhere' })
  assert.equal((await vacate('gold')).status, 200)
  const again = await vacate('gold')
  assert.equal(again.status, 422)
  assert.match(again.text, /Nobody holds/)
})

test('meetings are set with their cadence, shown with their next day, and ended', async () => {
  const meeting = { name: 'Gold group', level: 'gold', cadence: 'monthly', firstOn: '2026-01-31' }
  assert.equal((await keeper.api(`/api/programme/${record}/meetings`, meeting)).status, 200)
  assert.match(await page(), /30 November 2026/)
  assert.equal((await keeper.api(`/api/programme/${record}/meeting-ends`, { name: 'Gold group' })).status, 200)
  assert.match(await page(), /No longer held: Gold group/)
  assert.equal((await keeper.api(`/api/programme/${record}/meeting-ends`, { name: 'Gold group' })).status, 422)
})

test('the next meeting, over short months and the turn of the year', () => {
  const day = (text: string): LocalDate => {
    const found = parseLocalDate(text)
    assert.ok(found)
    return found
  }
  const cases: readonly (readonly [Cadence, string, string, string])[] = [
    ['weekly', '2026-11-02', '2026-11-23', '2026-11-23'],
    ['weekly', '2026-11-02', '2026-11-24', '2026-11-30'],
    ['fortnightly', '2026-11-02', '2026-11-17', '2026-11-30'],
    ['monthly', '2026-01-31', '2026-02-01', '2026-02-28'],
    ['monthly', '2026-01-31', '2026-03-01', '2026-03-31'],
    ['monthly', '2026-11-10', '2026-12-11', '2027-01-10'],
    ['quarterly', '2026-11-10', '2026-11-11', '2027-02-10'],
    ['quarterly', '2026-11-10', '2027-02-10', '2027-02-10'],
    ['monthly', '2027-01-05', '2026-11-23', '2027-01-05'],
  ]
  for (const [cadence, first, today, expected] of cases)
    assert.equal(nextMeeting(cadence, day(first), day(today)), expected, `${cadence} from ${first} on ${today}`)
})

test('who may: only the improvement team changes it; who sees no recommendation does not see it', async () => {
  assert.equal((await (await it.named('Wren Solway')).get('/programme')).status, 403)
  const body = { level: 'gold', strand: null, staffId: chief.person.staffId, since: '2026-11-22' }
  assert.equal((await chief.api(`/api/programme/${record}/appointments`, body)).status, 403)
  assert.match(await page(), /To answer &lt;the&gt; report/)
})
