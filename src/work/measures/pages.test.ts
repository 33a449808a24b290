// The pages of measures: a figure of timeliness never stands without what audited files say, nor they without it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'

const it = await testApp()
const improver = await it.named('Sam Underhill')
const beside = async (measure: string): Promise<readonly string[]> =>
  JSON.parse((await improver.get(`/api/measures/${measure}`)).text).beside.map((one: { id: string }) => one.id)

test('the assertion gap stands on the page of either: on time beside done well', async () => {
  assert.deepEqual(await beside('M4'), ['A1'])
  const timely = await beside('A1')
  assert.ok(timely.includes('M4') && timely.includes('M8') && timely.includes('M13'), timely.join())
  assert.deepEqual(await beside('M3'), [], 'an outcome is neither')
})

test('a measure that nobody knows is not there; an outcome or a place that is none is refused in words', async () => {
  assert.equal((await improver.get('/measures/M99')).status, 404)
  const refused = await improver.get('/api/measures/M4?outcome=perhaps')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /not as “perhaps”/)
})
