// The self-assessment: routine only where the test passes, nothing said where the records cannot say, and the register as a file.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { SYSTEM } from '../../registers/world.ts'
import { assess } from './self-assessment/assess.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
type Line = { readonly record_id: string; readonly reference: string; readonly result: string | null }
const lines = async (): Promise<readonly Line[]> => JSON.parse((await keeper.get('/api/self-assessment')).text).rows

test('only a passing test is routine; better and not there yet is improved; worse, or the same, is no improvement', () => {
  const word = (standing: string | null, ...changes: Parameters<typeof assess>[1]) => assess(standing, changes).result
  assert.equal(word('met', 'worse'), 'routine')
  assert.equal(word('no longer met', 'improved'), 'improved, not routine', 'one of the inspectorate’s three words')
  assert.equal(word('no longer met', 'worse', 'improved'), 'no meaningful improvement')
  assert.match(
    assess('no longer met', ['worse']).because,
    /^The closure test passed before but no longer does\. At least/,
  )
  assert.equal(word('not met', 'improved', 'no clear change'), 'improved, not routine')
  assert.equal(word('not met', 'improved', 'worse'), 'no meaningful improvement')
  assert.equal(word('not met', 'no clear change', 'nothing counted'), 'no meaningful improvement')
  assert.equal(word('not met', 'nothing counted'), null, 'there is no year to compare with')
  for (const standing of ['insufficient data', null]) assert.equal(word(standing, 'improved'), null)
})

test('each recommendation has a line; what the inspectorate said last stands beside it, the latest of two', async () => {
  const [first] = await lines()
  assert.ok(first)
  const revisit = async (on: string, result: string) => {
    const letter = { result, inspection: `=Letter of ${on}`, on, says: null, address: null, text: `It is ${result}.` }
    const offered = await keeper.api(`/api/recommendation/${first.record_id}/revisits`, letter)
    assert.equal(offered.status, 200, offered.text)
    return await colleague.api(`/api/recommendation/${first.record_id}/revisit-confirmations`, {})
  }
  assert.equal((await revisit('2026-11-20', 'improved, not routine')).status, 200)
  assert.equal((await revisit('2026-05-02', 'no meaningful improvement')).status, 200)
  const page = await keeper.get('/self-assessment')
  assert.match(page.text, /improved, not routine<span class="vigil-detail">=Letter of 2026-11-20, 20 November 2026/)
  assert.match(page.text, /cannot be worked out/)
  assert.doesNotMatch(page.text, /<strong>routine<\/strong>/)
  assert.match(
    page.text,
    /Is the risk graded and endorsed in time\?[^<]*<\/span><span class="vigil-detail">No gap can be said: no case of these months was audited/,
    'nothing of time stands alone',
  )
})

test('as a file every recommendation is one row with its computed words; what took a place speaks for what it replaced', async () => {
  const [, second, third] = await lines()
  assert.ok(second && third)
  const because = 'Asked anew'
  const superseded = await keeper.api(`/api/recommendation/${second.record_id}/successors`, {
    by: third.record_id,
    because,
  })
  assert.equal(superseded.status, 200, superseded.text)
  const chief = await it.named('Tess Mowbray')
  assert.equal((await chief.api(`/api/recommendation/${second.record_id}/superseding-agreements`, {})).status, 200)
  const file = await keeper.get('/recommendations.csv')
  assert.match(file.type, /text\/csv/)
  const rows: readonly Record<string, string>[] = parse(file.text, { columns: true })
  const after = await lines()
  assert.deepEqual(
    rows.map((row) => row['recommendation_id']),
    after.map((line) => line.record_id),
  )
  assert.ok(!rows.some((row) => row['recommendation_id'] === second.record_id))
  assert.ok(rows.every((row) => row['self_assessment'] !== '' && row['as_at'] === now))
  assert.match(rows.map((row) => row['inspectors_last_word']).join('\n'), /improved, not routine \(2026-11-20/)
})

test('a word that differs because several are read together says so, on the page and in the file as in public', async () => {
  const months = Array.from({ length: 19 }, (_, at) => new Date(Date.UTC(2025, 3 + at)).toISOString().slice(0, 7))
  await it.databases.clock.write({ force: demonstrationForce.id, who: SYSTEM, now }, async (writer) => {
    for (const month of months)
      writer.send(
        upsertObservations(
          demonstrationForce.id,
          newId(now),
          // From April on 25 of 40 in place of 20: enough of a change for one measure, not for one of six.
          Array.from({ length: 40 }, (_, item) => ({
            ...{ measure: 'M4', item: item + 1, at: instant(`${month}-12T10:00:00.000Z`) },
            yes: item < (month < '2026-04' ? 20 : 25),
            ...{ dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null },
            ...{ team: null, area: null, hour: null, part: null, child: newId(now) },
          })),
        ),
      )
    await Promise.resolve()
  })
  const clause = / among the 6 measures read together here \(by itself: improved\), compared with /
  const page = (await keeper.get('/self-assessment')).text
  assert.match(page, new RegExp(`endorsed in time\\? Asked: at least 90%\\. No clear change${clause.source}`))
  const rows: readonly Record<string, string>[] = parse((await keeper.get('/recommendations.csv')).text, {
    columns: true,
  })
  const first = rows.find(({ reference }) => reference === 'NCPI-2021/1')
  assert.match(first?.['figures'] ?? '', /M4: 62\.5% of 240/)
  assert.match(first?.['figures'] ?? '', new RegExp(`no clear change${clause.source.replace('compared with ', '')}`))
})

test('the commissioner’s office reads it without going through the force; who runs the product does not', async () => {
  assert.equal((await (await it.named('Uma Kettering')).get('/self-assessment')).status, 200)
  assert.equal((await (await it.named('Wren Solway')).get('/self-assessment')).status, 403)
})
