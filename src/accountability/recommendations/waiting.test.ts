// What waits for a second person stands in one list: for whoever may decide, for whoever asked, and for nobody once it is decided.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { waitings } from './second-person.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const [keeper, colleague, chief] = [
  await it.named('Sam Underhill'),
  await it.named('Milo Ferrand'),
  await it.named('Tess Mowbray'),
]
const record = /recommendation\/([0-9a-f-]{36})/.exec((await keeper.get('/recommendations')).text)?.[1] ?? ''

const post = async (who: Client, what: string, body: object) => {
  const answer = await who.api(`/api/recommendation/${record}/${what}`, body)
  assert.equal(answer.status, 200, answer.text)
}
type Row = { readonly words: string; readonly askedBy: string; readonly whose: string; readonly path: string }
async function waiting(who: Client): Promise<{ mine: readonly Row[]; others: readonly Row[] }> {
  const { mine, others } = JSON.parse((await who.get('/api/waiting')).text)
  return { mine, others }
}
const words = (rows: readonly Row[]) => rows.map((one) => one.words)
const anotherDate = 'Another date was asked for'

test('a date asked for is for another who keeps the register to decide, and for whoever asked to wait for; decided, it is gone', async () => {
  await post(keeper, 'date-requests', { dueOn: '2027-03-31', because: 'The desk opens in March' })
  assert.deepEqual(words((await waiting(colleague)).mine), [anotherDate])
  const { mine, others } = await waiting(keeper)
  assert.deepEqual([mine.length, others[0]?.askedBy, others[0]?.path], [0, 'you', `/recommendation/${record}`])
  assert.match((await colleague.get('/waiting')).text, /For you to decide: 1[\s\S]*asked by Sam Underhill/)
  await post(colleague, 'date-agreements', {})
  assert.deepEqual(await waiting(colleague), { mine: [], others: [] })
})

test('moved once, it is a chief officer’s; a closure test is for whoever approves policy, and asked again is there once', async () => {
  await post(keeper, 'date-requests', { dueOn: '2027-04-30', because: 'The desk opens in April' })
  await post(colleague, 'date-agreements', {})
  await post(keeper, 'date-requests', { dueOn: '2027-05-31', because: 'The desk opens in May' })
  const test = {
    ...{ sustainedMonths: 3, mostNotEvidenced: 0.1, audit: null },
    criteria: [
      { measure: 'M4', part: null, threshold: 0.9, minimumN: 20 },
      { measure: 'M3', part: null, threshold: 0.35, minimumN: 10 },
    ],
  }
  await post(keeper, 'test-proposals', { test, because: 'Fewer who go again' })
  await post(keeper, 'test-proposals', { test: { ...test, sustainedMonths: 4 }, because: 'For longer' })
  const proposed = 'A closure test was proposed'
  assert.deepEqual(words((await waiting(colleague)).mine), [])
  assert.deepEqual(words((await waiting(chief)).mine), [anotherDate, proposed])
  assert.match((await chief.get('/waiting')).text, /asked by Sam Underhill[\s\S]*proposed by Sam Underhill/)
  const { others } = await waiting(colleague)
  assert.deepEqual(
    others.map((one) => one.whose),
    ['chief officer', 'policy approver'],
  )
  await post(chief, 'test-approval', {})
  await post(chief, 'date-refusals', { because: 'Twice is enough' })
  assert.deepEqual(words((await waiting(chief)).mine), [])
  assert.match((await chief.get('/meetings')).text, /href="\/waiting"/)
})

test('every kind that asks is settled by some other kind of the same record', () => {
  for (const { asks, settles } of waitings)
    assert.ok(
      settles.length > 0 && settles.every((one) => one !== asks && one.split('.')[0] === asks.split('.')[0]),
      asks,
    )
})

test('minutes of a board wait for a chief officer from when something was minuted, and say who entered it', async () => {
  const entered = await keeper.api('/api/meeting/held-meetings', { title: 'Board', heldOn: '2026-10-29' })
  const meeting = String(JSON.parse(entered.text).recordId)
  const minutes = 'Minutes are to be approved'
  assert.ok(!words((await waiting(chief)).mine).includes(minutes))
  const minuted = await keeper.api(`/api/meeting/${meeting}/decisions`, {
    decision: 'More cars',
    decidedBy: 'ACC',
    about: null,
  })
  assert.equal(minuted.status, 200, minuted.text)
  const [one] = (await waiting(chief)).mine.filter((each) => each.words === minutes)
  assert.deepEqual([one?.path, one?.askedBy], [`/meeting/${meeting}`, 'Sam Underhill'])
  assert.match((await chief.get('/waiting')).text, /Board: 29 October 2026<\/a>[\s\S]*entered by Sam Underhill/)
  assert.equal((await chief.api(`/api/meeting/${meeting}/minutes-approval`, {})).status, 200)
  assert.ok(!words((await waiting(chief)).mine).includes(minutes))
})

test('a file of which a row rests on a document is for a colleague to record; any other file waits for nobody', async () => {
  const head = 'item,reference,inspection,kind,programme,title,published,theme,on,result,document,document text'
  const look = async (...rows: readonly string[]) =>
    String(
      JSON.parse((await keeper.api('/api/register-file/files', { text: [head, ...rows].join('\n') })).text).recordId,
    )
  await look('inspection,L-2,,initial,PEEL,The third look,2026-03-01,,,,,')
  const record = await look('revisit,A5,,,,Letter of July,2026-07-01,,,routine,,Supervision is routine.')
  const files = async () => (await waiting(colleague)).mine.filter((one) => one.path.startsWith('/register-file/'))
  assert.deepEqual(
    (await files()).map((one) => one.path),
    [`/register-file/${record}`],
  )
  assert.equal((await colleague.api(`/api/register-file/${record}/recording`, {})).status, 200)
  assert.deepEqual(await files(), [])
})
