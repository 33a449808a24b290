// What a form needs to know about a schema: its fields in order, their words, and the shape of what goes into each.
import type { TSchema } from 'typebox'
import { capital } from '../kernel/words.ts'
import { LocalDate, When } from '../registers/schemas.ts'
import type { Choice } from './fields.ts'
import { entries, list, number, text } from './shape/node.ts'

export type Shape =
  | { readonly kind: 'text'; readonly least: number; readonly most: number; readonly pattern: RegExp | null }
  | { readonly kind: 'moment'; readonly past: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'yes or no' }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly of: Field; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'anything' }

export type Field = {
  /** The last part of its path. */
  readonly key: string
  readonly shape: Shape
  /** May be null. */
  readonly nullable: boolean
  /** May be left out. */
  readonly optional: boolean
  readonly title: string
  readonly description: string | null
  readonly input: string | null
  /** Of somebody’s own details: WCAG 1.3.5. */
  readonly autocomplete: string | null
  readonly choices: readonly Choice[] | null
  /** The sentence when nothing was entered. */
  readonly missing: string | null
  /** What stands for it where it is left out; undefined for nothing. */
  readonly fallback: unknown
}

const known = new WeakMap<TSchema, Field>()

/** The whole schema as one field, read once. */
export function fieldOf(schema: TSchema): Field {
  const before = known.get(schema)
  if (before) return before
  const field = read('', schema, false)
  known.set(schema, field)
  return field
}

/** The fields of an object schema; a command's body is one. */
export function fieldsOf(schema: TSchema): readonly Field[] {
  const field = fieldOf(schema)
  return field.shape.kind === 'group' ? field.shape.fields : []
}

function read(key: string, schema: unknown, optional: boolean): Field {
  const node = entries(schema)
  const alternatives = list(node.get('anyOf'))
  const others = alternatives.filter((one) => entries(one).get('type') !== 'null')
  const inner = alternatives.length > 0 && others.length === 1 ? entries(others[0]) : node
  const word = (name: string) => text(node.get(name)) ?? text(inner.get(name))
  return {
    key,
    shape: shapeOf(inner, others, node.get('past') === true || inner.get('past') === true),
    nullable: others.length < alternatives.length || node.get('type') === 'null',
    optional,
    title: word('title') ?? humanised(key),
    description: word('description'),
    input: word('input'),
    autocomplete: word('autocomplete'),
    choices: choicesOf(node.get('choices') ?? inner.get('choices')),
    missing: word('missing'),
    fallback: node.get('default') ?? inner.get('default'),
  }
}

function shapeOf(node: ReadonlyMap<string, unknown>, alternatives: readonly unknown[], past: boolean): Shape {
  const values = valuesOf(node, alternatives)
  if (values.length > 0) return { kind: 'choice', values }
  switch (node.get('type')) {
    case 'string':
      return textOf(node, past)
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        whole: node.get('type') === 'integer',
        least: number(node.get('minimum')) ?? Number.NEGATIVE_INFINITY,
        most: number(node.get('maximum')) ?? Number.POSITIVE_INFINITY,
      }
    case 'boolean':
      return { kind: 'yes or no' }
    case 'array':
      return {
        kind: 'list',
        of: read('', node.get('items'), false),
        least: number(node.get('minItems')) ?? 0,
        most: number(node.get('maxItems')) ?? 1000,
      }
    case 'object':
      return { kind: 'group', fields: membersOf(node) }
    case 'null':
      return { kind: 'nothing' }
    default:
      return { kind: 'anything' }
  }
}

function textOf(node: ReadonlyMap<string, unknown>, past: boolean): Shape {
  const pattern = text(node.get('pattern'))
  if (pattern !== null && pattern === patternOf(When)) return { kind: 'moment', past }
  if (pattern !== null && pattern === patternOf(LocalDate)) return { kind: 'date' }
  return {
    kind: 'text',
    least: number(node.get('minLength')) ?? 0,
    most: number(node.get('maxLength')) ?? 100_000,
    pattern: pattern === null ? null : new RegExp(pattern, 'u'),
  }
}

function membersOf(node: ReadonlyMap<string, unknown>): readonly Field[] {
  const required = new Set(list(node.get('required')))
  return [...entries(node.get('properties'))].map(([key, member]) => read(key, member, !required.has(key)))
}

/** The values of an enumeration, whether written as `enum`, as `const` or as a union of constants. */
function valuesOf(node: ReadonlyMap<string, unknown>, alternatives: readonly unknown[]): (string | number)[] {
  const constants = alternatives.length > 1 ? alternatives.map((one) => entries(one).get('const')) : [node.get('const')]
  return [...list(node.get('enum')), ...constants].filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
}

function choicesOf(given: unknown): readonly Choice[] | null {
  if (!Array.isArray(given)) return null
  return given.map((one) => {
    const choice = entries(one)
    const hint = text(choice.get('hint'))
    const value = text(choice.get('value')) ?? ''
    return { value, text: text(choice.get('text')) ?? value, ...(hint === null ? {} : { hint }) }
  })
}

/** `lastSeen` → `Last seen` */
export function humanised(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return capital(words)
}

const patternOf = (schema: TSchema) => text(entries(schema).get('pattern'))
