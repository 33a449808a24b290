// What was known at an earlier time says what the record had become by then: an ended concern was never missing, and a void record is void.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const named = async (name: string) => await it.named(name)

const done = async (who: string, path: string, body: object): Promise<string> => {
  now = plus(now, minutes(2))
  const answer = await (await named(who)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const report = async (name: string, more: object = {}) =>
  await done('Asha Nolan', '/api/missing/report', reportBody(now, { name, ...more }))
const asKnown = async (record: string, at: Instant) => {
  const { text } = await (await named('Dev Ramsden')).get(`/missing/${record}/as-known?at=${at}`)
  return text.replace(/<[^>]+>/g, '')
}

const read = async (path: string) => JSON.parse((await (await named('Dev Ramsden')).get(path)).text)

test('a concern that ended says so, and that nobody was missing; while it ran it says when somebody looks again', async () => {
  const record = await report('Ottilie Marsh', { path: 'concern for safety', reviewBy: plus(now, hours(2)) })
  now = plus(now, minutes(10))
  const then = now
  now = plus(now, minutes(10))
  await done('Jo Pemberley', `/api/missing/${record}/concern-ended`, { because: 'At home', seenBy: 'PC Harrow' })
  now = plus(now, minutes(30))

  const [before, after] = [await asKnown(record, then), await asKnown(record, now)]

  assert.match(before, /CONCERN FOR SAFETY[\s\S]*Not missing: concern for safety, to be looked at again by 10 March/)
  assert.match(after, /Not missing: the concern ended 10 March/)
  for (const page of [before, after]) assert.doesNotMatch(page, /NOT GRADED|Missing for/)
})

test('a void record, one that another force took over and a child who is back say so', async () => {
  const twice = await report('Linnea Marsh')
  await done('Dev Ramsden', `/api/missing/${twice}/void-proposal`, { because: 'Entered twice' })
  await done('Gareth Ashdown', `/api/missing/${twice}/void`, { because: 'Agreed' })
  const passedOn = await report('Torsten Marsh')
  const grade = { level: 'MEDIUM', because: 'Late', earlierConsidered: null }
  await done('Dev Ramsden', `/api/missing/${passedOn}/grading`, grade)
  await done('Dev Ramsden', `/api/missing/${passedOn}/transfer`, { toForce: 'cheshire', because: 'Seen in Crewe' })
  const answer = { answer: 'accepted', by: 'Their duty manager', because: null }
  await done('Dev Ramsden', `/api/missing/${passedOn}/transfer-answer`, answer)
  const back = await report('Sunniva Marsh')
  await home(await named('Mina Harrow'), back)
  now = plus(now, minutes(30))

  assert.match(await asKnown(twice, now), /The record had been void since 10 March/)
  assert.match(
    await asKnown(passedOn, now),
    /Missing for [^.]* when Cheshire (?:Constabulary|Police) took over, 10 March/,
  )
  assert.match(await asKnown(back, now), /Located 10 March[^.]*, returned 10 March/)
})

test('two records turn out to be one child: a minute before the merge knows of no earlier episode, a minute after it does', async () => {
  const first = await report('Anneke Fenwick', { personId: 'none of these' })
  await home(await named('Mina Harrow'), first)
  const second = await report('Annika Fenwick', { personId: 'none of these' })
  now = plus(now, minutes(10))
  const then = now
  const people = await Promise.all([first, second].map(async (one) => (await read(`/api/missing/${one}`)).personId))
  await done('Rosa Wexford', `/api/person/${people[1]}/merging`, { into: people[0], because: 'One child' })
  now = plus(now, minutes(10))

  const [before, after] = await Promise.all(
    [then, now].map(async (at) => (await read(`/api/missing/${second}/as-known?at=${at}`)).earlier),
  )

  assert.deepEqual(before, [])
  assert.deepEqual(
    after.map((one: { readonly recordId: string }) => one.recordId),
    [first],
  )
})
