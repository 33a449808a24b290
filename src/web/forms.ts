// A form as a template draws it: each field with its words, what was typed, and what is wrong with it.
import type { TSchema } from 'typebox'
import type { Refusal } from '../kernel/outcome.ts'
import type { Instant } from '../kernel/time.ts'
import { type Drawing, drawn } from './forms/drawn.ts'
import { fill } from './forms/first-shown.ts'
import type { Choices, FormField } from './forms/form-field.ts'
import { fieldsOf } from './shape.ts'
import type { Typed } from './typed.ts'

export { explain } from './explain.ts'
export type { Choices } from './forms/form-field.ts'
export { readForm, type Typed } from './typed.ts'

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

/** The error summary: one link a refusal, to the field where there is one, or to the other form that mends it, where `other` knows an address for this reader. */
export function errorSummary(
  refusals: readonly Refusal[],
  fields: readonly FormField[],
  other: (form: string) => string | null = () => null,
): readonly { readonly text: string; readonly href: string | null }[] {
  const shown = [...everyField(fields)]
  return refusals.map((one) => ({
    text: one.sentence,
    href: target(shown, one.field) ?? (one.form === undefined ? null : other(one.form)),
  }))
}

/** What a form shows at first: the values given, and now for what is asked as "when did it happen". */
export function initially(schema: TSchema, values: Readonly<Record<string, unknown>>, now: Instant): Typed {
  const typed = new Map<string, string | string[]>()
  for (const field of fieldsOf(schema)) fill(typed, field, field.key, values[field.key], now)
  return Object.fromEntries(typed)
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
  // Of a moment whose time alone is wrong: that box.
  if (around?.input === 'moment' && name === `${around.name}.time`) return `#${around.id}-time`
  return name === '' || around === undefined || around.input === 'hidden' ? null : `#${entered(around).id}`
}

/** Of a group or of rows the first field in it: the keyboard cannot stand on what only holds fields. */
function entered(field: FormField): FormField {
  const first = field.fields.find(({ input }) => input !== 'hidden')
  return first === undefined ? field : entered(first)
}
