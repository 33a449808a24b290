// The handover of a busy Friday, thirty children and six staff: what changed is cut to what one reads before signing, and how much is not shown is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'

let now = instant('2026-01-16T17:00:00.000Z')
const it = await testApp({ clock: () => now })
const [handler, manager, incoming] = ['Asha Nolan', 'Dev Ramsden', 'Nikhil Garside'] as const
const owners = ['Gareth Ashdown', 'Una Makepeace', 'Jo Pemberley'] as const

const said = async (name: string, path: string, body: object): Promise<string> => {
  const answer = await (await it.named(name)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}

/** Reported, owned, acknowledged, looked for twice: each sixth at HIGH. */
async function given(child: number): Promise<void> {
  now = plus(now, minutes(4))
  const high = child % 6 === 0
  const grade = {
    level: high ? 'HIGH' : 'MEDIUM',
    because: 'Out of character, and nobody has heard from them since the afternoon',
    earlierConsidered: null,
  } as const
  const more = { name: `Friday Child ${child}`, unit: 'stafford-response', grade }
  const answers = high ? { answers: { 'self-harm': 'yes' as const } } : {}
  const record = await said(handler, '/api/missing/report', reportBody(now, { ...more, ...answers }))
  const owner = owners[child % owners.length] ?? owners[0]
  const { staffId } = (await it.named(owner)).person
  await said(manager, `/api/missing/${record}/assignment`, { staffId, at: null })
  await said(owner, `/api/missing/${record}/acknowledgement`, {})
  for (const detail of [
    'Nobody there; the neighbour saw them at six, with an older boy, on the way to the bus station in the town',
    'No answer at the address; the aunt will ring back when she is home, and has the number of the control room',
  ]) {
    const action = { action: 'local systems checked', subject: null, outcome: null, detail, at: null }
    await said(owner, `/api/missing/${record}/actions`, action)
  }
}

const wordsOf = (html: string): number =>
  html
    .replaceAll(/<span class="govuk-visually-hidden">[^<]*<\/span>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '').length

test('thirty children: of each the last entry, of each at HIGH the two last, and the rest counted; few enough words to be read before signing', async () => {
  for (let child = 0; child < 30; child += 1) await given(child)
  now = instant('2026-01-16T22:05:00.000Z')
  const who = await it.named(incoming)

  const { changed, high, others } = JSON.parse((await who.get('/api/handover')).text)
  const page = (await who.get('/handover')).text

  assert.deepEqual([changed.length, high.length, others.length], [30, 5, 25])
  for (const child of changed) {
    assert.equal(child.entries.length, child.grade === 'HIGH' ? 2 : 1, child.name)
    assert.ok(child.more > 0)
    assert.match(child.entries[0].detail, /No answer at the address/, 'what came last')
  }
  // Four minutes at 240 words a minute, where all of it is read.
  const section = /<section aria-labelledby="changed">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
  assert.ok(wordsOf(section) < 960, `${wordsOf(section)} words`)

  // Signed for, and then nothing happened to one of them before the next change of shift but an action for the first.
  const { recordId } = JSON.parse((await who.get('/api/handover')).text)
  const read = high.map((one: { recordId: string }) => one.recordId)
  await said(incoming, `/api/handover/${recordId}/incoming-signature`, { read, note: null })
  const action = { action: 'local systems checked', subject: null, outcome: null, detail: 'Seen', at: null }
  await said(incoming, `/api/missing/${others[0].recordId}/actions`, action)
  now = instant('2026-01-17T07:05:00.000Z')
  const next = await it.named('Gareth Ashdown')
  const morning = JSON.parse((await next.get('/api/handover')).text)
  const unchanged = /<section aria-labelledby="others">[\s\S]*?<\/section>/.exec(
    (await next.get('/handover')).text,
  )?.[0]
  assert.deepEqual(
    morning.changed.map((one: { recordId: string }) => one.recordId),
    [others[0].recordId],
    'that it was handed over at the last change is no change in the child',
  )
  assert.ok(wordsOf(unchanged ?? '') < 25 * 32, `${wordsOf(unchanged ?? '')} words of 25 children`)
})
