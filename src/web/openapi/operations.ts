// Each page, command and other address as an operation of the API’s document.
import { rolesThatMay } from '../../registers/permissions.ts'
import type { BoundCommand, Page } from '../slice.ts'
import { answerOf, bodyOf } from './bodies.ts'
import { json, reference, refusals } from './components.ts'
import type { Json } from './json-schema.ts'
import { inPath, inQuery } from './parameters.ts'

export { answerOf, bodyOf } from './bodies.ts'

/** An address of the API that is neither a slice's page nor a command: it takes no body. */
export type OtherAddress = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly status: 200 | 204
}

type Operation = { readonly path: string; readonly method: 'get' | 'post'; readonly operation: Json }

export function reading(tag: string, page: Page, path: string): Operation {
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
          ...(path.includes('/:record') ? { headers: { ETag: reference('headers', 'Position') } } : {}),
          content: json(answerOf(page)),
        },
        ...refusals([401, 403, 404, 422, 429, 503]),
      },
    },
  }
}

export function writing(tag: string, command: BoundCommand): Operation {
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

/** What the form of a command offers, at the command's own address. */
export function choosing(tag: string, command: BoundCommand): Operation {
  const path = pathOf(command)
  return {
    path,
    method: 'get',
    operation: {
      tags: [tag],
      operationId: `choices of ${path}`.replace(/[^a-z0-9]+/gi, '-'),
      summary: `What may be chosen: ${command.title}`,
      description: `The choices for each field, which depend on who asks and on the record: send the \`value\`. ${forWhom(command.permission)}`,
      parameters: inPath(path),
      responses: {
        200: {
          description: 'What the form at the same address offers.',
          ...(command.opens ? {} : { headers: { ETag: reference('headers', 'Position') } }),
          content: json(reference('schemas', 'Choosing')),
        },
        ...refusals([401, 403, 404, 422, 429, 503]),
      },
    },
  }
}

export const pathOf = (command: Pick<BoundCommand, 'record' | 'path' | 'opens'>): string =>
  `/api/${command.record}/${command.opens ? '' : ':record/'}${command.path}`

export const titleOf = (page: Page): string => (typeof page.title === 'string' ? page.title : `What ${page.path} shows`)

function forWhom(permission: BoundCommand['permission']): string {
  return `Needs “${permission}”: ${rolesThatMay(permission).join(', ')}.`
}

export function plain({ method, path, summary, status }: OtherAddress): Operation {
  const operationId = `${method} ${path}`.replace(/[^a-z0-9]+/gi, '-')
  const content = status === 200 ? { content: json({ type: 'object' }) } : {}
  const answers = {
    [status]: { description: 'Done.', ...content },
    ...refusals([...(method === 'post' ? ([400, 415] as const) : []), 401, 403, 429, 503]),
  }
  return { path, method, operation: { operationId, summary, parameters: inPath(path), responses: answers } }
}

/** The API's own addresses are in the document too: a reader finds every one there. */
export const ofTheApiItself: readonly Operation[] = [
  { path: '/api', summary: 'Every address, with its schema' },
  { path: '/api/openapi.json', summary: 'This document' },
].map((one) => plain({ ...one, method: 'get', status: 200 }))
