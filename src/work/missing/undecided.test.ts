// What was proposed of a child or of the policy stands in the one list of what waits for a second person: no child is named in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { hours, instant, minutes, plus } from '../../kernel/time.ts'

let now = instant('2026-11-24T03:00:00.000Z')
const it = await testApp({ clock: () => now })
const [handler, inspector, other, superintendent] = [
  await it.named('Asha Nolan'),
  await it.named('Gareth Ashdown'),
  await it.named('Nikhil Garside'),
  await it.named('Farah Quill'),
]

type Row = { readonly words: string; readonly about: string; readonly askedBy: string; readonly whose: string }
const waiting = async (who: Client): Promise<{ mine: readonly Row[]; others: readonly Row[] }> =>
  JSON.parse((await who.get('/api/waiting')).text)
const told = (rows: readonly Row[]) => rows.map((one) => [one.words, one.whose])

async function reported(name: string, answers: Record<string, 'yes'>): Promise<string> {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, {
      name,
      answers,
      grade: { level: 'HIGH', because: 'A note was found', earlierConsidered: null },
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

test('down from HIGH where suicide is spoken of: it waits for a superintendent alone, under the record’s reference, and is gone when she agrees', async () => {
  const record = await reported('Linden Marsh', { 'self-harm': 'yes' })
  now = plus(now, minutes(20))
  const lower = {
    ...{ level: 'MEDIUM', reason: 'new information', because: 'She rang her mother from her aunt’s and is calm.' },
    evidence: 'The mother’s call, entry 5',
  }
  assert.equal((await inspector.api(`/api/missing/${record}/lowering-proposal`, lower)).status, 200)
  const [asked, decides, mayRefuse] = await Promise.all([inspector, superintendent, other].map(waiting))
  assert.deepEqual(told(decides?.mine ?? []), [['A lower grade is proposed', 'duty superintendent']])
  assert.deepEqual(told(mayRefuse?.mine ?? []), [], 'he may refuse it, and not agree')
  assert.equal(asked?.others[0]?.askedBy, 'you')
  const page = (await superintendent.get('/waiting')).text
  assert.match(page, new RegExp(`href="/missing/${record}">Record ${record.slice(-6)}</a>`))
  assert.doesNotMatch(page, /Linden|Marsh/)
  assert.equal((await superintendent.api(`/api/missing/${record}/lowering`, { because: 'I spoke to her' })).status, 200)
  assert.deepEqual((await waiting(superintendent)).mine, [])
})

test('a void that needs two: for another than whoever proposed it; whoever decides no such thing learns of none', async () => {
  const record = await reported('Marigold Thistlewood', {})
  const because = 'Entered twice, from one call'
  assert.equal((await inspector.api(`/api/missing/${record}/void-proposal`, { because })).status, 200)
  assert.deepEqual(
    (await waiting(other)).mine.map((one) => one.words),
    ['Voiding is proposed'],
  )
  assert.deepEqual((await waiting(inspector)).mine, [])
  for (const who of [await it.named('Uma Kettering'), handler]) {
    const told = await waiting(who)
    assert.deepEqual([...told.mine, ...told.others], [], who.person.name)
  }
})

test('another policy waits for who approves policy, and no longer once it is refused', async () => {
  const proposed = await (await it.named('Sam Underhill')).api('/api/policy/proposal', {
    ...{ version: 'shorter', effectiveFrom: plus(now, hours(24)), because: 'The audit of October', tables: null },
    values: { 'grade.minutes': 10 },
  })
  assert.equal(proposed.status, 201, proposed.text)
  const approver = await it.named('Tess Mowbray')
  const policies = async (who: Client) =>
    (await waiting(who)).mine.filter((one) => one.about === 'Version shorter').map((one) => one.words)
  assert.deepEqual(await policies(approver), ['Another policy was proposed'])
  assert.deepEqual(await policies(await it.named('Sam Underhill')), [])
  const record = String(JSON.parse(proposed.text).recordId)
  assert.equal((await approver.api(`/api/policy/${record}/refusal`, { because: 'Not yet' })).status, 200)
  assert.deepEqual(await policies(approver), [])
})
