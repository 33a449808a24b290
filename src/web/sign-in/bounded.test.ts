// A shift behind one address signs in within a minute; an address whose sign-ins fail waits, and only it; and only so many wait for the provider.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { browser } from '../../../test/cookies.ts'
import { serve, signInAs } from '../../../test/signing-in.ts'
import { systemNow } from '../../kernel/time.ts'
import { boundSignIns } from './bounded.ts'

const { address, http } = await serve({ requestsPerMinute: 600 })

/** Comes back with a code that the provider never gave, from an address. */
async function guess(remoteAddress: string, known = '') {
  const begun = await http.inject({ url: '/sign-in', remoteAddress })
  const [cookie = ''] = String(begun.headers['set-cookie']).split(';')
  const state = new URL(String(begun.headers.location)).searchParams.get('state') ?? ''
  return await http.inject({
    url: `/sign-in/return?code=guessed&state=${state}`,
    headers: { cookie: `${cookie}; ${known}` },
    remoteAddress,
  })
}

test('a whole shift behind one address signs in within a minute: more than may fail, and nobody waits', async () => {
  for (let person = 0; person < 65; person += 1) {
    const tab = browser(address)
    await signInAs(tab, 'call handler')
    assert.equal((await tab.go('/who')).status, 200, `the ${person + 1}th`)
  }
})

test('sixty failures of an address in a minute: its next sign-in is told to wait, whoever is signed in there goes on, and another address is let in', async () => {
  const before = browser(address)
  await signInAs(before, 'sergeant')
  const cookie = [...before.jar].map(([name, one]) => `${name.split(' ')[0]}=${one.value}`).join('; ')
  const statuses = []
  for (let time = 0; time < 60; time += 1) statuses.push((await guess('203.0.113.7')).statusCode)
  assert.deepEqual(new Set(statuses), new Set([403]))
  const next = await guess('203.0.113.7')
  assert.equal(next.statusCode, 429)
  assert.equal(next.headers['retry-after'], '60')
  assert.match(
    next.body,
    /Sixty sign-ins failed in a minute[\s\S]*already signed in can go on[\s\S]*printed active list/,
  )
  const going = await http.inject({ url: '/who', headers: { cookie }, remoteAddress: '203.0.113.7' })
  assert.equal(going.statusCode, 200)
  assert.equal((await guess('203.0.113.8')).statusCode, 403, 'of another address, asked of the provider')
})

test('one machine that fails all the time holds up no browser in which somebody was let in before; each of those has its own few failures', async () => {
  const browsers = []
  for (const job of ['sergeant', 'dispatcher'] as const) {
    const tab = browser(address)
    await signInAs(tab, job)
    const [, cookie] = [...tab.jar].find(([name]) => name.startsWith('vigil_browser')) ?? []
    browsers.push(`vigil_browser=${cookie?.value}`)
  }
  const [one = '', other = ''] = browsers
  for (let time = 0; time < 60; time += 1) await guess('203.0.113.40')

  assert.equal((await guess('203.0.113.40')).statusCode, 429)
  assert.equal((await guess('203.0.113.40', `${one.slice(0, -1)}_`)).statusCode, 429, 'nobody makes one up')
  const statuses = []
  for (let time = 0; time < 11; time += 1) statuses.push((await guess('203.0.113.40', one)).statusCode)
  assert.deepEqual([statuses[9], statuses[10]], [403, 429])
  assert.equal((await guess('203.0.113.40', other)).statusCode, 403, 'asked of the provider')
})

test('two hundred of an address wait for the provider and no more; when they are through the next are asked', async () => {
  const server = Fastify()
  const bounded = boundSignIns(server, { key: 'a key of this test', secure: false, now: systemNow })
  const [provider, all] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()]
  let come = 0
  server.get('/', async (request) => {
    const said = await bounded.refusal(request)
    if (said !== null) return said.title
    return await bounded.underWay(request, async () => {
      come += 1
      if (come === 201) all.resolve()
      return await provider.promise
    })
  })
  const from = (remoteAddress: string) => server.inject({ url: '/', remoteAddress }).then((answer) => answer.body)
  const waiting = Array.from({ length: 200 }, async () => await from('203.0.113.7'))
  const elsewhere = from('203.0.113.8')
  await all.promise
  assert.equal(await from('203.0.113.7'), 'Too many people are signing in at once')
  provider.resolve('through')
  assert.deepEqual(new Set([...(await Promise.all(waiting)), await elsewhere]), new Set(['through']))
  assert.equal(await from('203.0.113.7'), 'through')
  await server.close()
})
