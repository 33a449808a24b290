// Exploitation locks the grade: the desk says itself whether it may fall, and while it is closed the on-call detective inspector does.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { questions } from '../grade/questions.ts'

// A Monday at ten, in winter: the desk is open.
let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it

const handler = await named('Asha Nolan')
const made = await handler.api(
  '/api/missing/report',
  reportBody(now, {
    name: 'Linden Marsh',
    age: 15,
    lastSeenPlace: 'Hanley bus station',
    callerPhone: '07700900654',
    why: 'Did not come home',
    area: 'Stoke-on-Trent',
    answers: { ...Object.fromEntries(questions.map(({ id }) => [id, 'no'])), exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'Known to be exploited', earlierConsidered: null },
  }),
)
assert.equal(made.status, 201, made.text)
const record = String(JSON.parse(made.text).recordId)

const propose = async () => {
  const answer = await (await named('Oona Fairley')).api(`/api/missing/${record}/lowering-proposal`, {
    level: 'LOW',
    reason: 'new information',
    because: 'She is with her aunt in Leek, who rang us herself and whom we know.',
    evidence: 'The aunt’s call, entry 4',
  })
  assert.equal(answer.status, 200, answer.text)
}
const lower = async (by = 'Farah Quill') =>
  await (await named(by)).api(`/api/missing/${record}/lowering`, { because: 'I spoke to the aunt too' })
const advise = async (name: string, advice = 'may be lowered') =>
  await (await named(name)).api(`/api/missing/${record}/desk-advice`, { advice, because: 'The aunt is checked.' })

test('nobody says it for the desk: without its own word the grade stays, and while it is open nobody stands in', async () => {
  assert.match((await advise('Quentin Hale')).text, /No lower grade is proposed/)
  now = plus(now, minutes(30))
  await propose()
  const page = (await handler.get(`/missing/${record}`)).text
  assert.match(page, /Exploitation is known or suspected: the exploitation desk advises first/)
  for (const form of ['lowering', 'lowering-refusal'])
    assert.match(
      (await (await named('Farah Quill')).get(`/missing/${record}/${form}`)).text,
      /LOW, by Oona Fairley[\s\S]*with her aunt in Leek[\s\S]*entry 4/i,
      'nobody agrees to what they have not seen',
    )
  assert.match(page, /advise whether the grade may be lowered[^<]*<?/)
  assert.match((await lower()).text, /exploitation desk must advise first/)
  assert.match(
    (await advise('Priya Stanmore')).text,
    /The exploitation desk is open until 18:00: it must give the advice itself/,
  )
  assert.equal((await advise('Dev Ramsden')).status, 403)
  const offered = async (name: string) =>
    [
      ...(await (await named(name)).get(`/missing/${record}`)).text.matchAll(/href="[^"]*\/(lowering|desk-advice)"/g),
    ].map(([, form]) => form)
  assert.ok((await offered('Quentin Hale')).includes('desk-advice'))
  for (const name of ['Priya Stanmore', 'Farah Quill'])
    assert.deepEqual(await offered(name), [], `${name} is not offered what would be refused`)
})

test('advised against, it does not fall; proposed again and agreed, it does', async () => {
  assert.equal((await advise('Quentin Hale', 'must not be lowered')).status, 200)
  assert.match((await lower()).text, /advises against it: The aunt is checked/)
  now = plus(now, minutes(5))
  await propose()
  assert.match(
    (await lower()).text,
    /exploitation desk must advise first/,
    'what was said of the last proposal is not of this one',
  )
  assert.equal((await advise('Quentin Hale')).status, 200)
  assert.equal((await lower()).status, 200)
  assert.match((await (await named('Dev Ramsden')).get(`/missing/${record}`)).text, /exploitation desk: may be lowered/)
})

test('while the desk is open, that stands in place of the form of whoever stands in for it', async () => {
  const open = (await (await named('Priya Stanmore')).get(`/missing/${record}/desk-advice`)).text
  assert.match(open, /The exploitation desk is open until \d\d:00: it must give the advice itself\./)
  assert.doesNotMatch(open, /name="advice"/)
  assert.match((await (await named('Quentin Hale')).get(`/missing/${record}/desk-advice`)).text, /name="advice"/)
})

test('advice is of the proposal that its giver has read: refused and proposed anew meanwhile, they are told', async () => {
  now = plus(now, minutes(5))
  const manager = await named('Dev Ramsden')
  const raised = { level: 'HIGH', because: 'The aunt is out', onInformationHeldAtReport: false }
  assert.equal((await manager.api(`/api/missing/${record}/raise`, raised)).status, 200)
  await propose()
  const desk = await named('Quentin Hale')
  const form = (await desk.get(`/missing/${record}/desk-advice`)).text
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((one) => [
    one[1],
    one[2],
  ])
  now = plus(now, minutes(1))
  const refused = await (await named('Farah Quill')).api(`/api/missing/${record}/lowering-refusal`, { because: 'No' })
  assert.equal(refused.status, 200, refused.text)
  await propose()
  const said = { advice: 'may be lowered', because: 'The aunt is checked.' }
  const sent = await desk.send(`/missing/${record}/desk-advice`, { ...Object.fromEntries(hidden), ...said })
  assert.equal(sent.status, 409, sent.text.slice(0, 500))
  assert.match(sent.text, /This record changed after you opened the page/)
  assert.match((await lower()).text, /exploitation desk must advise first/)
  assert.equal((await advise('Quentin Hale')).status, 200)
  assert.equal((await lower()).status, 200)
})

