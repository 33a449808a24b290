// The API described by itself as OpenAPI 3.1, from the same schemas that its requests are checked by; and a page on how to use it.
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { rolesThatMay } from '../registers/permissions.ts'
import { type Chassis, sendPage } from './chassis.ts'
import { mayBeAbsent } from './completed.ts'
import { problem, signInFirst } from './errors.ts'
import { toSignIn } from './page.ts'
import { fieldsOf } from './shape.ts'
import type { BoundCommand, Page, Slice } from './slice.ts'

type Json = Readonly<Record<string, unknown>>
type Described = readonly Pick<Slice, 'name' | 'pages' | 'commands'>[]

/** An address of the API that is neither a slice's page nor a command: it takes no body. */
export type OtherAddress = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly status: 200 | 204
}

/** A plug-in of the server, for whoever is signed in: `/api/openapi.json`, and for people the page `/using-the-api`. */
export function openapi(
  slices: Described,
  others: readonly OtherAddress[] = [],
): (server: FastifyInstance, chassis: Chassis) => void {
  const document = openapiDocument(slices, others)
  return (server, chassis) => {
    const options = { config: { permission: 'signed in' } } as const
    server.get('/api/openapi.json', options, async (request, reply) => {
      if ((await chassis.find(request)) === null) return problem(reply, signInFirst)
      return reply.header('cache-control', 'no-store').send(document)
    })
    server.get('/using-the-api', options, async (request, reply) => {
      const signedIn = await chassis.find(request)
      if (signedIn === null) return toSignIn(chassis, request, reply)
      const commands = slices.flatMap((slice) =>
        slice.commands.filter((one) => chassis.may(signedIn.person, one.permission)),
      )
      const pages = slices.flatMap((slice) => slice.pages.filter((one) => chassis.may(signedIn.person, one.permission)))
      return sendPage(chassis, request, reply, signedIn, {
        template: 'api.njk',
        title: 'Using the API',
        values: {
          commands: commands.map((one) => ({ path: pathOf(one), title: one.title })),
          reads: pages.flatMap((one) => (one.api === null ? [] : [{ path: one.api, title: titleOf(one) }])),
        },
      })
    })
  }
}

/** Paths as OpenAPI writes them: `/api/missing/{record}/grading`. */
export function openapiDocument(slices: Described, others: readonly OtherAddress[] = []): Json {
  const operations = slices.flatMap((slice) => [
    ...slice.pages.flatMap((page) => (page.api === null ? [] : [reading(slice.name, page, page.api)])),
    ...slice.commands.map((command) => writing(slice.name, command)),
  ])
  const paths: Record<string, Json> = {}
  for (const { path, method, operation } of [...operations, ...others.map(plain), ...ofTheApiItself])
    paths[templated(path)] = { ...paths[templated(path)], [method]: operation }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Vigil',
      version: '1',
      description:
        'Every page and every command of Vigil for programs. Instants are RFC 3339 in UTC with milliseconds. A refusal is problem details (RFC 9457) with every problem at once.',
    },
    security: [{ token: [] }, { session: [] }],
    tags: slices.map(({ name }) => ({ name })),
    paths,
    components: { securitySchemes, parameters, headers, schemas, responses },
  }
}

type Operation = { readonly path: string; readonly method: 'get' | 'post'; readonly operation: Json }

function reading(tag: string, page: Page, path: string): Operation {
  return {
    path,
    method: 'get',
    operation: {
      tags: [tag],
      operationId: `read ${path}`.replace(/[^a-z0-9]+/gi, '-'),
      summary: titleOf(page),
      description: forWhom(page.permission),
      parameters: [...inPath(path), ...inQuery(page.query)],
      responses: {
        200: {
          description: 'As the page shows it; `now` is the time it was read at.',
          content: json({ type: 'object' }),
        },
        ...refusals([401, 403, 404, 422, 429, 503]),
      },
    },
  }
}

function writing(tag: string, command: BoundCommand): Operation {
  const path = pathOf(command)
  const answer = {
    headers: { ETag: reference('headers', 'Position') },
    content: json(reference('schemas', 'Done')),
  }
  return {
    path,
    method: 'post',
    operation: {
      tags: [tag],
      operationId: `${command.record}.${command.name}`,
      summary: command.title,
      description: forWhom(command.permission),
      parameters: [
        ...inPath(path),
        reference('parameters', 'IdempotencyKey'),
        ...(command.opens ? [] : [reference('parameters', 'IfMatch')]),
      ],
      requestBody: { required: true, content: json(bodyOf(command)) },
      responses: {
        ...(command.opens
          ? { 201: { description: 'Recorded; `location` is the new record.', ...answer } }
          : { 200: { description: 'Recorded, or recorded before under the same key.', ...answer } }),
        ...refusals([400, 401, 403, 404, 409, 413, 415, 422, 429, 503]),
      },
    },
  }
}

