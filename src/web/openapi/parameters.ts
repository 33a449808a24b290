// What an address takes besides a body: the parts of its path, and what stands behind the question mark.
import type { TSchema } from 'typebox'
import { mayBeAbsent } from '../completed.ts'
import { fieldsOf } from '../shape.ts'
import { asJsonSchema, entries, isObject, type Json } from './json-schema.ts'

export const inPath = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'record' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))

/** Needed is only what nothing stands for where it is left out, as where a body opens a record: see completed.ts. */
export function inQuery(query: TSchema | null): readonly Json[] {
  const members = query !== null && 'properties' in query ? entries(query.properties) : []
  const needed = new Set(query === null ? [] : fieldsOf(query).flatMap((one) => (mayBeAbsent(one) ? [] : [one.key])))
  return members.map(([name, schema]) => {
    const shown = asJsonSchema(schema)
    const title = isObject(shown) ? shown['title'] : undefined
    return {
      name,
      in: 'query',
      required: needed.has(name),
      ...(typeof title === 'string' ? { description: title } : {}),
      schema: shown,
    }
  })
}
