// The OpenAPI document says what the route table says, and what it says is checked by the schemas that requests are checked by.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Type from 'typebox'
import Schema from 'typebox/schema'
import { example, handler, now, worldOf } from '../../test/web/example.ts'
import { recommendationRegister } from '../accountability/recommendations/index.ts'
import { judgeNow } from '../accountability/recommendations/judge-now.ts'
import { openDatabase } from '../kernel/database.ts'
import { may, type Person } from '../registers/permissions.ts'
import { Maybe } from '../registers/schemas.ts'
import { slices as work } from '../work/index.ts'
import { boardAnswer } from '../work/missing/pages/answers/board.ts'
import { forcePolicy } from '../work/policy/index.ts'
import { policyGiven } from '../work/policy-given.ts'
import { openapiDocument } from './openapi/document.ts'
import { asJsonSchema } from './openapi/json-schema.ts'
import { answerOf, bodyOf, type OtherAddress, pathOf } from './openapi/operations.ts'
import { openapi } from './openapi.ts'
import { makeServer } from './server.ts'

const named = new Map(
  [
    ...work,
    forcePolicy(policyGiven),
    recommendationRegister(
      { definitions: new Map(), read: async () => await Promise.resolve(new Map()), topics: [], versionOf: () => 1 },
      async () => await Promise.resolve(),
      { kinds: [], thing: () => undefined },
      async () => await Promise.resolve([]),
    ),
    example,
  ].map((one) => [one.name, one]),
)
const slices = [...named.values()]
const others: readonly OtherAddress[] = [
  { method: 'post', path: '/api/recommendations/judgement', summary: 'Compute every standing now', status: 204 },
]
const nowhere = openDatabase('postgres://vigil_app@127.0.0.1:1/nowhere')
let asking: Person | null = handler
const server = await makeServer({
  slices,
  database: nowhere,
  world: worldOf(nowhere),
  find: async () => await Promise.resolve(asking === null ? null : { person: asking, csrf: 'token', session: 'one' }),
  may,
  plugins: [openapi(slices, others), judgeNow(async () => await Promise.resolve())],
  navigation: [],
  forceName: () => 'Northvale',
  demonstration: true,
  logLevel: 'silent',
  requestsPerMinute: 0,
})
after(async () => {
  await server.http.close()
  await nowhere.close()
})

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner: unknown, name) => (isObject(inner) ? inner[name] : undefined), value)
const document: unknown = (await server.http.inject({ url: '/api/openapi.json' })).json()

test('every address of the API is in the document, and nothing else is', () => {
  const routes = server.routes
    .filter(({ method, path }) => /^\/api(\/|$)/.test(path) && (method === 'GET' || method === 'POST'))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const paths = at(document, 'paths')
  assert.ok(isObject(paths))
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(isObject(operations) ? operations : {}).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.ok(routes.length > 40, `${routes.length} routes`)
  assert.deepEqual(described.sort(), routes.sort())
})

test('every reference leads somewhere, and every operation has a name of its own', () => {
  const [references, names]: [string[], string[]] = [[], []]
  walk(document, (name, value) => {
    if (name === '$ref' && typeof value === 'string') references.push(value)
    if (name === 'operationId' && typeof value === 'string') names.push(value)
  })
  assert.ok(references.length > 100)
  for (const reference of new Set(references)) {
    assert.notEqual(at(document, ...reference.replace('#/', '').split('/')), undefined, reference)
  }
  assert.equal(new Set(names).size, names.length)
})

test('every word of a path in braces is a parameter of its operation', () => {
  const paths = at(document, 'paths')
  assert.ok(isObject(paths) && Object.keys(paths).length > 100)
  for (const [path, operations] of Object.entries(paths)) {
    assert.ok(isObject(operations), path)
    for (const operation of Object.values(operations)) {
      const parameters = at(operation, 'parameters')
      const given = Array.isArray(parameters)
        ? parameters.filter((one) => at(one, 'in') === 'path').map((one) => at(one, 'name'))
        : []
      assert.deepEqual(
        given,
        [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]),
        path,
      )
    }
  }
})

