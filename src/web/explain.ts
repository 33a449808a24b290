// What is wrong with a value, all of it at once and in plain words, each beside its field.
import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../kernel/outcome.ts'
import { hours, type Instant, isInstant, parseLocalDate, plus } from '../kernel/time.ts'
import { type Field, fieldOf, humanised } from './shape.ts'

/** `now` decides what is still to come; without it times are not held to have passed. */
export function explain(schema: TSchema, value: unknown, now?: Instant): readonly Refusal[] {
  return wrong(fieldOf(schema), '', value, now ?? null)
}

export function wrong(field: Field, path: string, value: unknown, now: Instant | null): readonly Refusal[] {
  if (value === undefined || value === null) {
    const allowed = value === null ? field.nullable : field.optional
    if (allowed || field.shape.kind === 'anything') return []
    return field.shape.kind === 'group' && path !== ''
      ? wrong({ ...field, nullable: false }, path, {}, now)
      : [refusal(path, missing(field))]
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
        : [refusal(path, `${name(field)} must be a group of fields`)]
  }
}

function text(
  field: Field,
  path: string,
  value: string,
  shape: { least: number; most: number; pattern: RegExp | null },
): readonly Refusal[] {
  // Left empty, a choice says what to choose, whatever its values look like.
  if (value.trim() === '' && (shape.least > 0 || shape.pattern?.test(value) === false))
    return [refusal(path, missing(field))]
  const refusals: Refusal[] = []
  const length = characters(value)
  if (length > shape.most) {
    refusals.push(refusal(path, `${name(field)} must be ${shape.most} characters or fewer; it has ${length}`))
  } else if (length < shape.least) {
    refusals.push(refusal(path, `${name(field)} must be ${shape.least} characters or more`))
  }
  const odd = value.isWellFormed() ? oddCharacter(value, shape.pattern) : 'half of a character'
  if (odd !== null) {
    refusals.push(refusal(path, `${name(field)} has a character that cannot be stored: ${odd}. Take it out`))
  } else if (shape.pattern !== null && !shape.pattern.test(value)) {
    refusals.push(
      refusal(
        path,
        field.choices === null && field.input !== 'select'
          ? `${name(field)} is not in the form expected`
          : choose(field),
      ),
    )
  }
  return refusals
}

/** The first character that the pattern refuses by itself, named so that a person can find it. */
function oddCharacter(value: string, pattern: RegExp | null): string | null {
  if (pattern === null) return null
  for (const found of value.matchAll(unprintable)) {
    const character = found[0]
    if (pattern.test(`x${character}`)) continue
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `${characterNames.get(code) ?? 'a control character'} (U+${code}), after ${place(value, found.index)}`
  }
  return null
}

function place(value: string, index: number): string {
  const before = value
    .slice(Math.max(0, index - 15), index)
    .replace(unprintable, ' ')
    .trim()
  return before === '' ? 'the beginning' : `“${before}”`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unprintable = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

const characterNames = new Map([
  ['0000', 'a null character'],
  ['0007', 'a bell'],
  ['0008', 'a backspace'],
  ['0009', 'a tab'],
  ['000A', 'a line break'],
  ['000D', 'a line break'],
  ['001B', 'an escape character'],
  ['202E', 'a mark that turns the direction of writing'],
])

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
    return [refusal(path, `${name(field)}: give ${shape.most} or fewer; there are ${value.length}`)]
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
  const what = known.length === 0 ? 'nothing is taken here' : `there are: ${known.join(', ')}`
  return sent
    .filter((key) => !known.includes(key))
    .slice(0, mostUnknown)
    .map((key) => key.slice(0, 60).toWellFormed())
    .map((key) => refusal(join(path, key), `There is no field “${key}”; ${what}`))
}

const mostUnknown = 20

/** The sentence when nothing was entered. */
function missing(field: Field): string {
  if (field.missing !== null) return field.missing
  const what = name(field)
  const inside = what.startsWith('“') ? what : what.charAt(0).toLowerCase() + what.slice(1)
  switch (field.shape.kind) {
    case 'choice':
    case 'list':
      return `Select: ${inside}`
    case 'yes or no':
      return `Answer yes or no: ${inside}`
    default:
      return `Enter: ${inside}`
  }
}

const choose = (field: Field): string => field.missing ?? `${name(field)}: choose one of the answers given`

/** A question is quoted, so that a sentence about it still reads as one. */
export function name(field: Field): string {
  const title = field.title || humanised(field.key) || 'This'
  return title.endsWith('?') ? `“${title}”` : title
}

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** As the schema counts: an accent or a joiner that stands by itself is one more. */
const characters = (value: string): number => (/^[\x20-\x7e\n]*$/.test(value) ? value.length : [...value].length)
