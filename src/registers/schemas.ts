// The shapes that every edge shares: instants, identities, names and texts, bounded and free of control characters.
import Type from 'typebox'
import type { Instant } from '../kernel/time.ts'

/** `2026-03-27T22:10:00.000Z` and nothing else. */
export const When = Type.Unsafe<Instant>({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
})

/** An instant that is answered, as a row or a fact holds it. */
export const Moment = Type.String({ format: 'date-time' })

export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

/** One line, not blank: no control characters, no marks that turn the direction of writing. */
export const Line = (most = 200) =>
  Type.String({
    minLength: 1,
    maxLength: most,
    pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069]+$',
  })

/** A text of several lines, not blank. */
export const Text = (most = 4000) =>
  Type.String({
    minLength: 1,
    maxLength: most,
    pattern: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069]+$',
  })

/** Takes no room on a screen, so that a text of nothing else is blank: joiners, marks of direction, fillers. Inside brackets of a pattern. */
export const unseen =
  '\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0'

export const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** One of these words. */
export const OneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words] })

export const Maybe = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
