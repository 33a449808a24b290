// What is wrong with a value, all of it at once and in plain words, each beside its field.

import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../kernel/outcome.ts'
import { hours, type Instant, isInstant, parseLocalDate, plus } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import { text } from './explain/text.ts'
import { choose, join, missing, name } from './explain/words.ts'
import { type Field, fieldOf } from './shape.ts'

export { join, name } from './explain/words.ts'

/** `now` decides what is still to come; without it times are not held to have passed. */
export function explain(schema: TSchema, value: unknown, now?: Instant): readonly Refusal[] {
  return wrong(fieldOf(schema), '', value, now ?? null)
}

export function wrong(field: Field, path: string, value: unknown, now: Instant | null): readonly Refusal[] {
  if (value === undefined || value === null) {
    const allowed = value === null ? field.nullable : field.optional
    if (allowed || field.shape.kind === 'anything') return []
    if (field.shape.kind !== 'group' || path === '') return [refusal(path, missing(field))]
    const inside = wrong({ ...field, nullable: false }, path, {}, now)
    // Where nothing in it must be filled in, that it is none of it is wrong all the same.
    return inside.length > 0 ? inside : [refusal(path, groupOfFields(field))]
  }
  const { shape } = field
  switch (shape.kind) {
    case 'anything':
      return []
    case 'nothing':
      return [refusal(path, `${name(field)} must be null`)]
    case 'text':
      return typeof value === 'string'
        ? text(field, path, value, shape)
        : [refusal(path, `${name(field)} must be text`)]
    case 'moment':
      return moment(field, path, value, shape.past ? now : null)
    case 'date':
      return typeof value === 'string' && parseLocalDate(value) !== null
        ? []
        : [refusal(path, `${name(field)} must be a real date, like 2026-03-27`)]
    case 'number':
      return number(field, path, value, shape)
    case 'yes or no':
      return typeof value === 'boolean' ? [] : [refusal(path, missing(field))]
    case 'choice':
      return shape.values.some((one) => one === value) ? [] : [refusal(path, choose(field))]
    case 'list':
      return several(field, path, value, shape, now)
    case 'group':
      return typeof value === 'object' && !Array.isArray(value)
        ? group(shape.fields, path, value, now)
        : [refusal(path, groupOfFields(field))]
  }
}

const groupOfFields = (field: Field): string => `${name(field)} must be a group of fields`

function moment(field: Field, path: string, value: unknown, now: Instant | null): readonly Refusal[] {
  if (typeof value !== 'string' || !isInstant(value)) {
    return [refusal(path, `${name(field)} must be a date and time, like 2026-03-27T22:10:00.000Z`)]
  }
  if (now === null || value <= now) return []
  // A few minutes after midnight the clock on the wall says yesterday’s time.
  const yesterday = value < plus(now, hours(24)) ? '. If it was yesterday, change the date' : ''
  return [refusal(path, `${name(field)} must not be in the future${yesterday}`)]
}

function number(
  field: Field,
  path: string,
  value: unknown,
  shape: { whole: boolean; least: number; most: number },
): readonly Refusal[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return [refusal(path, `${name(field)} must be a ${shape.whole ? 'whole number, like 12' : 'number, like 1.5'}`)]
  }
  if (shape.whole && !Number.isInteger(value)) return [refusal(path, `${name(field)} must be a whole number, like 12`)]
  if (value < shape.least) return [refusal(path, `${name(field)} must be ${shape.least} or more`)]
  return value > shape.most ? [refusal(path, `${name(field)} must be ${shape.most} or less`)] : []
}

function several(
  field: Field,
  path: string,
  value: unknown,
  shape: { of: Field; least: number; most: number },
  now: Instant | null,
): readonly Refusal[] {
  if (!Array.isArray(value)) return [refusal(path, `${name(field)} must be a list`)]
  if (value.length < shape.least) {
    return [refusal(path, value.length === 0 ? missing(field) : `${name(field)}: give at least ${shape.least}`)]
  }
  if (value.length > shape.most) {
    return [
      refusal(path, `${name(field)}: give ${thousands(shape.most)} or fewer; there are ${thousands(value.length)}`),
    ]
  }
  const of = shape.of.title === '' ? { ...shape.of, title: field.title } : shape.of
  return value.flatMap((one: unknown, index) => wrong(of, join(path, String(index)), one, now))
}

function group(fields: readonly Field[], path: string, value: object, now: Instant | null): readonly Refusal[] {
  const members = new Map<string, unknown>(Object.entries(value))
  return [
    ...fields.flatMap((field) => wrong(field, join(path, field.key), members.get(field.key), now)),
    ...unknown(fields, path, [...members.keys()]),
  ]
}

/** A program's field that nobody reads would look recorded: it is refused, with what there is. A form brings none: it is read by the fields. */
function unknown(fields: readonly Field[], path: string, sent: readonly string[]): readonly Refusal[] {
  const known = fields.map(({ key }) => key)
  const what = known.length === 0 ? 'no fields are accepted here' : `there are: ${known.join(', ')}`
  return sent
    .filter((key) => !known.includes(key))
    .slice(0, mostUnknown)
    .map((key) => key.slice(0, 60).toWellFormed())
    .map((key) => refusal(join(path, key), `There is no field “${key}”; ${what}`))
}

const mostUnknown = 20
