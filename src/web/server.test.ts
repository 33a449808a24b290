// The server itself: every route names who may use it, every page is kept out of caches, and limits hold.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { handler } from '../../test/web/example.ts'
import { cookieOf, testWeb } from '../../test/web/web.ts'
import { makeAssets } from './assets.ts'

const { server, get, post } = await testWeb({ requestsPerMinute: 40 })

test('every route has a method, an address and a permission, and only these are open to anyone', () => {
  assert.ok(server.routes.length > 20)
  const open = server.routes.filter((route) => route.permission === 'anyone' && !route.path.startsWith('/assets/'))
  assert.deepEqual(
    open.map((route) => `${route.method} ${route.path}`),
    ['POST /appearance'],
  )
  const note = server.routes.filter((route) => route.path.endsWith('/note'))
  assert.deepEqual([...new Set(note.map((route) => route.permission))], ['record an action'])
})

test('a server with a route that names no permission does not start', async () => {
  const careless = (inner: FastifyInstance) => void inner.get('/secret', async () => await Promise.resolve(''))
  await assert.rejects(async () => await testWeb({ plugins: [careless] }), /GET \/secret names no permission/)
})

test('a request that failed is written to standard error, by its route and not its address', async (t) => {
  const broken = (inner: FastifyInstance) =>
    void inner.get('/broken/:name', { config: { permission: 'anyone' } }, async () => {
      return await Promise.reject(new Error('a fault of ours'))
    })
  const failing = await testWeb({ plugins: [broken], logLevel: 'error' })
  const written: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => written.push(text) > 0)
  assert.equal((await failing.get('/broken/Kit')).statusCode, 500)
  t.mock.reset()
  const lines = written.map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ level, msg }) => [level, msg]),
    [[50, 'a request failed']],
  )
  assert.doesNotMatch(written.join(''), /Kit/)
})

test('nothing inline runs, no page is cached, and assets are for ever', async () => {
  const answer = await get('/dog/report')
  assert.match(String(answer.headers['content-security-policy']), /script-src 'self';style-src 'self'/)
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.doesNotMatch(answer.body, /<script(?![^>]*src=)|<style| style="| onclick=/)
  const assets = await makeAssets()
  const css = await server.http.inject({ url: assets.addresses.css, headers: { 'accept-encoding': 'br' } })
  assert.deepEqual([css.statusCode, css.headers['content-encoding']], [200, 'br'])
  assert.match(String(css.headers['cache-control']), /immutable/)
  const plain = await server.http.inject({ url: assets.addresses.css })
  assert.doesNotMatch(plain.body, /GDS Transport|govuk-crest/)
})

test('everything a page asks for is served, the scripts’ own imports too', async () => {
  const { body } = await get('/dog/report')
  const found = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((one) => one[1] ?? '')
  assert.equal(found.length, 3)
  const script = await server.http.inject({ url: found.find((address) => address.endsWith('start.js')) ?? '' })
  const imports = [...script.body.matchAll(/import\('([^']+)'\)/g)].map((one) => one[1] ?? '')
  assert.equal(imports.length, 2)
  for (const url of [...found, ...imports, '/assets/images/icon-tag-remove-cross.svg']) {
    assert.equal((await server.http.inject({ url })).statusCode, 200, url)
  }
})

test('the dark screen is chosen without a script, and leads back only to our own pages', async () => {
  const answer = await post('/appearance', { theme: 'dark', back: '/dog/report' })
  assert.equal(answer.headers.location, '/dog/report')
  const cookie = `${cookieOf(handler)['cookie']}; ${String(answer.headers['set-cookie']).split(';')[0]}`
  const page = await server.http.inject({ url: '/dog/report', headers: { cookie } })
  assert.match(page.body, /<html[^>]* data-theme="dark"/)
  for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    assert.equal((await post('/appearance', { back })).headers.location, '/')
  }
})

test('until somebody chooses, the screen is as dark as the system asks, by the same rules', async () => {
  const page = await get('/dog/report')
  assert.ok(!/<html[^>]* data-theme/.test(page.body))
  assert.match(page.body, /vigil-header__form--dark[\s\S]*vigil-header__form--light/)
  const sheet = (await get(page.body.match(/href="([^"]+vigil\.css)"/)?.[1] ?? '')).body
  const [, bySystem = ''] = sheet.split('@media screen and (prefers-color-scheme: dark) {\n')
  assert.match(bySystem, /:root:not\(\[data-theme\]\) \{\s+--page: #10151c/)
  assert.equal(sheet.match(/^\[data-theme='dark'\]/gm)?.length, sheet.match(/^:root:not\(\[data-theme\]\)/gm)?.length)
})

test('an address that cannot be read is not a fault of ours', async () => {
  const answers = await Promise.all(
    ['/dog/%zz', '/dog/%00', `/dog/${'x'.repeat(500)}`].map(async (url) => await get(url)),
  )
  for (const answer of answers) assert.equal(answer.statusCode, 404)
})

test('a NUL in an address is refused in words, in whatever parameter it stands', async () => {
  for (const url of ['/api/dogs?colour=%00', '/dogs?colour=brown%00', '/api/dogs?a=1&nothing=a?%00']) {
    const answer = await get(url)
    assert.equal(answer.statusCode, 422, url)
    assert.match(answer.body, /It contains a NUL \(%00\)/)
  }
})

test('a session that asks more than its share is told to wait, and others are not', async () => {
  const statuses = []
  for (let count = 0; count < 45; count += 1) statuses.push((await get('/dog/report')).statusCode)
  assert.equal(statuses.at(-1), 429)
  assert.match((await get('/dog/report')).body, /Too many requests/)
  assert.equal((await get('/dog/report', null)).statusCode, 303)
})
