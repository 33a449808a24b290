// What fails on the public site is written where whoever watches a process looks, and never what somebody sent.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDatabase } from '../../kernel/database.ts'
import { instant } from '../../kernel/time.ts'
import { makeSite } from './site.ts'

const now = instant('2026-03-01T09:00:00Z')
const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { connections: 1 })
const { http: site } = await makeSite({
  contact: null,
  database: away,
  clock: () => now,
  address: 'https://figures.example',
  demonstration: true,
  proxies: [],
  asking: true,
})
after(async () => {
  await site.close()
  await away.close()
})

test('a page that cannot be shown is said in words and noted on standard error, with nothing of the address', async (t) => {
  const written: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => written.push(text) > 0)
  const answer = await site.inject({ url: '/kit-was-seen-here' })
  t.mock.reset()
  assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [503, '30'])
  assert.match(answer.body, /This page cannot be shown at the moment/)
  const lines = written.map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ level, msg, fault }) => [level, msg, fault]),
    [[50, 'a request failed', 'DatabaseAway']],
  )
  assert.doesNotMatch(written.join(''), /kit-was-seen-here/)
})

test('what is no fault of ours is not noted', async (t) => {
  const written: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => written.push(text) > 0)
  const answer = await site.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `question=${'x'.repeat(40_000)}`,
  })
  t.mock.reset()
  assert.equal(answer.statusCode, 413)
  assert.deepEqual(written, [])
})
