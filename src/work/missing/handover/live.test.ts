// Every live child is handed over: whoever is known to be somewhere, in police protection or located at risk, as well as the missing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { signatureWords } from './signing.ts'

/** In winter the shift changes at 22:00. */
let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const unit = 'stafford-response'
const [handler, gareth, nikhil] = ['Asha Nolan', 'Gareth Ashdown', 'Nikhil Garside'] as const

const done = async (name: string, path: string, body: object): Promise<string> => {
  const answer = await (await it.named(name)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const reported = async (name: string, more: object = {}) =>
  await done(handler, '/api/missing/report', reportBody(now, { name, unit, ...more }))
const ownerOf = async (record: string): Promise<string | null> =>
  JSON.parse((await (await it.named('Dev Ramsden')).get(`/api/missing/${record}`)).text).owner?.name ?? null

test('a concern, a child in police protection and one at HIGH located at risk are each shown, ticked where HIGH, and signed for', async () => {
  const grade = { level: 'HIGH', because: 'exploited before', earlierConsidered: null } as const
  const located = {
    place: 'Flat 3',
    how: 'police',
    with: null,
    placeToReturn: 'Foster carers',
    confirmedBy: 'PC 4411 Rees',
    confirmedHow: 'seen by an officer',
    detail: 'x',
    at: null,
  }
  const [concern, kept, atRisk] = [
    await reported('Stanley Thorn', { path: 'concern for safety', reviewBy: plus(now, hours(3)) }),
    await reported('Kit Larwood'),
    await reported('Isla Penhale', { grade }),
  ]
  now = plus(now, minutes(20))
  await done(handler, `/api/missing/${kept}/location`, { ...located, atRisk: false })
  await done(gareth, `/api/missing/${kept}/police-protection`, {
    limb: 'removed',
    grounds: 'Found with two men in a flat; one is known to exploit children',
    constable: 'PC 4411 Rees',
    keptAt: 'authority',
    place: 'Emergency foster placement',
    at: null,
  })
  await done(handler, `/api/missing/${atRisk}/location`, { ...located, atRisk: true })
  now = plus(now, minutes(130))

  const page = await (await it.named(nikhil)).get('/handover')
  const { recordId, high, notBack, known } = JSON.parse((await (await it.named(nikhil)).get('/api/handover')).text)
  const sign = async (read: string[]) =>
    await (await it.named(nikhil)).api(`/api/handover/${recordId}/incoming-signature`, { read, note: null })
  const unread = await sign([])
  const signed = await sign([atRisk])

  const ids = (rows: readonly { recordId: string }[]) => rows.map((row) => row.recordId)
  assert.deepEqual([ids(high), ids(notBack), ids(known)], [[atRisk], [kept], [concern]])
  assert.match(page.text, /Isla Penhale<\/a>,&nbsp;14: located, not returned: Flat 3, still at risk there/)
  assert.match(page.text, /Stanley Thorn<\/a>,&nbsp;14, concern for safety: /)
  // Never missing, and so never graded: nobody left that out.
  assert.match(page.text, /CONCERN FOR SAFETY<\/span> <a[^>]*>Stanley Thorn<\/a>[^<]*: whereabouts known, not missing/)
  assert.doesNotMatch(page.text, /NOT GRADED<\/span> <a[^>]*>Stanley Thorn/)
  assert.match(page.text, /Sign: these 3 children are mine now<\/button>/)
  assert.equal(unread.status, 422, unread.text)
  assert.match(unread.text, /Read each child at HIGH and tick it: one is not ticked/)
  assert.equal(signed.status, 200, signed.text)
  assert.deepEqual(await Promise.all([concern, kept, atRisk].map(ownerOf)), [nikhil, nikhil, nikhil])
})

test('the button says what the signature does', () => {
  assert.equal(signatureWords(1, 0), 'Sign: this child is mine now')
  assert.equal(signatureWords(2, 1), 'Sign: these 2 children are mine now, 1 child stays with its owner')
  assert.equal(signatureWords(0, 1), 'Sign: I have read it, 1 child stays with its owner')
  assert.equal(signatureWords(0, 0), 'Sign: no children to hand over')
})
