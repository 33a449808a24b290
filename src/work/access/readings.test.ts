// What an inspector opened, and who opened one child's record, is read by whoever looks over openings, and by nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportsOf } from '../../../test/report.ts'
import { instant } from '../../kernel/time.ts'

const it = await testApp({ clock: () => instant('2026-06-05T20:00:00Z') })
const handler = await it.named('Asha Nolan')
const officer = await it.named('Mina Harrow')
const inspector = await it.named('Ines Fallow')
const auditor = await it.named('Vic Arkwright')
const { made } = reportsOf(it, handler)

test('an inspector opens two records: the auditor reads when and how many, without a child’s name', async () => {
  const none = (await auditor.get('/readings')).text
  assert.match(none, /No inspector has read a record\./)
  const [one, two] = [await made({ name: 'Linnet Marsh' }), await made({ name: 'Rook Fell' })]
  for (const record of [one, two, one]) assert.equal((await inspector.get(`/missing/${record}`)).status, 200)
  assert.equal((await officer.get(`/missing/${two}`)).status, 200)
  const { readings } = JSON.parse((await auditor.get('/api/readings')).text)
  const [{ name, day, records, readings: times }, ...others] = readings
  assert.deepEqual([name, day, records, times], ['Ines Fallow', '2026-06-05', 2, 3])
  assert.deepEqual(others, [], 'of nobody else')
  assert.match((await auditor.get('/openings')).text, /href="\/readings"/)
  assert.doesNotMatch((await auditor.get('/readings')).text, /Linnet|Rook/)
})

test('who read one record: asked for by the address of its page; whoever looks is in the log too', async () => {
  const record = await made({ name: 'Teal Harwood' })
  await officer.get(`/missing/${record}`)
  await inspector.get(`/missing/${record}`)
  const asked = `/readings?record=${encodeURIComponent(`https://vigil.example/missing/${record}`)}`
  const names = async () => {
    const { readings } = JSON.parse((await auditor.get(`/api${asked}`)).text)
    return new Set(readings.map((one: { name: string }) => one.name))
  }
  const before = await names()
  for (const name of ['Mina Harrow', 'Ines Fallow']) assert.ok(before.has(name), name)
  assert.ok(!before.has('Vic Arkwright') && (await names()).has('Vic Arkwright'))
  const wrong = (await auditor.get('/readings?record=the+boy+from+Leek')).text
  assert.match(
    wrong,
    /<title>Error: [\s\S]*<a href="#record">Paste the address of the record’s page, or its identifier/,
  )
  assert.match(wrong, /value="the boy from Leek"/, 'and stands there to be corrected')
  for (const other of [officer, inspector, handler]) assert.equal((await other.get(asked)).status, 403)
})
