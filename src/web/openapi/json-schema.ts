// Our schemas as plain JSON Schema, without the words that only forms use.

import { When } from '../../registers/schemas.ts'

export type Json = Readonly<Record<string, unknown>>

/** Words that only our forms use are taken out: what is left is plain JSON Schema, with every field that there is. */
export function asJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asJsonSchema)
  if (!isObject(schema)) return schema
  if (stored !== undefined && schema['pattern'] === stored) return asJsonSchema(anyInstant(schema))
  const plain = Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !ofForms.has(name))
      .map(([name, value]) => [name, name === 'properties' ? membersOf(value) : asJsonSchema(value)]),
  )
  if (schema['input'] === 'percent') return { ...plain, description: shareWords(plain['description']) }
  // A field that is not there is refused: see explain.ts.
  return 'properties' in plain ? { ...plain, additionalProperties: false } : plain
}

/** A form asks for it in per cent: see typed/percent.ts. */
const shareWords = (description: unknown): string =>
  ['From 0 to 1: 0.9 is 90%', ...(typeof description === 'string' ? [description] : [])].join('. ')

/** How an instant is stored; any of RFC 3339 is taken, and brought to it: see completed.ts. */
const stored = new Map<string, unknown>(Object.entries(When)).get('pattern')
const anyInstant = ({ pattern: _, ...schema }: Json): Json => ({ ...schema, format: 'date-time' })

/** Names of members are names, not words of a schema: a field called "input" stays. */
const membersOf = (value: unknown): Json =>
  Object.fromEntries(entries(value).map(([name, schema]) => [name, asJsonSchema(schema)]))

const ofForms = new Set(['input', 'choices', 'missing', 'past'])
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

export const entries = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : [])
