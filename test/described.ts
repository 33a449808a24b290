// Holds one answer of the API against the document that describes it: for tests that have a record of more than the plainest kind.
import assert from 'node:assert/strict'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import Schema from 'typebox/schema'
import type { Client } from './client.ts'

const Json = Type.Object({ 'application/json': Type.Object({ schema: Type.Object({}) }) })
const Read = Type.Object({ responses: Type.Object({ 200: Type.Object({ content: Json }) }) })
const Document = Compile(
  Type.Object({
    paths: Type.Record(Type.String(), Type.Object({ get: Type.Optional(Read) })),
    components: Type.Object({}),
  }),
)
const Pathless = Compile(Type.Object({ paths: Type.Record(Type.String(), Type.Unknown()), components: Type.Unknown() }))

/** `route` as the document writes it: `/missing/{record}/as-known`. */
export async function assertDescribed(client: Client, path: string, route = path): Promise<void> {
  const whole = Pathless.Parse(JSON.parse((await client.get('/api/openapi.json')).text))
  const { paths, components } = Document.Parse({ ...whole, paths: { [route]: whole.paths[`/api${route}`] } })
  const content = paths[route]?.get?.responses[200].content
  assert.ok(content, `${route} is not described`)
  const answer = await client.get(`/api${path}`)
  assert.equal(answer.status, 200, answer.text)
  const [good, errors] = Schema.Compile({ ...content['application/json'].schema, components }).Errors(
    JSON.parse(answer.text),
  )
  assert.ok(good, `${route} answers what is not described: ${JSON.stringify(errors).slice(0, 400)}`)
}
