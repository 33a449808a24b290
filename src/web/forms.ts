// A form as a template draws it: each field with its words, what was typed, and what is wrong with it.
import type { TSchema } from 'typebox'
import type { Refusal } from '../kernel/outcome.ts'
import {
  clockTime,
  type Instant,
  isInstant,
  localDate,
  localTime,
  parseLocalDate,
  readLocalTime,
  tidyTime,
} from '../kernel/time.ts'
import { dayExample, dayParts, isoOf } from './days.ts'
import { join } from './explain.ts'
import type { Choice } from './fields.ts'
import { type Field, fieldsOf, humanised } from './shape.ts'
import { all, first, type Typed, typedDay } from './typed.ts'

export { explain } from './explain.ts'
export { readForm, type Typed } from './typed.ts'

export type Input =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'moment'
  | 'radios'
  | 'select'
  | 'checkboxes'
  | 'checkbox'
  | 'lines'
  | 'hidden'
  | 'group'
  | 'rows'
  | 'picture'

export type FormField = {
  readonly name: string
  readonly id: string
  readonly input: Input
  readonly label: string
  readonly hint: string | null
  readonly error: string | null
  readonly value: string
  readonly most: number | null
  readonly choices: readonly (Choice & { readonly chosen: boolean })[]
  /** Of a date, and of a moment's day: its three boxes, the first of which is the field's own. */
  readonly boxes: readonly Box[]
  /** Of a moment: its parts, and the two readings of a time that came twice. */
  readonly moment: MomentParts | null
  /** Of a group its fields; of rows one group a row. */
  readonly fields: readonly FormField[]
}

export type Box = { readonly id: string; readonly name: string; readonly label: string; readonly value: string }

export type MomentParts = {
  readonly date: string
  readonly time: string
  readonly exact: string
  readonly twice: readonly (Choice & { readonly chosen: boolean })[]
}

export type Choices = Readonly<Record<string, readonly Choice[]>>

/** What is shown for a schema: `typed` as it was sent, and every refusal beside the field it names. */
export function formFields(
  schema: TSchema,
  typed: Typed,
  refusals: readonly Refusal[] = [],
  choices: Choices = {},
): readonly FormField[] {
  const drawing: Drawing = { typed, refusals, choices }
  return fieldsOf(schema).flatMap((field) => drawn(drawing, field, field.key))
}

/** The error summary: one link a refusal, to the field where there is one. */
export function errorSummary(
  refusals: readonly Refusal[],
  fields: readonly FormField[],
): readonly { readonly text: string; readonly href: string | null }[] {
  const shown = [...everyField(fields)]
  return refusals.map((one) => ({ text: one.sentence, href: target(shown, one.field) }))
}

/** What a form shows at first: the values given, and now for what is asked as "when did it happen". */
export function initially(schema: TSchema, values: Readonly<Record<string, unknown>>, now: Instant): Typed {
  const typed = new Map<string, string | string[]>()
  for (const field of fieldsOf(schema)) fill(typed, field, field.key, values[field.key], now)
  return Object.fromEntries(typed)
}

type Drawing = { readonly typed: Typed; readonly refusals: readonly Refusal[]; readonly choices: Choices }

function drawn(drawing: Drawing, field: Field, name: string): readonly FormField[] {
  const input = inputOf(drawing, field, name)
  if (input === null) return []
  const part = input === 'moment' ? momentParts(drawing.typed, name) : null
  return [
    {
      name,
      id: idOf(name, input),
      input,
      label: field.title || humanised(field.key),
      hint: field.description ?? (input === 'date' ? `For example ${dayExample}` : null),
      error: errorOf(drawing, name, input),
      value: enteredAt(drawing.typed, name, input),
      most: field.shape.kind === 'text' ? field.shape.most : null,
      choices: choicesOf(drawing, field, name, input),
      boxes: input === 'date' || input === 'moment' ? boxes(drawing.typed, name, input) : [],
      moment: part,
      fields: inside(drawing, field, name),
    },
  ]
}

function inputOf(drawing: Drawing, field: Field, name: string): Input | null {
  if (field.input === 'hidden') return 'hidden'
  switch (field.shape.kind) {
    case 'group':
      return 'group'
    case 'list':
      return listInput(drawing, field, field.shape.of, name)
    case 'choice':
      return field.input === 'select' || field.shape.values.length > 8 ? 'select' : 'radios'
    case 'yes or no':
      return field.input === 'checkbox' || field.input === 'checkboxes' ? 'checkbox' : 'radios'
    case 'text':
      return textInput(drawing, field, field.shape.most, name)
    case 'nothing':
    case 'anything':
      return null
    default:
      return field.shape.kind
  }
}

function listInput(drawing: Drawing, field: Field, of: Field, name: string): Input {
  if (of.shape.kind === 'group') return 'rows'
  return field.input === 'checkboxes' || of.shape.kind === 'choice' || drawing.choices[name] ? 'checkboxes' : 'lines'
}

function textInput(drawing: Drawing, field: Field, most: number, name: string): Input {
  if (field.input === 'picture') return 'picture'
  if (field.input === 'radios' || field.input === 'select' || drawing.choices[name]) {
    return field.input === 'radios' ? 'radios' : 'select'
  }
  return field.input === 'textarea' || (field.input === null && most > 300) ? 'textarea' : 'text'
}

