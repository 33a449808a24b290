// A field of a schema becomes a field of a form: how it is asked, what was typed, and what is wrong with it.
import type { Refusal } from '../../kernel/outcome.ts'
import { dayExample } from '../days.ts'
import { join } from '../explain.ts'
import type { Choice } from '../fields.ts'
import { finding, withoutMore } from '../find.ts'
import { type Field, humanised } from '../shape.ts'
import { rowsIn } from '../typed/sent.ts'
import { all, first, type Typed } from '../typed.ts'
import { boxes, momentParts } from './boxes.ts'
import type { Choices, FormField, Input } from './form-field.ts'

export type Drawing = { readonly typed: Typed; readonly refusals: readonly Refusal[]; readonly choices: Choices }

export function drawn(drawing: Drawing, field: Field, name: string): readonly FormField[] {
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
      autocomplete: field.autocomplete,
      error: errorOf(drawing, name, input),
      timeOnly: input === 'moment' && isTimeOnly(drawing, name),
      value: enteredAt(drawing.typed, name, input),
      most: field.shape.kind === 'text' ? field.shape.most : null,
      choices: choicesOf(drawing, field, name, input),
      finding:
        input === 'select' || input === 'checkboxes' ? finding(drawing.choices[name] ?? [], name, drawing.typed) : null,
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
    case 'number':
      return field.input === 'percent' ? 'percent' : 'number'
    default:
      return field.shape.kind
  }
}

function listInput(drawing: Drawing, field: Field, of: Field, name: string): Input {
  if (of.shape.kind === 'group') return 'rows'
  return field.input === 'checkboxes' || of.shape.kind === 'choice' || drawing.choices[name] ? 'checkboxes' : 'lines'
}

function textInput(drawing: Drawing, field: Field, most: number, name: string): Input {
  if (field.input === 'picture' || field.input === 'document') return field.input
  if (field.input === 'radios' || field.input === 'select' || drawing.choices[name]) {
    return field.input === 'radios' ? 'radios' : 'select'
  }
  return field.input === 'textarea' || (field.input === null && most > 300) ? 'textarea' : 'text'
}

function choicesOf(drawing: Drawing, field: Field, name: string, input: Input): FormField['choices'] {
  if (input !== 'radios' && input !== 'select' && input !== 'checkboxes') return []
  const chosen = new Set(all(drawing.typed, name))
  const offered = withoutMore(drawing.choices[name] ?? field.choices ?? ofShape(field))
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
  const sent = [...rowsIn(Object.keys(drawing.typed), name, shape.most).keys()]
  // And one more to fill in, where there may be one.
  const shown = Math.min((sent.at(-1) ?? -1) + 2, Math.max(shape.most, sent.length))
  return Array.from({ length: shown }, (_, index) => ({ ...shape.of, title: `${field.title} ${index + 1}` })).flatMap(
    (row, index) => drawn(drawing, row, join(name, String(index))),
  )
}

/** A refusal inside a list stands beside the list; one inside a group stands beside its own field. */
function errorOf(drawing: Drawing, name: string, input: Input): string | null {
  const mine = drawing.refusals.filter(
    (one) => one.field === name || (input !== 'group' && input !== 'rows' && one.field.startsWith(`${name}.`)),
  )
  return mine.length === 0 ? null : mine.map(({ sentence }) => sentence).reduce(andThen)
}

/** Most sentences of refusals end with a full stop, and some do not. */
const andThen = (before: string, next: string): string => `${before}${before.endsWith('.') ? '' : '.'} ${next}`

function isTimeOnly({ refusals }: Drawing, name: string): boolean {
  const mine = refusals.filter(({ field }) => field === name || field.startsWith(`${name}.`))
  return mine.length > 0 && mine.every(({ field }) => field === `${name}.time`)
}

function enteredAt(typed: Typed, name: string, input: Input): string {
  return input === 'lines' ? all(typed, name).join('\n') : first(typed, name)
}

/** The element that an error's link leads to: the first thing a person can change. */
function idOf(name: string, input: Input): string {
  const id = name.replaceAll('.', '-')
  return input === 'moment' || input === 'date' ? `${id}-day` : id
}
