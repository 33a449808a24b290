// What every read answers a program is what the document says: with the records of the walk, to everybody who may read it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import Schema from 'typebox/schema'
import type { Client } from '../app.ts'
import { all, people } from '../every-page.ts'

const Json = Type.Object({ 'application/json': Type.Object({ schema: Type.Object({}) }) })
const Read = Type.Object({ responses: Type.Object({ 200: Type.Object({ content: Type.Optional(Json) }) }) })
const Described = Compile(
  Type.Object({
    paths: Type.Record(Type.String(), Type.Object({ get: Type.Optional(Read) })),
    components: Type.Object({ schemas: Type.Record(Type.String(), Type.Object({})) }),
  }),
)

/** No page's: the list of addresses, and the document itself. */
const ofTheApi = new Set(['/api', '/api/openapi.json'])

/** Each read's schema by the route of its page. */
async function described() {
  const document = Described.Parse(JSON.parse((await all.shown[0]?.client.get('/api/openapi.json'))?.text ?? ''))
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    const schema = get?.responses[200].content?.['application/json'].schema
    if (schema === undefined || ofTheApi.has(path)) return []
    // What many reads answer alike stands once in the document.
    const named = '$ref' in schema ? document.components.schemas[String(schema.$ref).split('/').at(-1) ?? ''] : schema
    return named === undefined ? [] : [[path.slice('/api'.length).replace(/\{(\w+)\}/g, ':$1'), named] as const]
  })
}

test('every read answers what the document describes, and nothing that it does not', {
  timeout: 600_000,
}, async (t) => {
  const schemas = new Map(await described())
  const [wrong, answered] = [new Set<string>(), new Set<string>()]
  let answers = 0
  for (const [route, schema] of schemas) {
    const check = Schema.Compile(schema)
    for (const { client, path } of all.shown.filter((one) => one.route === route))
      for (const { status, text } of await asEverybody(client, path)) {
        if (status !== 200) continue
        answers++
        answered.add(route)
        const [good, errors] = check.Errors(JSON.parse(text))
        if (!good) for (const error of errors.slice(0, 3)) wrong.add(`${route} ${error.instancePath}: ${error.message}`)
      }
  }
  t.diagnostic(`${answers} answers of ${answered.size} reads`)
  assert.deepEqual([...wrong], [])
  assert.deepEqual([...answered].sort(), [...schemas.keys()].sort())
})

const asEverybody = async (client: Client, path: string) =>
  await Promise.all([client, ...people.values()].map(async (who) => await who.get(`/api${path}`)))

test('every read says which fields it has', async () => {
  const bare = (await described()).filter(([, schema]) => !/"additionalProperties":false/.test(JSON.stringify(schema)))
  assert.deepEqual(
    bare.map(([route]) => route),
    [],
  )
})

test('no list of words that a field may have names one twice', async () => {
  const lists = (await described()).flatMap(([route, schema]) =>
    [...JSON.stringify(schema).matchAll(/"enum":(\[[^\]]*\])/g)].map(([, words = '[]']) => ({ route, words })),
  )
  assert.ok(lists.length > 50)
  assert.deepEqual(
    lists.filter(({ words }) => JSON.parse(words).length !== new Set(JSON.parse(words)).size),
    [],
  )
})
