// The text of a document that ends something: pasted by one person, hashed here, read by the second person before it counts.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { pastedText, standsWordForWord } from './word-for-word.ts'

const mostCharacters = 100_000

/** As any text, and with the line breaks of whatever made it. */
export const DocumentText = Type.String({
  minLength: 1,
  maxLength: mostCharacters,
  pattern: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u202a-\\u202e\\u2066-\\u2069]+$',
})

export const documentField = {
  ...DocumentText,
  title: 'The document’s text',
  description:
    'Paste all of it. It is kept with its SHA-256 hash. It has no effect until another person has read and confirmed it',
  missing: 'Paste the document’s text. Nothing can be verified without a document',
  input: 'textarea',
}

/** The same for every browser: line breaks are those of Unix before it is hashed. */
export function documentOf(text: string): { readonly text: string; readonly textHash: string } {
  const kept = text.replaceAll(/\r\n?/g, '\n')
  return { text: kept, textHash: createHash('sha256').update(kept).digest('hex') }
}

/** Words of a report are its own; the page may have broken their lines elsewhere. */
export const standsIn = (words: string | null, pasted: string): boolean =>
  words === null || standsWordForWord(words, pastedText(pasted))
