// Nobody is found before they were last seen: refused beside the time, to a program and on the form, with nothing typed lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, instant, minutes, plus } from '../../../kernel/time.ts'

const now = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const manager = await it.as((await it.named('Dev Ramsden')).person)
const sentence = 'This is before the child was last seen. Give a later time, or correct when they were last seen.'

/** Last seen at 08:00, reported at 09:00. */
async function reported(name: string): Promise<string> {
  const made = await manager.api(
    '/api/missing/report',
    reportBody(now, { name, lastSeenAt: plus(now, hours(-2)), firstContactAt: plus(now, hours(-1)) }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

const found = {
  place: 'Festival Park',
  how: 'police',
  atRisk: false,
  confirmedBy: 'PC Harrow',
  confirmedHow: 'seen by an officer',
  detail: 'Seen by officers',
}

test('found before last seen: refused at the time, in a sentence of its own; and so is the correction of a location to then', async () => {
  const record = await reported('Linnet Garrow')
  const located = async (minutesAgo: number) =>
    await manager.api(`/api/missing/${record}/location`, {
      ...found,
      with: null,
      placeToReturn: null,
      at: plus(now, minutes(-minutesAgo)),
    })
  const of = ({ text }: { readonly text: string }) =>
    JSON.parse(text).errors.map((one: { field: string; sentence: string }) => `${one.field}: ${one.sentence}`)
  const before = await located(121)
  assert.equal(before.status, 422)
  assert.ok(of(before).includes(`at: ${sentence}`), before.text)
  // Since then and before anybody rang: wrong too, and for another reason.
  const unreported = await located(119)
  assert.equal(unreported.status, 422)
  assert.ok(!of(unreported).includes(`at: ${sentence}`), unreported.text)
  const recorded = await located(30)
  assert.equal(recorded.status, 200)
  const corrected = await manager.api(`/api/missing/${record}/corrections`, {
    entry: String(JSON.parse(recorded.text).position),
    at: plus(now, minutes(-121)),
    text: null,
    because: 'Mistyped',
  })
  assert.equal(corrected.status, 422)
  assert.ok(of(corrected).includes(`at: ${sentence}`), corrected.text)
})

test('the form says the same beside the field, and keeps what was typed', async () => {
  const record = await reported('Corin Ashfield')
  const path = `/missing/${record}/location`
  const typed = { ...found, atRisk: 'no', 'at.date': '23/11/2026', 'at.time': '07:30' }
  const refused = await manager.send(path, typed)
  assert.equal(refused.status, 422)
  const fields = refused.text.split('<fieldset').slice(1)
  const asked = fields.find((field) => field.includes('name="at.time"')) ?? ''
  assert.ok(asked.includes(sentence), 'beside the time')
  assert.ok((refused.text.split('<h1')[0] ?? '').includes(sentence), 'and among all that is wrong')
  assert.match(refused.text, /value="07:30"/)
  assert.match(refused.text, /value="Festival Park"/)
})
