// Fields of a command: a schema with the words that its form, its refusals and its API documentation share.

import Type, { type Static, type TSchema } from 'typebox'
import { capital } from '../kernel/words.ts'
import { Id, Line, LocalDate, Maybe, Text, unseen, When } from '../registers/schemas.ts'

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string }

type Words = {
  readonly title: string
  readonly description?: string
  readonly missing?: string
  readonly input?: string
  readonly choices?: readonly Choice[]
  readonly past?: boolean
}

const said = <T extends TSchema>(schema: T, words: Words): T => ({ ...schema, ...words })

/** Whoever fills it in must have written something that can be seen. What is stored is read by the schema alone: it was let in when it was written. */
const seen = <T extends ReturnType<typeof Line>>(schema: T): T => ({
  ...schema,
  pattern: `^(?=[\\s\\S]*[^${unseen}])${'pattern' in schema ? String(schema.pattern).slice(1) : ''}`,
})

/** One line of text. */
export const line = (title: string, missing: string, more: { description?: string; most?: number } = {}) =>
  said(seen(Line(more.most ?? 200)), { title, missing, input: 'text', ...hint(more) })
export const optionalLine = (title: string, more: { description?: string; most?: number } = {}) =>
  said(Maybe(seen(Line(more.most ?? 200))), { title, input: 'text', ...hint(more) })

/** Several lines of text. */
export const text = (title: string, missing: string, more: { description?: string; most?: number } = {}) =>
  said(seen(Text(more.most ?? 4000)), { title, missing, input: 'textarea', ...hint(more) })
export const optionalText = (title: string, more: { description?: string; most?: number } = {}) =>
  said(Maybe(seen(Text(more.most ?? 4000))), { title, input: 'textarea', ...hint(more) })

/** Of a field that holds the time when the form was drawn. */
export const setToNow = 'Set to the time now. Change it if this happened earlier'

/** A moment that has passed; null is now. */
export const happened = (title = 'When did it happen?', description = setToNow) =>
  said(Maybe(When), { title, description, input: 'moment', past: true })
/** A moment to come. */
export const until = (title: string, missing: string, description?: string) =>
  said(When, { title, missing, input: 'moment', ...(description === undefined ? {} : { description }) })
export const optionalUntil = (title: string, description?: string) =>
  said(Maybe(When), { title, input: 'moment', ...(description === undefined ? {} : { description }) })
export const moment = (title: string, missing: string, description?: string) =>
  said(When, { title, missing, input: 'moment', past: true, ...(description === undefined ? {} : { description }) })

/** A day of the calendar, without a time. */
export const day = (title: string, missing: string, description?: string) =>
  said(LocalDate, { title, missing, input: 'date', ...(description === undefined ? {} : { description }) })
export const optionalDay = (title: string) => said(Maybe(LocalDate), { title, input: 'date' })

export const yesNo = (title: string, missing: string, description?: string) =>
  said(Type.Boolean(), { title, missing, input: 'yes-no', ...(description === undefined ? {} : { description }) })
export const tick = (title: string, description?: string) =>
  said(Type.Boolean(), { title, input: 'checkbox', ...(description === undefined ? {} : { description }) })

/** What stands for it where a program leaves it out; a form has it chosen. */
export const byDefault = <Schema extends TSchema>(value: Static<Schema>, schema: Schema): Schema => ({
  ...schema,
  default: value,
})

/** A moment that has passed, where anybody knows it: a form never fills in now, and a program may leave it out. */
export const ifKnown = (title: string, description: string) =>
  Type.Optional(said(Maybe(When), { title, description, input: 'moment' }))

/** One of a fixed few: `value` to the words on screen. */
export function choice<const Values extends readonly string[]>(
  title: string,
  missing: string,
  values: Values,
  words: Partial<Record<Values[number], string>> = {},
  input: 'radios' | 'select' = 'radios',
) {
  const table: Readonly<Record<string, string | undefined>> = words
  return said(Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] }), {
    title,
    missing,
    input,
    choices: values.map((value) => ({ value, text: table[value] ?? capital(value) })),
  })
}

/** One of a list known only when the form is made; the procedure checks it. */
export const choiceOf = (title: string, missing: string, description?: string) =>
  said(Line(100), { title, missing, input: 'select', ...(description === undefined ? {} : { description }) })
export const idChoice = (title: string, missing: string, description?: string) =>
  said(Id, { title, missing, input: 'select', ...(description === undefined ? {} : { description }) })

/** A picture as a file chosen on the form; for a program, its bytes in base64. What it may be, the command says. */
export const picture = (title: string, missing: string, mostBytes: number, description: string) =>
  said(
    Type.String({
      minLength: 1,
      maxLength: Math.ceil(mostBytes / 3) * 4,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      contentEncoding: 'base64',
    }),
    { title, missing, description, input: 'picture' },
  )

/** A document as a file chosen on the form; for a program, its bytes in base64. What it may be, the command says. */
export const document = (title: string, missing: string, mostBytes: number, description: string) => ({
  ...picture(title, missing, mostBytes, description),
  input: 'document',
})

/** Several lines, each a thing of its own. */
export const lines = (title: string, description: string, most = 20) =>
  said(Type.Array(Line(300), { maxItems: most }), { title, description, input: 'lines' })

export const hidden = <T extends TSchema>(schema: T) => said(schema, { title: '', input: 'hidden' })

const hint = (more: { description?: string }) =>
  more.description === undefined ? {} : { description: more.description }

/** From 0 to 1 in facts and for programs; a person types and reads per cent. */
export const share = (title: string, more: { missing?: string; description?: string } = {}) =>
  said(Type.Number({ minimum: 0, maximum: 1 }), { title, input: 'percent', ...more })
export const optionalShare = (title: string, more: { description?: string } = {}) =>
  said(Maybe(Type.Number({ minimum: 0, maximum: 1 })), { title, input: 'percent', ...more })
