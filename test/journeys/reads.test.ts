// What every read answers a program is what the document says: with the records of the walk, to everybody who may read it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import Schema from 'typebox/schema'
import { demonstrationForce } from '../../src/demonstration/force.ts'
import { type Sql, sql } from '../../src/kernel/sql.ts'
import { SYSTEM } from '../../src/registers/world.ts'
import { all, it, people } from '../every-page.ts'

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
  const read = await answers()
  for (const [route, schema] of schemas) {
    const check = Schema.Compile(schema)
    for (const { text } of read.filter((one) => one.route === route)) {
      answered.add(route)
      const [good, errors] = check.Errors(JSON.parse(text))
      if (!good) for (const error of errors.slice(0, 3)) wrong.add(`${route} ${error.instancePath}: ${error.message}`)
    }
  }
  t.diagnostic(`${read.length} answers of ${answered.size} reads`)
  assert.deepEqual([...wrong], [])
  assert.deepEqual([...answered].sort(), [...schemas.keys()].sort())
})

test('no read shows a child’s name without a line in the log of who read which record', {
  timeout: 600_000,
}, async (t) => {
  const named = await recordsThatName()
  const [silent, showing] = [new Set<string>(), new Set<string>()]
  for (const { route, path, reader, text, logged } of await answers())
    for (const [name, records] of named) {
      if (!text.includes(name)) continue
      showing.add(route)
      if (!records.some((record) => logged.has(record))) silent.add(`${path} to ${reader}`)
    }
  t.diagnostic(`${named.size} children, named in answers of ${showing.size} reads`)
  assert.ok(showing.size > 50)
  assert.deepEqual([...silent], [])
})

/** Each child on record here, and every record whose facts have the name: what was read may be the episode, its audited file or its transfer. */
async function recordsThatName(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await inForce(sql`
    with child as (
      select distinct body -> 'child' ->> 'name' as name
      from fact
      where kind like 'missing.reported/%'
        and body -> 'child' ->> 'name' is not null
    )
    select child.name, array_agg(distinct fact.record_id::text) as records
    from child
    join fact on position(child.name in fact.body::text) > 0
    group by child.name
    limit 500`)
  return new Map(Lines.Parse(rows).map(({ name, records }) => [name, records]))
}

type Answered = {
  readonly route: string
  readonly path: string
  readonly reader: string
  readonly text: string
  /** The records that the log has of it. */
  readonly logged: ReadonlySet<string>
}

let asked: Promise<readonly Answered[]> | null = null

/** Every read as everybody who may, once for all tests. */
async function answers(): Promise<readonly Answered[]> {
  asked ??= ask()
  return await asked
}

async function ask(): Promise<readonly Answered[]> {
  const routes = new Set((await described()).map(([route]) => route))
  const found: Answered[] = []
  for (const { client, path, route } of all.shown.filter((one) => routes.has(one.route))) {
    const before = await lastLine()
    const read = await Promise.all(
      [client, ...people.values()].map(async (who) => ({ who, ...(await who.get(`/api${path}`)) })),
    )
    const lines = await linesAfter(before)
    for (const { who, status, text } of read)
      if (status === 200)
        found.push({ route, path, text, reader: who.person.name, logged: lines.get(who.person.staffId) ?? new Set() })
  }
  return found
}

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

const Lines = Compile(Type.Array(Type.Object({ name: Type.String(), records: Type.Array(Type.String()) })))
const Last = Compile(Type.Tuple([Type.Object({ last: Type.String() })]))

const lastLine = async (): Promise<string> => {
  const { rows } = await inForce(sql`select coalesce(max(consultation_id), 0)::text as last from consultation limit 1`)
  return Last.Parse(rows)[0].last
}

/** What the log has since, by who read. */
async function linesAfter(line: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await inForce(sql`
    select who::text as name, array_agg(distinct record_id::text) as records
    from consultation
    cross join unnest(record_ids) as record_id
    where consultation_id > ${line}::bigint
    group by who
    limit 500`)
  return new Map(Lines.Parse(rows).map(({ name, records }) => [name, new Set(records)]))
}

const inForce = async (query: Sql) =>
  await it.owner.read(
    { force: demonstrationForce.id, who: SYSTEM, now: it.clock() },
    async (reader) => await reader.query(query),
  )
