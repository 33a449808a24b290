// Missing again within hours: what the time before turns out to have been reaches the open episode, and the next report.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { questions } from '../grade/questions.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const post = async (who: string, record: string, path: string, body: object) => {
  now = plus(now, minutes(2))
  const answer = await (await named(who)).api(`/api/missing/${record}/${path}`, body)
  assert.equal(answer.status, 200, `${path}: ${answer.text}`)
}
const page = async (record: string) => (await (await named('Dev Ramsden')).get(`/missing/${record}`)).text

async function report(name: string, personId: string | null = null): Promise<string> {
  const answers = Object.fromEntries(questions.map(({ id }) => [id, 'no' as const]))
  const grade = { level: 'MEDIUM' as const, because: 'What was said', earlierConsidered: null }
  const made = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, { name, age: 15, answers, personId, grade }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const factsOf = async (record: string): Promise<string[]> => {
  const { person } = await named('Dev Ramsden')
  const read = await it.owner.read({ force: person.forceId, who: person.staffId, now }, async (reader) =>
    reader.query(sql`
      select kind || ' by ' || recorded_by || ': ' || body::text as fact from fact
      where record_id = ${record}::uuid and kind in ('missing.reported/1', 'missing.history-found/1')
      order by position limit 100`),
  )
  return read.rows.map((row) => JSON.stringify(row))
}

/** Found, back, and gone again: the first episode is not finished, and the second is open. */
async function goneAgain(name: string) {
  const first = await report(name)
  await home(await named('Mina Harrow'), first)
  now = plus(now, hours(3))
  const [reported] = await factsOf(first)
  const personId = /personId\\": \\"([0-9a-f-]{36})/.exec(reported ?? '')?.[1] ?? ''
  return { first, second: await report(name, personId), personId }
}
const learned = (harm: string) => ({
  harm,
  harmDetail: 'Cut on the arm',
  where: 'Bus station',
  withWhom: null,
  why: null,
  intended: 'no',
})
const decision = (about: string, decided = 'yes') => ({ about, decision: decided, reference: null, because: 'x' })
const below = /The grade is below the minimum for what is known now \(HIGH\)/

test('serious harm is learned of the last time: the open episode’s minimum rises, and raising the grade is owed', async () => {
  const { first, second } = await goneAgain('Rowan Larkspur')
  assert.doesNotMatch(await page(second), below)
  await post('Jo Pemberley', first, 'learning', learned('serious harm'))
  const episode = await page(second)
  assert.match(episode, below)
  assert.match(episode, /raise the grade: it is below the minimum/)
  assert.match(episode, /brought in what the child’s records say/)
})

test('exploitation decided on, or said, of the last time reaches the open episode; a decision against and the same again add nothing', async () => {
  const { first, second, personId } = await goneAgain('Ottoline Vane')
  const brought = async () => (await factsOf(second)).filter((fact) => fact.includes('history-found')).length
  await post('Jo Pemberley', first, 'outcome-decisions', decision('disruption', 'no'))
  assert.equal(await brought(), 0)
  await post('Jo Pemberley', first, 'outcome-decisions', decision('child abduction warning notice'))
  assert.equal(await brought(), 1)
  assert.match(await page(second), /exploitation known from earlier records/)
  await post('Jo Pemberley', first, 'outcome-decisions', decision('disruption'))
  assert.equal(await brought(), 1, 'known already')
  const said = { exploitation: 'yes', 'with-exploiter': 'yes' }
  await post('Asha Nolan', first, 'answers', { answers: said, saidBy: 'a friend', at: null })
  assert.match(await page(second), below)
  await post('Jo Pemberley', first, 'learning', learned('harm'))
  await home(await named('Mina Harrow'), second)
  now = plus(now, hours(2))
  const third = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, { name: 'Ottoline Vane', personId }),
  )
  const [facts] = await factsOf(String(JSON.parse(third.text).recordId))
  assert.match(facts ?? '', /exploitationFlag\\": \\"high/)
  assert.match(facts ?? '', /harmInExploitationEpisode\\": true/)
})

test('harm on a concern that never became a missing child is the child’s history: it raises the minimum, and counts as no report', async () => {
  const made = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, { name: 'Tamsin Orrell', age: 15, path: 'concern for safety', reviewBy: plus(now, hours(3)) }),
  )
  const concern = String(JSON.parse(made.text).recordId)
  const personId = /personId\\": \\"([0-9a-f-]{36})/.exec((await factsOf(concern))[0] ?? '')?.[1] ?? ''
  await post('Dev Ramsden', concern, 'concern-ended', { because: 'Home', seenBy: 'PC Harrow' })
  now = plus(now, hours(3))
  const open = await report('Tamsin Orrell', personId)
  assert.match((await factsOf(open))[0] ?? '', /earlier\\": \[\]/, 'named only: nothing came of it that is known')
  await post('Jo Pemberley', concern, 'learning', learned('serious harm'))
  const episode = await page(open)
  assert.match(episode, below)
  assert.match(episode, /concern for safety, never missing[^<]*<strong>serious harm/)
  await home(await named('Mina Harrow'), open)
  now = plus(now, hours(2))
  const again = reportBody(now, { name: 'Tamsin Orrell', personId })
  const third = await (await named('Asha Nolan')).api('/api/missing/report', again)
  const [next = ''] = await factsOf(String(JSON.parse(third.text).recordId))
  assert.match(next, /harmedBefore\\": \\"serious harm/)
  assert.match(next, /reportsIn90Days\\": 2/)
})

test('nothing reaches what is over, or another child’s', async () => {
  const { first, second } = await goneAgain('Juniper Ames')
  const other = await report('Somebody Else')
  await home(await named('Mina Harrow'), second)
  await post('Jo Pemberley', first, 'learning', learned('harm'))
  for (const record of [second, other])
    assert.ok(!(await factsOf(record)).some((fact) => fact.includes('history-found')))
})

test('what is brought in names no place that the report could not have: it may be closed to who reads the open one', async () => {
  const { first, second } = await goneAgain('Sorrel Dene')
  await post('Jo Pemberley', first, 'learning', learned('harm'))
  const [reported, found] = await factsOf(second)
  assert.match(reported ?? '', /foundAt\\": \\"Festival Park/)
  assert.match(found ?? '', /foundAt\\": \\"Festival Park/, 'known at the report, and so still')
  assert.match(found ?? '', /by 00000000-0000-7000-8000-000000000001/, 'by Vigil')
})

test('a call of before the report, entered after it, reaches the open episode by what it says', async () => {
  const open = await report('Perran Askwith')
  const personId = /personId\\": \\"([0-9a-f-]{36})/.exec((await factsOf(open))[0] ?? '')?.[1] ?? ''
  assert.doesNotMatch(await page(open), below)
  const earlier = reportBody(now, {
    name: 'Perran Askwith',
    age: 15,
    personId,
    path: 'concern for safety',
    reviewBy: plus(now, minutes(20)),
    lastSeenAt: plus(now, hours(-6)),
    firstContactAt: plus(now, hours(-5)),
    answers: { exploitation: 'yes', 'with-exploiter': 'yes' },
  })
  const entered = await (await named('Asha Nolan')).api('/api/missing/report', earlier)
  assert.equal(entered.status, 201, entered.text)
  assert.match(await page(open), below)
})