function choicesOf(drawing: Drawing, field: Field, name: string, input: Input): FormField['choices'] {
  if (input !== 'radios' && input !== 'select' && input !== 'checkboxes') return []
  const chosen = new Set(all(drawing.typed, name))
  const offered = drawing.choices[name] ?? field.choices ?? ofShape(field)
  const known = new Set(offered.map((one) => one.value))
  // While the database is away the choices may not be known: what was chosen must not be lost for that.
  const others =
    drawing.choices[name] === undefined && field.choices === null && ofShape(field).length === 0 ? chosen : []
  const kept = [...others].filter((value) => value !== '' && !known.has(value)).map((value) => ({ value, text: value }))
  return [...offered, ...kept].map((one) => ({ ...one, chosen: chosen.has(one.value) }))
}

function ofShape(field: Field): readonly Choice[] {
  const { shape } = field
  if (shape.kind === 'yes or no') return yesNo
  if (shape.kind === 'list') return shape.of.choices ?? ofShape(shape.of)
  if (shape.kind !== 'choice') return []
  return shape.values.map((value) => ({ value: String(value), text: humanised(String(value)) }))
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

function inside(drawing: Drawing, field: Field, name: string): readonly FormField[] {
  const { shape } = field
  if (shape.kind === 'group') return shape.fields.flatMap((one) => drawn(drawing, one, join(name, one.key)))
  if (shape.kind !== 'list' || shape.of.shape.kind !== 'group') return []
  const rows = Object.keys(drawing.typed).flatMap((sent) =>
    sent.startsWith(`${name}.`) ? [Number(sent.slice(name.length + 1).split('.')[0])] : [],
  )
  const next = Math.max(-1, ...rows.filter(Number.isInteger)) + 1
  const shown = next < shape.most ? next + 1 : next
  return Array.from({ length: shown }, (_, index) => ({ ...shape.of, title: `${field.title} ${index + 1}` })).flatMap(
    (row, index) => drawn(drawing, row, join(name, String(index))),
  )
}

/** A refusal inside a list stands beside the list; one inside a group stands beside its own field. */
function errorOf(drawing: Drawing, name: string, input: Input): string | null {
  const mine = drawing.refusals.filter(
    (one) => one.field === name || (input !== 'group' && input !== 'rows' && one.field.startsWith(`${name}.`)),
  )
  return mine.length === 0 ? null : mine.map((one) => one.sentence).join('. ')
}

function enteredAt(typed: Typed, name: string, input: Input): string {
  return input === 'lines' ? all(typed, name).join('\n') : first(typed, name)
}

function boxes(typed: Typed, name: string, input: 'date' | 'moment'): readonly Box[] {
  const typedIn = typedDay(typed, name, input === 'date' ? name : join(name, 'date'))
  return dayParts.map((part) => ({
    id: `${name.replaceAll('.', '-')}-${part}`,
    name: join(name, part),
    label: humanised(part),
    value: typedIn[part],
  }))
}

function momentParts(typed: Typed, name: string): MomentParts {
  const date = isoOf(typedDay(typed, name, join(name, 'date')))
  const time = first(typed, join(name, 'time'))
  const which = first(typed, join(name, 'which'))
  const found = readLocalTime(date, tidyTime(time))
  const twice =
    found.kind === 'ambiguous'
      ? [
          { value: 'first', text: `${clockTime(found.first)}, before the clocks went back`, chosen: which === 'first' },
          { value: 'second', text: `${clockTime(found.second)}, after they went back`, chosen: which === 'second' },
        ]
      : []
  return { date, time, exact: first(typed, join(name, 'exact')), twice }
}

/** The element that an error's link leads to: the first thing a person can change. */
function idOf(name: string, input: Input): string {
  const id = name.replaceAll('.', '-')
  return input === 'moment' || input === 'date' ? `${id}-day` : id
}

function* everyField(fields: readonly FormField[]): Generator<FormField> {
  for (const field of fields) {
    yield field
    yield* everyField(field.fields)
  }
}

function target(fields: readonly FormField[], name: string): string | null {
  const exact = fields.find((field) => field.name === name)
  const around = exact ?? fields.findLast((field) => name.startsWith(`${field.name}.`))
  return name === '' || around === undefined || around.input === 'hidden' ? null : `#${around.id}`
}

// ——— what a form shows at first ———

function fill(typed: Map<string, string | string[]>, field: Field, name: string, value: unknown, now: Instant): void {
  const { shape } = field
  if (shape.kind === 'moment') {
    if (typeof value === 'string' && isInstant(value)) fillMoment(typed, name, value, field.input === 'hidden')
    // A date alone: the time is for the person to type.
    else if (typeof value === 'string' && parseLocalDate(value) !== null) typed.set(join(name, 'date'), value)
    else if (shape.past && field.nullable && field.input !== 'hidden') fillNow(typed, name, now)
  } else if (shape.kind === 'group') {
    const members = membersOf(value)
    for (const member of shape.fields) fill(typed, member, join(name, member.key), members.get(member.key), now)
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    if (shape.of.shape.kind === 'group') {
      value.forEach((row: unknown, index) => {
        fill(typed, shape.of, join(name, String(index)), row, now)
      })
    } else typed.set(name, value.map(String))
  } else if (typeof value === 'boolean') typed.set(name, value ? 'yes' : 'no')
  else if (typeof value === 'string' || typeof value === 'number') typed.set(name, String(value))
}

function fillMoment(typed: Map<string, string | string[]>, name: string, at: Instant, hidden: boolean): void {
  if (hidden) {
    typed.set(name, at)
    return
  }
  typed.set(join(name, 'date'), localDate(at))
  typed.set(join(name, 'time'), localTime(at))
  typed.set(join(name, 'exact'), at)
}

/** Offered as now: sent back unchanged it is null, and null is now when it is recorded. */
function fillNow(typed: Map<string, string | string[]>, name: string, now: Instant): void {
  fillMoment(typed, name, now, false)
  typed.set(join(name, 'exact'), `${now} now`)
}

const membersOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
