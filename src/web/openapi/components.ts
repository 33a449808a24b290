// What every operation of the API’s document shares: keys, headers, and the answers that any of them may give.
import { kindsOfProblem, problemType } from '../problem-kinds.ts'
import type { Json } from './json-schema.ts'

export const json = (schema: unknown): Json => ({ 'application/json': { schema } })

export const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` })

export const refusals = (codes: readonly (keyof typeof responses)[]): Json =>
  Object.fromEntries(codes.map((code) => [code, reference('responses', String(code))]))

export const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'Made with `vigil token` for one member of staff, and shown only once.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vigil_session',
    description: 'The cookie of a browser that is signed in. Over https its name begins with `__Host-`.',
  },
}

export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Identifies this command. Sent again with the same body, it is carried out once and gets the same answer; with a different body it is refused (422). Always send one, so that you can try again after a time-out.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The position you had seen: the `etag` of a read of the record, or of the last command. If the record has changed since, or never was at that position, the answer is 409 and says what changed.',
    schema: { type: 'string' },
  },
}

export const headers = {
  Position: {
    description: 'The record’s position, in the form If-Match takes. Left out where the address is not about a record.',
    schema: { type: 'string' },
  },
}

export const schemas = {
  Done: {
    type: 'object',
    required: ['recordId', 'position'],
    properties: { recordId: { type: 'string', format: 'uuid' }, position: { type: 'integer', minimum: 1 } },
  },
  Choosing: {
    type: 'object',
    required: ['about', 'initial', 'choices', 'more'],
    additionalProperties: false,
    properties: {
      about: {
        type: ['string', 'null'],
        description: 'Whose record or which record this is, as shown above the form.',
      },
      initial: { type: 'object', description: 'The starting values of fields of the body, by name.' },
      choices: {
        type: 'object',
        description: 'By the name of the field. Fields with a few fixed choices have them in their schema instead.',
        additionalProperties: {
          type: 'array',
          items: {
            type: 'object',
            required: ['value', 'text'],
            properties: { value: { type: 'string' }, text: { type: 'string' }, hint: { type: 'string' } },
          },
        },
      },
      more: {
        type: 'array',
        items: { type: 'string' },
        description: 'Fields with more choices than are listed: find them with `_find.<field>`.',
      },
    },
  },
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status'],
    properties: {
      type: {
        type: 'string',
        enum: kindsOfProblem.map(problemType),
        description:
          'A fixed name that a program can act on, explained at its address; the words of the title may change.',
      },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        description:
          'One for each thing refused; `field` is its path in what was sent, and is empty if it is about the whole. `form`: another command of the same record settles it; the last part of its address.',
        items: {
          type: 'object',
          required: ['field', 'sentence'],
          properties: { field: { type: 'string' }, sentence: { type: 'string' }, form: { type: 'string' } },
        },
      },
    },
  },
}

const said = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
})

export const responses = {
  400: said('It could not be read: it is not JSON, or its key or position is not valid. Nothing was recorded.'),
  401: said('Not signed in, or the token has expired.'),
  403: said('This person’s jobs do not allow it.'),
  404: said('It does not exist, or you may not open it.'),
  409: said('The record changed after the position you had seen, or was never at that position. Nothing was recorded.'),
  413: said('More than one megabyte. Nothing was recorded.'),
  415: said('The content type is not application/json. Nothing was recorded.'),
  422: said('Refused: every problem at once, in words. Nothing was recorded.'),
  429: said('Too many requests. Wait a minute.'),
  503: said('The database cannot be reached. It may have been recorded: send it again with the same key.'),
}
