// Two records of one child: found, merged, and from then on one history; the open episode is told, and what is owed follows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { home } from '../../../test/home.ts'
import { reportBody } from '../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { questions } from '../missing/grade/questions.ts'

let now: Instant = instant('2026-11-02T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const post = async (who: string, path: string, body: object) => await (await named(who)).api(`/api${path}`, body)

async function report(name: string, more: { personId?: string; level?: 'HIGH' } = {}): Promise<string> {
  const made = await post(
    'Asha Nolan',
    '/missing/report',
    reportBody(now, {
      name,
      age: 15,
      dateOfBirth: '2011-05-20',
      callerPhone: '07700900321',
      answers: Object.fromEntries(questions.map(({ id }) => [id, 'no' as const])),
      personId: more.personId ?? null,
      grade: { level: more.level ?? 'MEDIUM', because: 'What was said', earlierConsidered: null },
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const page = async (path: string, who = 'Rosa Wexford') => (await (await named(who)).get(path)).text
const childOf = async (episode: string) =>
  /href="\/person\/([0-9a-f-]{36})"/.exec(await page(`/missing/${episode}`))?.[1] ?? ''

async function foundWithHarm(episode: string): Promise<void> {
  const found = {
    place: 'Bus station',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Hurt',
  }
  await post('Mina Harrow', `/missing/${episode}/location`, { ...found, at: null })
  await post('Mina Harrow', `/missing/${episode}/return`, { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null })
  const learned = { harm: 'serious harm', harmDetail: 'Stabbed', where: 'Bus station', withWhom: null, why: null }
  const answer = await post('Jo Pemberley', `/missing/${episode}/learning`, { ...learned, intended: 'not known' })
  assert.equal(answer.status, 200, answer.text)
}

const first = await report('Rowan Larkspur')
await foundWithHarm(first)
now = plus(now, hours(24 * 12))
const second = await report('Rohan Larkspurr')
const [older, newer] = [await childOf(first), await childOf(second)]

test('two records: each shows the other among those like it, with the reason, and nobody is merged by a machine', async () => {
  assert.notEqual(older, newer)
  assert.match(await page(`/person/${newer}`), /no other record/)
  const form = await page(`/person/${newer}/merging`)
  assert.match(form, new RegExp(`value="${older}"`))
  assert.match(form, /Rowan Larkspur, born 20 May 2011:/)
  assert.doesNotMatch(await page(`/missing/${second}`), /The grade is below the minimum|<li>[^<]*serious harm/)
  assert.equal((await post('Asha Nolan', `/person/${newer}/merging`, { into: older, because: 'x' })).status, 403)
})

test('merged: the open episode has the earlier one, its minimum rises, and raising the grade is owed', async () => {
  assert.match(
    (await post('Rosa Wexford', `/person/${newer}/merging`, { into: newer, because: 'x' })).text,
    /into itself/,
  )
  const nobody = '018f0000-0000-7000-8000-000000000000'
  assert.match(
    (await post('Rosa Wexford', `/person/${newer}/merging`, { into: nobody, because: 'x' })).text,
    /no such record/,
  )
  const same = { into: older, because: 'The mother confirms the spelling and the date of birth' }
  assert.equal((await post('Rosa Wexford', `/person/${newer}/merging`, same)).status, 200)
  const episode = await page(`/missing/${second}`)
  assert.match(episode, /<strong>serious harm<\/strong>/)
  assert.match(episode, /The grade is below the minimum for what is known now \(HIGH\)/)
  assert.match(episode, /raise the grade: it is below the minimum/)
  assert.match(episode, /brought in what the child’s records say/)
  const record = await page(`/person/${newer}`)
  assert.match(record, /use the child’s main record/)
  assert.match(record, /The mother confirms the spelling/)
  assert.match(await page(`/person/${older}`), /Rohan Larkspurr/)
  await home(await named('Mina Harrow'), second)
  now = plus(now, minutes(5))
  const third = await report('Rowan Larkspur', { personId: older, level: 'HIGH' })
  assert.match(await page(`/missing/${third}`), new RegExp(`/missing/${second}"`), 'earlier, of the merged record')
})

test('not merged twice, nor in a circle; split, each stands for itself again', async () => {
  const again = { into: older, because: 'x' }
  assert.match(
    (await post('Rosa Wexford', `/person/${newer}/merging`, again)).text,
    /already been merged\. Split it first/,
  )
  const circle = { into: newer, because: 'x' }
  assert.match(
    (await post('Rosa Wexford', `/person/${older}/merging`, circle)).text,
    /already been merged into this one/,
  )
  assert.match(
    (await post('Rosa Wexford', `/person/${older}/splitting`, { because: 'x' })).text,
    /not been merged into another/,
  )
  now = plus(now, minutes(20))
  const apart = { because: 'Two boys: one is at school now' }
  assert.equal((await post('Rosa Wexford', `/person/${newer}/splitting`, apart)).status, 200)
  const episode = await page(`/missing/${second}`)
  assert.doesNotMatch(episode, /<strong>serious harm<\/strong>/)
  assert.doesNotMatch(episode, /is below the minimum for what is known now \(HIGH\)/)
  assert.doesNotMatch(episode, /raise the grade: it is below the minimum/, 'no longer owed')
  assert.match(await page(`/person/${newer}`), /no other record/)
})

test('into a restricted child merges, and out of one splits, only who may open it, and what opens again is told', async () => {
  now = plus(now, hours(1))
  const [restricted, other] = [await report('Honor Sedge'), await report('Tamsin Sedge')]
  const [closed, child] = [await childOf(restricted), await childOf(other)]
  assert.equal((await post('Gareth Ashdown', `/person/${closed}/restriction`, { reason: 'A witness' })).status, 200)
  const same = { into: closed, because: 'One girl' }
  const refused = await post('Rosa Wexford', `/person/${child}/merging`, same)
  assert.equal(refused.status, 422, refused.text)
  assert.match(
    refused.text,
    new RegExp(`restricted and closed to you. Break the glass on it first, at /opening/glass\\?record=${closed}`),
  )
  assert.doesNotMatch(refused.text, /Honor/)
  const glass = { recordId: closed, reason: 'Two records look like one girl', hours: '1' }
  assert.equal((await post('Rosa Wexford', '/opening/glass', glass)).status, 201)
  assert.equal((await post('Rosa Wexford', `/person/${child}/merging`, same)).status, 200)
  const apart = { because: 'Two girls' }
  assert.match((await post('Gareth Ashdown', `/person/${child}/splitting`, apart)).text, /restricted and closed to you/)
  assert.equal((await post('Rosa Wexford', `/person/${child}/splitting`, apart)).status, 200)
  const { told } = JSON.parse(await page('/api/alerts', 'Farah Quill'))
  const split = told.find((one: { words: string }) => /split from a restricted one/.test(one.words))
  assert.equal(split?.href, `/person/${child}`)
  assert.match(await page(split.href, 'Farah Quill'), /Two girls/)
})

for (const round of [1, 2, 3]) {
  test(`merged at the same moment, round ${round}: the same sending twice is one merging, two inspectors' is one and a refusal in words`, async () => {
    now = plus(now, minutes(30))
    const children: string[] = []
    for (const name of ['Wren Alder', 'Ren Alder', 'Wrenn Aldar', 'Ren Aldar'])
      children.push(await childOf(await report(`${name} ${'abc'.charAt(round)}`)))
    const [one, two, three, four] = children
    const [rosa, priya] = [await named('Rosa Wexford'), await named('Priya Stanmore')]
    const twice = await Promise.all(
      [1, 2].map(
        async () => await rosa.api(`/api/person/${one}/merging`, { into: two, because: 'One child' }, `key-${round}`),
      ),
    )
    assert.deepEqual(
      twice.map(({ status }) => status),
      [200, 200],
      twice.map(({ text }) => text).join(),
    )
    assert.equal(twice[0]?.text, twice[1]?.text)
    const answers = await Promise.all([
      rosa.api(`/api/person/${three}/merging`, { into: four, because: 'One child' }),
      priya.api(`/api/person/${four}/merging`, { into: three, because: 'One child' }),
    ])
    const [done, ...others] = answers.toSorted((a, b) => a.status - b.status)
    assert.equal(done?.status, 200, done?.text)
    for (const other of others) {
      assert.ok([409, 422].includes(other.status), other.text)
      assert.match(other.text, /already been merged/)
    }
  })
}
