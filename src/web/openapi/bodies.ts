// What a command takes and what a page answers, as the document of the API describes them.
import { mayBeAbsent } from '../completed.ts'
import { fieldsOf } from '../shape.ts'
import type { BoundCommand, Page } from '../slice.ts'
import { asJsonSchema, entries, isObject, type Json } from './json-schema.ts'

/** What the page's schema says, each of its alternatives with the time it was read at. */
export function answerOf(page: Pick<Page, 'answer'>): Json {
  const schema = page.answer === null ? {} : asJsonSchema(page.answer)
  return isObject(schema) && Array.isArray(schema['anyOf'])
    ? { anyOf: schema['anyOf'].map(withNow) }
    : withNow(isObject(schema) ? schema : {})
}

const withNow = (schema: Json): Json => ({
  type: 'object',
  ...schema,
  required: ['now', ...(Array.isArray(schema['required']) ? schema['required'] : [])],
  properties: { now: { type: 'string', format: 'date-time' }, ...Object.fromEntries(entries(schema['properties'])) },
})

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
