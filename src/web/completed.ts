// A body as a program sends it, brought to the form in which it is stored; and where a record is opened, what was left out is filled in as the form would.
import type { TSchema } from 'typebox'
import { parseInstant } from '../kernel/time.ts'
import { type Field, fieldOf } from './shape.ts'

/** A time may be any RFC 3339 instant, and is written as it is stored. What is wrong stays as it is: `explain` says so. */
export const asStored = (schema: TSchema, body: unknown): unknown => complete(fieldOf(schema), body, () => undefined)

/**
 * Also: nothing for what may be empty, no for what was not ticked, the form's own choice. Only for what opens a record, where nothing stands yet:
 * on one that exists, what was left out would be taken away.
 */
export const completed = (schema: TSchema, body: unknown): unknown => complete(fieldOf(schema), body, absent)

type Absent = (field: Field) => unknown

function complete(field: Field, value: unknown, otherwise: Absent): unknown {
  if (value === undefined) return otherwise(field)
  const { shape } = field
  switch (shape.kind) {
    case 'moment':
      return typeof value === 'string' ? (parseInstant(value) ?? value) : value
    case 'list':
      return Array.isArray(value) ? value.map((one: unknown) => complete(shape.of, one, otherwise)) : value
    case 'group':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? members(shape.fields, Object.entries(value), otherwise)
        : value
    default:
      return value
  }
}

function members(fields: readonly Field[], sent: readonly (readonly [string, unknown])[], otherwise: Absent): unknown {
  const given = new Map(sent)
  const filled = fields.flatMap((field) => {
    const value = complete(field, given.get(field.key), otherwise)
    return value === undefined ? [] : [[field.key, value] as const]
  })
  const known = new Set(fields.map(({ key }) => key))
  // A field that there is none of is refused by name, so it is kept to be named.
  return Object.fromEntries([...filled, ...sent.filter(([key]) => !known.has(key))])
}

/** `undefined` where it must be said. */
function absent({ optional, nullable, input, fallback }: Field): unknown {
  if (optional) return undefined
  if (fallback !== undefined) return fallback
  if (nullable) return null
  return input === 'checkbox' ? false : undefined
}

/** Whether a program may leave it out. */
export const mayBeAbsent = (field: Field): boolean => field.optional || absent(field) !== undefined
