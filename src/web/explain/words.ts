// How a field is named in a sentence, and what is said where nothing was entered.
import { type Field, humanised } from '../shape.ts'

/** The sentence when nothing was entered. */
export function missing(field: Field): string {
  if (field.missing !== null) return field.missing
  const what = name(field)
  const inside = /^(“|I )/.test(what) ? what : what.charAt(0).toLowerCase() + what.slice(1)
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

export const choose = (field: Field): string => field.missing ?? `${name(field)}: choose one of the answers given`

/** A question is quoted, so that a sentence about it still reads as one. */
export function name(field: Field): string {
  const title = field.title || humanised(field.key) || 'This'
  return title.endsWith('?') ? `“${title}”` : title
}

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