/** The command's own schema, and the position its sender had seen where there is one to have seen. */
export function bodyOf(command: BoundCommand): unknown {
  const schema = asJsonSchema(command.body)
  if (!isObject(schema) || !isObject(schema['properties'])) return schema
  // What is left out of what opens a record is filled in: see completed.ts.
  if (command.opens) return { ...schema, required: mustBeSaid(command) }
  return { ...schema, properties: { basedOn: position, ...schema['properties'] } }
}

const mustBeSaid = (command: BoundCommand): readonly string[] =>
  fieldsOf(command.body).flatMap((field) => (mayBeAbsent(field) ? [] : [field.key]))

const position = {
  type: ['integer', 'null'],
  minimum: 0,
  description: 'The position you had seen, where it is not given as If-Match.',
}

export const pathOf = (command: Pick<BoundCommand, 'record' | 'path' | 'opens'>): string =>
  `/api/${command.record}/${command.opens ? '' : ':record/'}${command.path}`

const templated = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const titleOf = (page: Page): string => (typeof page.title === 'string' ? page.title : `What ${page.path} shows`)

function forWhom(permission: BoundCommand['permission']): string {
  return `Needs “${permission}”: ${rolesThatMay(permission).join(', ')}.`
}

const inPath = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'record' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))

function inQuery(query: TSchema | null): readonly Json[] {
  const members = query !== null && 'properties' in query ? entries(query.properties) : []
  const required = query !== null && 'required' in query && Array.isArray(query.required) ? query.required : []
  return members.map(([name, schema]) => {
    const shown = asJsonSchema(schema)
    const title = isObject(shown) ? shown['title'] : undefined
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(typeof title === 'string' ? { description: title } : {}),
      schema: shown,
    }
  })
}

/** Words that only our forms use are taken out: what is left is plain JSON Schema, with every field that there is. */
export function asJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asJsonSchema)
  if (!isObject(schema)) return schema
  const plain = Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !ofForms.has(name))
      .map(([name, value]) => [name, name === 'properties' ? membersOf(value) : asJsonSchema(value)]),
  )
  // A field that is not there is refused: see explain.ts.
  return 'properties' in plain ? { ...plain, additionalProperties: false } : plain
}

/** Names of members are names, not words of a schema: a field called "input" stays. */
const membersOf = (value: unknown): Json =>
  Object.fromEntries(entries(value).map(([name, schema]) => [name, asJsonSchema(schema)]))

const ofForms = new Set(['input', 'choices', 'missing', 'past'])
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const entries = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : [])
const json = (schema: unknown): Json => ({ 'application/json': { schema } })
const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` })

const refusals = (codes: readonly (keyof typeof responses)[]): Json =>
  Object.fromEntries(codes.map((code) => [code, reference('responses', String(code))]))

// ——— what every operation shares ———

const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'Made with `vigil token`, for one member of staff; shown once.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vigil_session',
    description: 'A browser that is signed in; behind https its name begins with `__Host-`.',
  },
}

const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Names this command: sent again with the same body it is done once and answered as before; with another body it is refused (422). Always send one, so that a time-out can be tried again.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The position (`etag`) you had seen. If the record has changed since, the answer is 409 and says what changed.',
    schema: { type: 'string' },
  },
}

const headers = { Position: { description: 'The record’s position now.', schema: { type: 'string' } } }

const schemas = {
  Done: {
    type: 'object',
    required: ['recordId', 'position'],
    properties: { recordId: { type: 'string', format: 'uuid' }, position: { type: 'integer', minimum: 1 } },
  },
  Problem: {
    type: 'object',
    required: ['title', 'status'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        description:
          'One for each thing refused; `field` is its path in what was sent, empty where it is about the whole.',
        items: {
          type: 'object',
          required: ['field', 'sentence'],
          properties: { field: { type: 'string' }, sentence: { type: 'string' } },
        },
      },
    },
  },
}

const said = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
})

const responses = {
  400: said(
    'It could not be read: not JSON, a key that cannot be used, or a position that is none. Nothing was recorded.',
  ),
  401: said('Not signed in, or the token has ended.'),
  403: said('This person’s jobs do not allow it.'),
  404: said('There is no such thing, or it is not yours to open.'),
  409: said('The record changed after the position you had seen. Nothing was recorded.'),
  413: said('More than one megabyte. Nothing was recorded.'),
  415: said('The content type is not application/json. Nothing was recorded.'),
  422: said('Refused: every problem at once, in words. Nothing was recorded.'),
  429: said('Too many requests. Wait a minute.'),
  503: said('The database cannot be reached. It may have been recorded: send it again with the same key.'),
}

function plain({ method, path, summary, status }: OtherAddress): Operation {
  const operationId = `${method} ${path}`.replace(/[^a-z0-9]+/gi, '-')
  const answers = { [status]: { description: 'Done.' }, ...refusals([401, 403, 429, 503]) }
  return { path, method, operation: { operationId, summary, parameters: inPath(path), responses: answers } }
}

/** The API's own addresses are in the document too: a reader finds every one there. */
const ofTheApiItself: readonly Operation[] = [
  { path: '/api', summary: 'Every address, with its schema' },
  { path: '/api/openapi.json', summary: 'This document' },
].map((one) => plain({ ...one, method: 'get', status: 200 }))
