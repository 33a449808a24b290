// What was typed of a plan, its programme, a publication listed beside the register and a panel's meeting goes when two records managers say so; dates, owners, states and hashes stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { plannedActions } from '../../../test/planned-action.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { rebuild } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { kinds } from '../kinds.ts'
import { defaultForums } from '../questions/forums.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [keeper, secretary, asking, deciding] = [
  await it.named('Sam Underhill'),
  await it.named('Piet Lowther'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]
const name = 'Zephyrine Quackenbush'

const post = async (who: typeof keeper, path: string, body: object): Promise<string> => {
  const done = await who.api(`/api/${path}`, body)
  assert.ok(done.status === 200 || done.status === 201, `${path}: ${done.text}`)
  return String(JSON.parse(done.text).recordId)
}

async function erased(ofKind: string, ofRecord: string): Promise<void> {
  const order = await post(asking, 'erasure/erasures', {
    ...{ ofRecord, ofKind, document: 'Review 2026/131', entry: null },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  await post(deciding, `erasure/${order}/approval`, {})
  assert.equal(await it.app.erase(), 1)
}

async function holding(record: string): Promise<readonly unknown[]> {
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select kind from fact where record_id = ${record} and body::text like ${`%${name}%`} order by position limit 20`,
      ),
  )
  return rows.map((row) => Object.values(Object(row))[0])
}

async function rebuiltTheSame(): Promise<void> {
  const { differences } = await rebuild(it.databases.clock, kinds, it.app.policies, { force, now })
  assert.deepEqual(differences, [])
}

test('the versions of a plan lose their words, and keep their numbers, owners, dates and hash', async () => {
  const { recommendation, written, allocate } = await plannedActions(keeper)
  await allocate(await written({ text: `Each call about ${name} is answered` }), keeper)
  const id = await post(keeper, 'plan/plans', {
    ...{ title: `Plan after ${name}`, to: 'His Majesty’s Inspector', recommendations: [recommendation] },
  })
  await post(keeper, `plan/${id}/drafts`, { because: `For ${name}`, reasons: [] })
  const letter = async () => (await keeper.get(`/plan/${id}/letter?version=1`)).text
  const hashIn = (text: string) => /SHA-256 of its contents ([0-9a-f]{64})/.exec(text)?.[1]
  const before = hashIn(await letter())
  assert.match(before ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(await holding(id), ['plan.opened/1', 'plan.drafted/1'])
  await erased('plan', id)
  assert.deepEqual(await holding(id), [])
  const after = await letter()
  assert.equal(hashIn(after), before, 'which version it was is known still')
  assert.match(after, /\[erased\][\s\S]*Sam Underhill[\s\S]*20 December 2026/)
  await rebuiltTheSame()
})

test('a programme loses its purpose, its strands and the names of its meetings; two of each stay two', async () => {
  const id = await post(keeper, 'programme/programmes', { title: `For ${name}`, purpose: `So that ${name} is found` })
  const appointed = { level: 'bronze', staffId: keeper.person.staffId, since: '2026-11-01' }
  for (const strand of [`The case of ${name}`, 'Supervision'])
    await post(keeper, `programme/${id}/appointments`, { ...appointed, strand })
  for (const called of [`About ${name}`, 'Gold group'])
    await post(keeper, `programme/${id}/meetings`, {
      ...{ name: called, level: 'gold', cadence: 'weekly', firstOn: '2026-11-02' },
    })
  assert.equal((await holding(id)).length, 3)
  await erased('programme', id)
  assert.deepEqual(await holding(id), [])
  const [left] = JSON.parse((await keeper.get('/api/programme')).text).programmes
  const strands = left.posts.flatMap((one: { strand: string | null }) => (one.strand === null ? [] : [one.strand]))
  assert.deepEqual(strands, ['[erased], strand 1', '[erased], strand 2'])
  const meetings = left.meetings.map((one: { name: string; next: string }) => [one.name, one.next])
  assert.deepEqual(meetings, [
    ['[erased], meeting 1', '2026-11-23'],
    ['[erased], meeting 2', '2026-11-23'],
  ])
  await rebuiltTheSame()
})

test('a listed publication goes by the identifier on its list, and why a panel’s meeting was cancelled too; their days stay', async () => {
  const listed = await post(keeper, 'publication/publications', {
    ...{ programme: 'Vetting', title: `Report on ${name}`, publishedOn: '2026-11-02', address: null },
  })
  assert.match((await keeper.get('/inspections')).text, new RegExp(`for a records manager: ${listed}`))
  const [panel] = defaultForums.forums
  const meeting = await post(secretary, 'panel-meeting/meetings', { forum: panel?.id, heldOn: '2027-01-20' })
  await post(secretary, `panel-meeting/${meeting}/cancellations`, { because: `${name} is ill` })
  assert.match((await secretary.get('/questions')).text, new RegExp(`for a records manager: ${meeting}`))
  await erased('publication', listed)
  await erased('panel-meeting', meeting)
  assert.deepEqual([...(await holding(listed)), ...(await holding(meeting))], [])
  const { publications } = JSON.parse((await keeper.get('/api/inspections')).text)
  assert.deepEqual(
    publications.find((one: { record_id: string }) => one.record_id === listed),
    { record_id: listed, programme: '[erased]', title: '[erased]', published_on: '2026-11-02', address: null },
  )
  assert.match((await secretary.get('/questions')).text, /20 January 2027[^<]*: cancelled\. \[erased\]/)
  await rebuiltTheSame()
})
