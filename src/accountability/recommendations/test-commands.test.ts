// Approving a closure test: a second person, and everything that was asked of the proposal once more, since each of it may have changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { recommendation } from './procedure.ts'
import type { ClosureTest } from './test.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const [keeper, chief] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
const record: string = JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
  (one: { reference: string }) => one.reference === 'NCPI-2021/8',
).record_id

const sound: ClosureTest = {
  criteria: [
    { measure: 'M4', part: null, kind: 'timeliness', threshold: 0.9, better: 'higher', minimumN: 20 },
    { measure: 'M3', part: null, kind: 'outcome', threshold: 0.35, better: 'lower', minimumN: 10 },
  ],
  sustainedMonths: 2,
  mostNotEvidenced: 0.1,
}

/** As it was proposed when the policy, the topics or the day still allowed it. */
async function proposedThen(proposed: ClosureTest): Promise<void> {
  const world = await it.app.world(keeper.person)
  await world.db.write(contextOf(world), async (writer) => {
    const body = { test: proposed, because: 'As the board asked' }
    await appendTo({ writer, world, commandId: newId(now) }, recommendation, record, () => [
      { kind: 'recommendation.test-proposed/1', happenedAt: now, body },
    ])
  })
}
const approve = async (who = chief) => await who.api(`/api/recommendation/${record}/test-approval`, {})

test('who proposed it does not approve it, whatever their jobs allow', async () => {
  const both = await it.newcomer(demonstrationForce.id, 'Wyn Hollis', [
    ...new Set([...rolesThatMay('propose policy').slice(0, 1), ...rolesThatMay('approve policy').slice(0, 1)]),
  ])
  const criteria = sound.criteria.map(({ kind: _, better: __, ...asked }) => asked)
  const body = { test: { ...sound, criteria, scope: null }, because: 'As the board asked' }
  assert.equal((await both.api(`/api/recommendation/${record}/test-proposals`, body)).status, 200)
  const own = await approve(both)
  assert.equal(own.status, 422)
  assert.match(own.text, /You proposed this\. Another person must approve it/)
})

test('at approval the test is held once more against the policy’s floors, the day and the topics', async () => {
  const audit = { topic: 'lost dogs', files: 30, leastGood: 25, mostInadequate: 1, windowMonths: 3 }
  for (const [proposed, words] of [
    [{ ...sound, sustainedMonths: 1 }, /whole month/],
    [{ ...sound, expiresOn: '2026-11-22' }, /It would already have expired on 22 November 2026/],
    [{ ...sound, audit }, /no case-file audits on “lost dogs”/],
  ] as const) {
    await proposedThen(proposed)
    const answer = await approve()
    assert.equal(answer.status, 422, answer.text)
    assert.match(answer.text, words)
  }
  await proposedThen({ ...sound, expiresOn: '2026-11-23' })
  assert.equal((await approve()).status, 200)
})
