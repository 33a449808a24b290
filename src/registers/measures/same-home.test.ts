// Two ways of writing one home: once somebody says that they are one, children of both are of one home in every interval; taken back, no longer; and what was known before stays as it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { type PairsBack, pairsWithin } from '../../practice/statistics.ts'
import { missing } from '../../work/missing/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { readAsKnownAt, readCounts, readMeasures } from '../measures.ts'
import { SYSTEM } from '../world.ts'
import { pairsOfPlaces } from './tally.ts'

const start = instant('2026-03-02T10:00:00Z')
let now: Instant = start
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const homes = ['Rowan Court, 4 Hill Street', 'The Rowans (Hill St)', 'Rowans'] as const
const window = { force, from: plus(start, hours(-48)), until: plus(start, hours(72)), now: plus(start, hours(72)) }
const reader = { force, who: SYSTEM, now: window.now }

const report = async (name: string, placement: string) => {
  now = plus(now, minutes(1))
  const answers = { 'looked-after': 'yes' } as const
  const grade = { level: 'HIGH', because: 'Not seen since school', earlierConsidered: null } as const
  const asked = reportBody(now, { name, placement, answers, grade })
  const answer = await (await it.named('Asha Nolan')).api('/api/missing/report', asked)
  assert.equal(answer.status, 201, answer.text)
}
const say = async (path: string, body: object): Promise<string> => {
  now = plus(now, minutes(1))
  const answer = await (await it.named('Rosa Wexford')).api(`/api/same-home/${path}`, body)
  assert.ok(answer.status < 300, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const because = 'One address'

/** Pairs of two children of one home: by statement, in the list of all, and by fold. */
const pairsOfHomes = async (recordedUntil: Instant = now) =>
  await it.databases.measure.read(reader, async (all) => {
    const asked = { ...window, measures: ['M1'] }
    const known = { recordedUntil }
    const read = [
      await readMeasures(all, { ...asked, by: 'month' }),
      await readCounts(all, asked),
      await readAsKnownAt(all, missing, { ...asked, by: 'month', known, policyAt: policyAt([standingPolicy]) }),
    ]
    const count = (alike: PairsBack | undefined) => pairsWithin([{ alike: alike ?? [] }]).home?.pairs ?? 0
    return read.map((measures) => (measures.get('M1') ?? []).reduce((sum, month) => sum + count(month.alike), 0))
  })

test('said to be one, in a chain, they make pairs by statement, in the list and by fold; taken back they make none; known before it was said, they are two', async () => {
  for (const [at, home] of homes.entries()) await report(`${['Dale', 'Glen', 'Vale'][at]} Sutcliffe`, home)
  assert.deepEqual(await pairsOfHomes(), [0, 0, 0])
  const apart = now

  const first = await say('same-home', { written: homes[2], home: homes[1], because })
  assert.deepEqual(await pairsOfHomes(), [1, 1, 1])
  await say('same-home', { written: homes[1], home: homes[0], because })
  assert.deepEqual(await pairsOfHomes(), [3, 3, 3], 'said of one in turn, all three are one')
  const together = now

  await say(`${first}/taking-back`, { because: 'Another house' })
  assert.deepEqual(await pairsOfHomes(), [1, 1, 1])
  const fold = async (at: Instant) => (await pairsOfHomes(at))[2]
  assert.deepEqual([await fold(apart), await fold(together)], [0, 3], 'as it was known')
})

test('of a child who was in two homes that are one, the two cases are a pair of one child and none of the home', () => {
  const rows = [
    { child: 'Dale', home: 'Rowan Court', cases: [0] },
    { child: 'Dale', home: 'Rowan Court', cases: [0] },
    { child: 'Glen', home: 'Rowan Court', cases: [0] },
  ]
  const alike = pairsOfPlaces(rows, { measures: 1, groups: 1, months: false })(0)
  const within = pairsWithin([{ alike }])
  assert.deepEqual([within.pairs, within.home?.pairs], [1, 2])
})
