// A browser that was let in before is known for ninety days of its last sign-in, and by no cookie that says another day than it was given.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import cookies from '@fastify/cookie'
import Fastify from 'fastify'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { knownBrowser, makeKnown } from './known-browser.ts'

const given = instant('2026-11-30T09:00:00Z')
let now: Instant = given
const known = { key: 'a key of this test', secure: false, now: () => now }
const server = Fastify()
await server.register(cookies)
server.get('/sign-in', (request, reply) => {
  makeKnown(known, request, reply)
  return knownBrowser(known, request) ?? 'a stranger'
})

const onDay = async (day: number, cookie = '') => {
  now = plus(given, hours(24 * day))
  const { body, headers } = await server.inject({ url: '/sign-in', headers: { cookie } })
  return { who: body, cookie: String(headers['set-cookie']).split(';')[0] ?? '' }
}

test('given a browser that was let in, when ninety days pass, it is a stranger; let in meanwhile, it is the same for ninety more', async () => {
  const { who: before, cookie } = await onDay(0)
  assert.equal(before, 'a stranger')
  const { who, cookie: renewed } = await onDay(89, cookie)
  assert.equal(cookie, `vigil_browser=${who}.${cookie.split('.').slice(1).join('.')}`)
  assert.equal((await onDay(90, cookie)).who, 'a stranger')
  assert.equal((await onDay(178, renewed)).who, who)
  assert.equal((await onDay(179, renewed)).who, 'a stranger')
})

test('the day it was given is signed with it: no cookie says a later one, or one to come', async () => {
  const { cookie } = await onDay(0)
  const [id = '', day = '', mark = ''] = cookie.split('.')
  assert.equal((await onDay(95, `${id}.${Number(day) + 90}.${mark}`)).who, 'a stranger')
  assert.equal((await onDay(-1, cookie)).who, 'a stranger')
  assert.equal((await onDay(1, `${id}.${mark}`)).who, 'a stranger', 'as it was signed before days were')
})
