// What the API's document says of reads holds: the parameters it calls needed are enough, for whoever has a token.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { newId } from '../src/kernel/identity.ts'
import { roles } from '../src/registers/permissions.ts'
import { makeTokens } from '../src/web/tokens.ts'
import { testApp } from './app.ts'
import { everybody } from './one-of-the-rest.ts'

const it = await testApp()
const Parameter = Type.Object({ name: Type.String(), in: Type.String(), required: Type.Boolean() })
const Described = Compile(
  Type.Object({
    paths: Type.Record(
      Type.String(),
      Type.Object({
        get: Type.Optional(Type.Object({ parameters: Type.Array(Type.Union([Parameter, Type.Object({})])) })),
      }),
    ),
  }),
)

test('every read answers a token with nothing but the parameters that the document calls needed', async (t) => {
  const people = await everybody(it, demonstrationForce.id)
  const tokens = makeTokens(it.databases.app, it.clock)
  const ask = async (path: string, token: string) =>
    await fetch(`${it.address}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const wrong: string[] = []
  let [asked, answered] = [0, 0]
  for (const role of roles) {
    const person = people.get(role)?.person
    assert.ok(person)
    const token = await tokens.make(person, { label: 'reads', days: 1 })
    const read = await ask('/api/openapi.json', token)
    const document = Described.Parse(await read.json())
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (get === undefined) continue
      const needed = get.parameters.filter((one) => 'in' in one && one.in === 'query' && one.required)
      const answer = await ask(path.replace('{measure}', 'M4').replaceAll(/\{\w+\}/g, newId(it.clock())), token)
      asked++
      if (answer.status === 200) answered++
      const may = needed.length > 0 ? [422, 403, 404] : [200, 403, 404]
      if (!may.includes(answer.status)) wrong.push(`${path} as ${role}: ${answer.status}`)
      if (path === '/api' && answer.status !== 200) wrong.push(`${path} as ${role}: ${answer.status}`)
      await answer.arrayBuffer()
    }
  }
  t.diagnostic(`${answered} of ${asked} reads answered`)
  assert.ok(answered > 500, `only ${answered} were answered`)
  assert.deepEqual([...new Set(wrong)], [])
})

test('whoever has no token is told what kind is asked for', async () => {
  const answer = await fetch(`${it.address}/api/board`)
  assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer'])
})

test('a HEAD is answered as the GET would be, without its body, and finds what is not there as little', async () => {
  const { cookie } = await it.named('Dev Ramsden')
  const ask = async (path: string, method: string) => {
    const answer = await fetch(`${it.address}${path}`, { method, headers: { cookie }, redirect: 'manual' })
    const said = ['content-type', 'cache-control', 'location'].map((name) => answer.headers.get(name))
    return { said: [answer.status, ...said], length: answer.headers.get('content-length'), text: await answer.text() }
  }
  for (const path of ['/board', '/api/board', '/no-such-page', '/missing/unknown']) {
    const [got, head] = [await ask(path, 'GET'), await ask(path, 'HEAD')]
    assert.deepEqual(head.said, got.said, path)
    assert.equal(head.text, '')
    assert.ok(got.text.length > 50 && Number(head.length) > 50, path)
  }
  // A look at it would begin a sign-in, or end one.
  const begun = await fetch(`${it.address}/sign-in`, { method: 'HEAD', redirect: 'manual' })
  assert.equal(begun.status, 404)
})

test('an address asked by another method says which it answers to', async () => {
  const answer = await fetch(`${it.address}/api/board`, { method: 'DELETE' })
  assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD'])
  assert.equal((await fetch(`${it.address}/api/nowhere`, { method: 'DELETE' })).status, 404)
})