test('at night the desk is closed: it is owed by the on-call detective inspector, who then may', async () => {
  now = instant('2026-11-23T22:00:00Z')
  const raised = await (await named('Dev Ramsden')).api(`/api/missing/${record}/raise`, {
    level: 'HIGH',
    because: 'The aunt has not seen her since noon',
    onInformationHeldAtReport: false,
  })
  assert.equal(raised.status, 200, raised.text)
  now = plus(now, minutes(5))
  await propose()
  const page = (await (await named('Dev Ramsden')).get(`/missing/${record}`)).text
  assert.match(page, /advise whether the grade may be lowered[\s\S]{0,200}detective inspector/)
  assert.match(page, /the exploitation desk is closed, so the on-call detective inspector advises first/)
  const waysOf = async (name: string) => {
    const { decisions } = JSON.parse((await (await named(name)).get('/api/supervisor')).text)
    const { lines } = decisions.children.find((one: { recordId: string }) => one.recordId === record)
    const { ways, others } = lines.find((one: { words: string }) => one.words === 'A lower grade is proposed')
    return [ways.map((way: { path: string }) => way.path), others]
  }
  const others =
    'the on-call detective inspector, since the exploitation desk is closed, advises first; then an inspector, force incident manager or superintendent may agree, but not whoever proposed it'
  assert.deepEqual(await waysOf('Priya Stanmore'), [['desk-advice', 'lowering-refusal'], others])
  assert.deepEqual(await waysOf('Farah Quill'), [['lowering-refusal'], others])
  assert.equal((await advise('Priya Stanmore')).status, 200)
  assert.match((await lower('Priya Stanmore')).text, /You advised for the exploitation desk: somebody else must decide/)
  assert.equal((await lower()).status, 200)
  const shown = (await (await named('Dev Ramsden')).get(`/missing/${record}`)).text
  assert.match(shown, /on-call detective inspector: may be lowered/)
})

test('raised since, or located, what was proposed waits no more: no child who was found is lowered', async () => {
  const manager = await named('Dev Ramsden')
  const raise = async (level: string) => {
    now = plus(now, minutes(5))
    const answer = await manager.api(`/api/missing/${record}/raise`, {
      level,
      because: 'The aunt rang again',
      onInformationHeldAtReport: false,
    })
    assert.equal(answer.status, 200, answer.text)
  }
  await raise('MEDIUM')
  await propose()
  await raise('HIGH')
  assert.match((await lower()).text, /No lower grade is proposed/)
  await propose()
  const located = await manager.api(`/api/missing/${record}/location`, {
    place: 'Leek bus station',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Sat on a bench',
    at: null,
  })
  assert.equal(located.status, 200, located.text)
  assert.match((await lower()).text, /not missing now: the grade cannot be lowered/)
  const { grade } = JSON.parse((await manager.get(`/api/missing/${record}`)).text)
  assert.equal(grade, 'HIGH')
})

test('where only the reason named is the desk’s advice, nobody says that the child may be exploited', async () => {
  now = instant('2026-11-24T10:00:00Z')
  const other = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, {
      name: 'Rowan Marsh',
      age: 15,
      answers: Object.fromEntries(questions.map(({ id }) => [id, 'no'])),
      grade: { level: 'HIGH', because: 'First time, and out of character', earlierConsidered: null },
    }),
  )
  assert.equal(other.status, 201, other.text)
  const free = String(JSON.parse(other.text).recordId)
  const proposed = await (await named('Oona Fairley')).api(`/api/missing/${free}/lowering-proposal`, {
    level: 'MEDIUM',
    reason: 'desk advice',
    because: 'The desk says that it holds nothing on her friends.',
    evidence: 'The desk by telephone, 10:20',
  })
  assert.equal(proposed.status, 200, proposed.text)
  const page = (await (await named('Farah Quill')).get(`/missing/${free}`)).text
  assert.match(page, /The reason named is the exploitation desk’s advice: the exploitation desk advises first/)
  assert.doesNotMatch(page, /xploitation is known or suspected/)
  const agreed = await (await named('Farah Quill')).api(`/api/missing/${free}/lowering`, {
    because: 'I asked the desk',
  })
  assert.match(agreed.text, /the desk must give it here first or, if it is closed, the on-call detective inspector/)
})
