// From what a form sends, all of it text, to the body a command takes; and what was typed, kept as it was.
import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../kernel/outcome.ts'
import type { Instant } from '../kernel/time.ts'
import { join, wrong } from './explain.ts'
import { type Field, fieldOf } from './shape.ts'
import { day, moment } from './typed/moments.ts'
import { percent } from './typed/percent.ts'
import { absent, all, first, type Reading, rowsIn, type Typed } from './typed/sent.ts'

export { typedDay } from './typed/moments.ts'

export { all, first, type Typed } from './typed/sent.ts'

type ReadForm = { readonly body: unknown; readonly refusals: readonly Refusal[] }

/** Every problem at once; `body` is good only where there is none. Refusals name fields as the form names them. */
export function readForm(schema: TSchema, typed: Typed, now: Instant): ReadForm {
  const reading: Reading = { typed, names: Object.keys(typed), now, refusals: [], placed: new Map() }
  const field = fieldOf(schema)
  const body = read(reading, field, '', '')
  const misread = new Set(reading.refusals.flatMap((one) => [one.field, wholeOf(one.field)]))
  const rest = wrong(field, '', body, now).map((one) => refusal(nameInForm(reading, one.field), one.sentence))
  const found = [...rest.filter((one) => !misread.has(one.field)), ...reading.refusals]
  return { body, refusals: found.length < 2 ? found : inOrder(found, field) }
}

/** A refusal may be of the time of a moment alone. */
const wholeOf = (name: string): string => name.replace(/\.time$/, '')

/** As a person meets them going down the form. */
function inOrder(refusals: readonly Refusal[], field: Field): readonly Refusal[] {
  const order = new Map([...paths(field, '')].map((path, index) => [path, index]))
  const place = ({ field: at }: Refusal) => {
    const plain = at.replace(/\.\d+(?=\.|$)/g, '')
    return order.get(plain) ?? order.get(wholeOf(plain)) ?? order.size
  }
  return [...refusals].sort((a, b) => place(a) - place(b))
}

function* paths(field: Field, path: string): Generator<string> {
  yield path
  const inner = field.shape.kind === 'list' ? field.shape.of : field
  if (inner.shape.kind === 'group') for (const one of inner.shape.fields) yield* paths(one, join(path, one.key))
}

function read(reading: Reading, field: Field, name: string, path: string): unknown {
  const { shape } = field
  switch (shape.kind) {
    case 'group':
      return group(reading, field, shape.fields, name, path)
    case 'list':
      return list(reading, shape, field.input, name, path)
    case 'moment':
      return moment(reading, field, name)
    case 'date':
      return day(reading, field, name)
    case 'yes or no':
      return yesOrNo(reading, field, name)
    case 'text':
      return text(field, first(reading.typed, name), shape.least)
    default:
      return field.input === 'percent' ? percent(reading, field, name) : single(reading, field, name)
  }
}

function group(reading: Reading, field: Field, fields: readonly Field[], name: string, path: string): unknown {
  if ((field.nullable || field.optional) && name !== '' && isBlank(reading, reading.names, name))
    return field.nullable ? null : undefined
  const members: [string, unknown][] = []
  for (const member of fields) {
    const value = read(reading, member, join(name, member.key), join(path, member.key))
    if (value !== undefined) members.push([member.key, value])
  }
  return Object.fromEntries(members)
}

/** Rows `name.0.part`, repeated names, or one text with a line each. */
function list(reading: Reading, { of, most }: ListShape, input: string | null, name: string, path: string): unknown[] {
  if (of.shape.kind === 'group') return rows(reading, { of, most }, name, path)
  const sent = all(reading.typed, name)
  const parts = input === 'lines' || input === 'textarea' ? sent.flatMap((one) => one.split(/\r\n|\r|\n/)) : sent
  return parts
    .map((part) => part.trim().normalize('NFC'))
    .filter((part) => part !== '')
    .map((part) => scalar(of, part))
}

type ListShape = Pick<Extract<Field['shape'], { kind: 'list' }>, 'of' | 'most'>

function rows(reading: Reading, { of, most }: ListShape, name: string, path: string): unknown[] {
  const found: unknown[] = []
  for (const [index, names] of rowsIn(reading.names, name, most)) {
    const inForm = join(name, String(index))
    if (isBlank(reading, names, inForm, of)) continue
    const inBody = join(path, String(found.length))
    reading.placed.set(inBody, inForm)
    found.push(read(reading, of, inForm, inBody))
  }
  return found
}

/** Nothing entered by a person: what the form itself put there, hidden, does not count. */
function isBlank(reading: Reading, names: readonly string[], name: string, row?: Field): boolean {
  const fields = row?.shape.kind === 'group' ? row.shape.fields : []
  const hidden = new Set(fields.filter((one) => one.input === 'hidden').map((one) => join(name, one.key)))
  return !names.some(
    (sent) =>
      sent.startsWith(`${name}.`) &&
      !sent.endsWith('.exact') &&
      !hidden.has(sent) &&
      all(reading.typed, sent).some((value) => value.trim() !== ''),
  )
}

function yesOrNo(reading: Reading, field: Field, name: string): unknown {
  const value = first(reading.typed, name)
  if (value === 'yes' || value === 'true' || value === 'on') return true
  if (value === 'no' || value === 'false') return false
  return field.input === 'checkbox' || field.input === 'checkboxes' ? false : absent(field)
}

function text(field: Field, sent: string, least: number): unknown {
  const tidy = sent.replace(/\r\n|\r/g, '\n').normalize('NFC')
  const value = field.input === 'textarea' ? tidy.trimEnd() : tidy.trim()
  return value.trim() === '' && (least > 0 || field.nullable || field.optional) ? absent(field) : value
}

function single(reading: Reading, field: Field, name: string): unknown {
  const value = first(reading.typed, name).trim().normalize('NFC')
  if (value === '') return absent(field)
  return scalar(field, value)
}

function scalar(field: Field, value: string): unknown {
  const { shape } = field
  const wantsNumber = shape.kind === 'number' || (shape.kind === 'choice' && typeof shape.values[0] === 'number')
  return wantsNumber && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

function nameInForm(reading: Reading, path: string): string {
  let longest = ''
  for (const inBody of reading.placed.keys()) {
    if ((path === inBody || path.startsWith(`${inBody}.`)) && inBody.length > longest.length) longest = inBody
  }
  return longest === '' ? path : `${reading.placed.get(longest)}${path.slice(longest.length)}`
}
