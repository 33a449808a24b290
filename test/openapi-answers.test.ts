// What the API answers is what its document describes, field by field: of a record of every kind, as everybody who may read it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import Schema from 'typebox/schema'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { testApp } from './app.ts'
import { oneOfEach } from './one-of-each.ts'
import { everybody, oneOfTheRest, recordsOf } from './one-of-the-rest.ts'

const it = await testApp()
const force = demonstrationForce.id
const Json = Type.Object({ 'application/json': Type.Object({ schema: Type.Object({}) }) })
const Read = Type.Object({ responses: Type.Object({ 200: Type.Object({ content: Type.Optional(Json) }) }) })
const Described = Compile(
  Type.Object({
    paths: Type.Record(Type.String(), Type.Object({ get: Type.Optional(Read) })),
    components: Type.Object({}),
  }),
)

test('every read answers as the document of the API describes it', async (t) => {
  const people = await everybody(it, force)
  const made = await oneOfEach(it)
  await oneOfTheRest(it, force, people, made)
  const known = await recordsOf(it, force)
  const clients = [await it.named('Sam Underhill'), await it.named('Asha Nolan'), ...people.values()]
  const { paths, components } = Described.Parse(JSON.parse((await clients[0]?.get('/api/openapi.json'))?.text ?? ''))
  const wrong: string[] = []
  let answered = 0
  for (const [path, { get }] of Object.entries(paths)) {
    if (get === undefined) continue
    const content = get.responses[200].content
    const check = content === undefined ? null : Schema.Compile({ ...content['application/json'].schema, components })
    const address = addressOf(path, known, made.episode)
    for (const client of clients) {
      const answer = await client.get(address)
      if (answer.status !== 200) continue
      answered++
      if (check === null) wrong.push(`${path}: its answer is not described`)
      else if (!check.Check(JSON.parse(answer.text))) wrong.push(`${path}: ${errors(check, answer.text)}`)
    }
  }
  t.diagnostic(`${answered} answers read`)
  assert.ok(answered > 1_000)
  assert.deepEqual([...new Set(wrong)], [])
})

const errors = (check: ReturnType<typeof Schema.Compile>, text: string): string =>
  JSON.stringify(check.Errors(JSON.parse(text))).slice(0, 300)

/** Of a record of its kind, where there is one. */
function addressOf(path: string, known: ReadonlyMap<string, string>, episode: string): string {
  const kind = path.split('/')[2] ?? ''
  const record = kind === 'missing' ? episode : (known.get(kind) ?? episode)
  return path.replace('{record}', record).replace('{measure}', 'M4').replace('{table}', 'minimum-grade')
}