test('a body is described by the schema that checks it, without the words of forms', () => {
  const commands = slices.flatMap((slice) => slice.commands)
  for (const command of commands) {
    const path = pathOf(command).replace(':record', '{record}')
    const schema = at(document, 'paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema')
    assert.deepEqual(schema, JSON.parse(JSON.stringify(bodyOf(command))), path)
  }
  const report = commands.find((one) => one.record === 'dog' && one.name === 'report')
  const schema = asJsonSchema(report?.body)
  assert.ok(isObject(schema))
  const good = {
    name: 'Rex',
    lastSeen: now,
    colour: 'brown',
    ears: 2,
    bites: false,
    why: 'Cold',
    owner: { phone: '1', at: null },
  }
  const check = Schema.Compile(schema)
  assert.deepEqual(
    [good, { ...good, ears: 3 }, { ...good, owner: {} }, { ...good, tail: 'long' }].map((one) => check.Check(one)),
    [true, false, false, false],
  )
  assert.equal(JSON.stringify(at(document, 'paths')).includes('"choices"'), false)
})

test('a read is described by the schema of its page, each alternative with the time it was read at', () => {
  const grave = Type.Object({ restricted: Type.Boolean(), ask: Maybe(Type.String()) })
  const [one, either] = [answerOf({ answer: grave }), answerOf({ answer: Type.Union([grave, Type.Object({})]) })]
  assert.deepEqual(at(one, 'required'), ['now', 'restricted', 'ask'])
  const check = Schema.Compile(one)
  assert.deepEqual(
    [
      { now, restricted: true, ask: null },
      { restricted: true, ask: null },
      { now, restricted: true, ask: 1 },
    ].map((said) => check.Check(said)),
    [true, false, false],
  )
  assert.equal(check.Check({ now, restricted: true, ask: null, told: 'more' }), false)
  assert.deepEqual(at(either, 'anyOf', '0'), one)
  assert.deepEqual(
    at(document, 'paths', '/api/board', 'get', 'responses', '200', 'content', 'application/json', 'schema'),
    answerOf({ answer: boardAnswer }),
  )
})

test('what a program may leave out of a new record is not called required; of one that exists everything is', () => {
  const report = work
    .flatMap((slice) => slice.commands)
    .find((one) => one.record === 'missing' && one.name === 'report')
  const grading = work.flatMap((slice) => slice.commands).find((one) => one.name === 'grade')
  assert.ok(report && grading)
  const required = (command: typeof report) => {
    const body = bodyOf(command)
    return isObject(body) ? body['required'] : null
  }
  assert.deepEqual(required(report), ['name', 'callerPhone', 'lastSeenPlace', 'lastSeenAt', 'why'])
  assert.deepEqual(required(grading), ['level', 'because', 'earlierConsidered'])
})

test('a field may be called like a word of forms', () => {
  const schema = { type: 'object', input: 'text', properties: { input: { type: 'string', missing: 'Enter it' } } }
  assert.deepEqual(asJsonSchema(schema), {
    type: 'object',
    properties: { input: { type: 'string' } },
    additionalProperties: false,
  })
})

test('only who is signed in reads them; the page lists what this person may do', async () => {
  const page = await server.http.inject({ url: '/using-the-api' })
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /POST \/api\/dog\/report/)
  assert.doesNotMatch(page.body, /POST \/api\/policy\/proposal/)
  asking = null
  assert.equal((await server.http.inject({ url: '/api/openapi.json' })).statusCode, 401)
  assert.equal((await server.http.inject({ url: '/using-the-api' })).statusCode, 303)
  asking = handler
})

test('the document is the same whoever asks', () => {
  assert.deepEqual(document, JSON.parse(JSON.stringify(openapiDocument(slices, others))))
})

function walk(value: unknown, seen: (name: string, value: unknown) => void): void {
  if (!isObject(value)) return
  for (const [name, inner] of Object.entries(value)) {
    seen(name, inner)
    walk(inner, seen)
  }
}
