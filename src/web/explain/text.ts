// What is wrong with a text: too long, too short, a character that cannot be stored, another form than expected.

import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { thousands } from '../../kernel/words.ts'
import { unseen } from '../../registers/schemas.ts'
import type { Field } from '../shape.ts'
import { choose, missing, name } from './words.ts'

export function text(
  field: Field,
  path: string,
  value: string,
  shape: { least: number; most: number; pattern: RegExp | null },
): readonly Refusal[] {
  // Left empty, a choice says what to choose, whatever its values look like.
  if (isBlank.test(value) && (shape.least > 0 || shape.pattern?.test(value) === false))
    return [refusal(path, missing(field))]
  const refusals: Refusal[] = []
  const length = characters(value)
  if (length > shape.most) {
    refusals.push(
      refusal(path, `${name(field)} must be ${thousands(shape.most)} characters or fewer; it has ${thousands(length)}`),
    )
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

const isBlank = new RegExp(`^[${unseen}]*$`)

/** As the schema counts: an accent or a joiner that stands by itself is one more. */
const characters = (value: string): number => (/^[\x20-\x7e\n]*$/.test(value) ? value.length : [...value].length)

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
