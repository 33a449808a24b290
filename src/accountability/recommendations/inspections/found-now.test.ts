// A strength is a finding with a small test: it lapses by itself, and too few cases are no fall.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { instant } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { keyOf } from '../figures.ts'
import { foundNow } from './found-now.ts'
import { inspections } from './queries.ts'

const now = instant('2026-11-23T09:00:00Z')
const definition = { question: 'x', kind: 'timeliness', target: null } as const
const definitions = new Map([
  ['M9', { ...definition, better: 'higher' as const }],
  ['M3', { ...definition, kind: 'outcome' as const, better: 'lower' as const }],
])
const standsAt = async (
  measure: string,
  level: number | null,
  yes: number,
  no: number,
  kind = 'effective practice',
) => {
  const read = async () =>
    await Promise.resolve(
      new Map([[keyOf({ measure, part: null }), new Map([['2026-10', { yes, no, notEvidenced: 0 }]])]]),
    )
  const found = await foundNow({ definitions, read }, 'x', [{ findingId: 'f', kind, measures: [measure], level }], now)
  return found.get('f')?.holds
}

const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')

test('at its level it holds, below it has lapsed; where less is better the other way round; few cases say nothing', async () => {
  assert.equal(await standsAt('M9', 0.9, 90, 10), 'holds')
  assert.equal(await standsAt('M9', 0.9, 89, 11), 'lapsed')
  assert.equal(await standsAt('M3', 0.2, 20, 80), 'holds')
  assert.equal(await standsAt('M3', 0.2, 21, 79), 'lapsed')
  assert.equal(await standsAt('M9', 0.9, 0, 9), 'cannot be said')
  assert.equal(await standsAt('M9', null, 0, 100), null, 'without a level it has no test')
})

test('what is wrong does not lapse: it is still seen in the figures or no longer, and stays open', async () => {
  for (const kind of ['cause of concern', 'area for improvement', 'finding']) {
    assert.equal(await standsAt('M9', 0.9, 90, 10, kind), 'no longer seen', kind)
    assert.equal(await standsAt('M9', 0.9, 89, 11, kind), 'still seen', kind)
    assert.equal(await standsAt('M3', 0.2, 21, 79, kind), 'still seen', kind)
    assert.equal(await standsAt('M9', 0.9, 0, 9, kind), 'cannot be said', kind)
  }
})

test('measures must be real, and effective practice names one and the level it must keep', async () => {
  const force = demonstrationForce.id
  const rows = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await inspections.all(reader, { force }),
  )
  const id = rows.find((one) => one.reference === 'NCPI-2023')?.record_id ?? ''
  const find = async (more: object) =>
    await keeper.api(`/api/inspection/${id}/findings`, {
      kind: 'effective practice',
      theme: 'Handovers read to the end',
      chapter: null,
      words: null,
      paragraph: null,
      again: null,
      ...more,
    })
  const unreal = await find({ measures: 'M99, Z9', level: 0.9 })
  assert.match(unreal.text, /There is no measure M99/)
  assert.match(unreal.text, /There is no measure Z9/)
  assert.match((await find({ measures: 'M11' })).text, /otherwise nobody would see it lapse/)
  assert.match(
    (await find({ kind: 'cause of concern', measures: 'M9, M10', level: 0.9 })).text,
    /A level applies to one measure/,
  )
  const kept = await find({ measures: 'M11', level: 0.9 })
  assert.equal(kept.status, 200, kept.text)
  const page = (await keeper.get(`/inspection/${id}`)).text
  assert.match(page, /handed over when the shift changes\?<\/a> \(M11\) Three months: no case in three months/)
  assert.match(page, /to keep: 90%/)
  assert.match(page, /cannot be said, as computed/)
  assert.match(page, /no measure shows it/)
  const concern = { kind: 'cause of concern', measures: 'M9', level: 0.9, theme: 'Nobody reads the handover' }
  assert.equal((await find(concern)).status, 200)
  const besideIt = (await keeper.get(`/inspection/${id}`)).text
  assert.match(besideIt, /no longer seen from: 90%/)
  assert.match(besideIt, /open; cannot be said, as computed/)
})

test('what is on time is never shown without what auditors found in files of the same months', async () => {
  const month = (yes: number, no: number) => new Map([['2026-10', { yes, no, notEvidenced: 0 }]])
  const read = async () =>
    await Promise.resolve(
      new Map([
        [keyOf({ measure: 'M9', part: null }), month(90, 10)],
        [keyOf({ measure: 'A7', part: null }), month(10, 30)],
      ]),
    )
  const finding = { findingId: 'f', kind: 'cause of concern', measures: ['M9', 'M3'] }
  const found = await foundNow({ definitions, read }, 'x', [finding], now)
  const [timely, outcome] = found.get('f')?.figures ?? []
  assert.match(
    timely?.gap ?? '',
    /^65 points .*cases of October 2026: on time 90% of 100.*files that are good 25% of 40/,
  )
  assert.equal(outcome?.gap, null)
})
