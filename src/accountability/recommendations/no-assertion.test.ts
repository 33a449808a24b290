// No sequence of commands reaches met, nor verified without a document: every command of a recommendation, in random order, by everybody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { localDate } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'

const it = await testApp()
const force = demonstrationForce.id
const people = await Promise.all(
  ['Sam Underhill', 'Tess Mowbray', 'Sunita Brand', 'Milo Ferrand', 'Uma Kettering', 'Ines Fallow', 'Dev Ramsden'].map(
    async (name) => await it.named(name),
  ),
)
const now = it.clock()
const query = async (text: ReturnType<typeof sql>) =>
  (await it.owner.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(text))).rows

type Weak = { threshold: number; minimumN: number; months: number; without: number; files?: number }
function proposal(measure: string, { threshold, minimumN, months, without, files }: Weak): object {
  const topic = 'missing children'
  return {
    test: {
      criteria: [{ measure, part: null, threshold, minimumN }],
      sustainedMonths: months,
      mostNotEvidenced: without,
      audit: files === undefined ? null : { topic, files, leastGood: 0, mostInadequate: files - 1, windowMonths: 12 },
    },
    because: 'Everybody passes it',
  }
}

const today = localDate(now)
/** Bodies that a command would take, by the last part of its address; what has none is sent what the others are. */
const fitting: Readonly<Record<string, readonly object[]>> = {
  stages: ['accepted', 'rejected', 'planned', 'in progress', 'met', 'verified', 'submitted'].map((stage) => ({
    stage,
    because: 'x',
  })),
  'date-requests': [1, 2, 3, 4, 5, 6].map((month) => ({ dueOn: `2027-0${month}-28`, because: 'x' })),
  'date-agreements': [{}],
  'date-refusals': [{ because: 'x' }],
  base: [1, 2, 3].map((month) => ({ baseOn: `2022-0${month}-05`, because: 'x' })),
  submissions: [{ to: 'HMICFRS', says: 'Everything is done' }],
  // Everything that a document needs but its text, or its text and a day on which no inspector can have signed it.
  verifications: [
    { text: '', on: today },
    ...['2099-01-01', '2001-01-01'].map((on) => ({ text: 'It is done.', on })),
  ].map((one) => ({ route: 'inspector', by: 'x', document: 'x', address: null, ...one })),
  'document-confirmations': [{}],
  // Tests that everybody passes, as nobody's definitions have them.
  'test-proposals': [
    ...['M4', 'M3', 'M19', 'M99'].flatMap((measure) =>
      [0, 0.5, 1].map((threshold) => proposal(measure, { threshold, minimumN: 1, months: 1, without: 1 })),
    ),
    proposal('M4', { threshold: 0.5, minimumN: 10, months: 2, without: 0.25, files: 10 }),
    proposal('M4', { threshold: 0.5, minimumN: 10, months: 2, without: 0.25, files: 30 }),
    // And one that may stand.
    proposal('M3', { threshold: 0.5, minimumN: 10, months: 2, without: 0.25 }),
  ],
  'test-approval': [{}],
  // A letter that somebody pasted and another confirmed says what a revisit found, and neither meets nor verifies.
  revisits: Array.from({ length: 40 }, (_, n) => ({
    ...{ result: 'routine', inspection: `x${n}`, on: today, says: null, address: null, text: 'x' },
  })),
  'revisit-confirmations': [{}],
  'revisit-refusals': [{ because: 'x' }],
  'findings-again': Array.from({ length: 40 }, (_, n) => ({
    inspection: `x${n}`,
    inspectionId: null,
    on: today,
    says: null,
  })),
}
const bodies: readonly object[] = [...Object.values(fitting).flat(), { standing: 'met' }, {}]

test('two thousand commands without a document and without figures: none is met, none is verified', {
  timeout: 120_000,
}, async (t) => {
  const [row] = await query(
    sql`select record_id::text as id from recommendation where reference = 'NCPI-2021/8' limit 1`,
  )
  const id = String(Object.values(row ?? {})[0])
  const paths = it.app.server.routes
    .filter((route) => route.method === 'POST' && route.path.startsWith('/api/recommendation/:record/'))
    .map((route) => route.path.replace(':record', id))
  assert.ok(paths.length >= 9, paths.join())
  // Tests are proposed as often as before there were so many other commands, and documents offered and confirmed.
  const often = paths.filter((path) => /\/(test-proposals|verifications|document-confirmations)$/.test(path))
  const weighted = [...paths, ...often, ...often, ...often, ...often]
  let state = 20_261_123
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * below)
  }
  let accepted = 0
  for (let number = 0; number < 2_000; number++) {
    const who = people[random(people.length)]
    const path = weighted[random(weighted.length)] ?? ''
    const fit = fitting[path.split('/').at(-1) ?? ''] ?? bodies
    const some = random(10) < 7 ? fit : bodies
    const answer = await who?.api(path, some[random(some.length)])
    assert.ok((answer?.status ?? 500) < 500, answer?.text)
    if (answer?.status === 200) accepted++
  }
  t.diagnostic(`${accepted} of 2,000 commands accepted`)
  assert.deepEqual(
    await query(
      sql`select count(*)::integer as n from fact where record_id = ${id} and kind = 'recommendation.verified/1' limit 1`,
    ),
    [{ n: 0 }],
  )
  assert.deepEqual(
    await query(
      sql`select count(*)::integer as n from recommendation where record_id = ${id} and (stage in ('met', 'verified') or verified_at is not null) limit 1`,
    ),
    [{ n: 0 }],
  )
  const tests = await query(
    sql`select distinct body #>> '{test,criteria,0,measure}' as measure, body #>> '{test,criteria,0,better}' as better
      from fact where record_id = ${id} and kind = 'recommendation.test-proposed/1' limit 9`,
  )
  assert.deepEqual(
    tests,
    [{ measure: 'M3', better: 'lower' }],
    'no weak test was taken, and nobody turned a measure round',
  )
  assert.deepEqual(
    await query(
      sql`select distinct standing from standing_reading where record_id = ${id} and standing <> 'insufficient data' limit 9`,
    ),
    [],
    'an approval has the judge compute it, and no command sets it',
  )
  await it.app.judge(force)
  assert.deepEqual(
    await query(
      sql`select count(*)::integer as n from standing_reading where record_id = ${id} and standing in ('met', 'no longer met') limit 1`,
    ),
    [{ n: 0 }],
    'and the judge, asked, says what the figures say',
  )
  assert.ok(accepted > 30, 'some of them do something')
})
