// What in a question or answer may name a child or a place, pointed at before it is published: a person judges, nothing is altered.
import type { QuestionState } from './procedure.ts'

type Sign = { readonly words: string; readonly pattern: RegExp }

const signs: readonly Sign[] = [
  { words: 'a postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/giu },
  {
    words: 'an address',
    pattern:
      /\b\d+[a-z]?,?\s+(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens|Grove)\b/gu,
  },
  { words: 'an age', pattern: /\b(?:aged?\s+\d{1,2}|\d{1,2}[- ]year[- ]old|(?:is|was|turned)\s+1?\d(?=[\s,.;]|$))/giu },
  {
    words: 'somebody’s child',
    pattern:
      /\b(?:my|our|his|her|their)\s+(?:son|daughter|child|grandson|granddaughter|grandchild|brother|sister|nephew|niece|foster(?:ed)? (?:son|daughter|child))\b/giu,
  },
  { words: 'a date of birth', pattern: /\b(?:born|dob|d\.o\.b\.)\b.{0,20}?\d/giu },
  { words: 'a telephone number', pattern: /\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b/gu },
  { words: 'an email address', pattern: /[^\s@]+@[^\s@]+\.[^\s@]+/gu },
  {
    words: 'a case’s reference',
    pattern: /\b(?:crime|case|incident|log)\s*(?:number|no\.?|ref(?:erence)?)?\s*:?\s*[A-Z]{0,4}[/-]?\d{2,}[\d/-]*/giu,
  },
]

/** Two or more words in capitals inside a sentence: a person's name, or the name of an office, which is taken out again. */
const name = /(?<=[\p{Ll},;:]\s)\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}\p{Ll}+)?(?:\s+\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}\p{Ll}+)?)+/gu
const offices =
  /police|crime|panel|commissioner|constable|council|children|force|staffordshire|services|court|office|inspector|authority|january|february|march|april|may|june|july|august|september|october|november|december/iu

/** One sentence for each thing found in one text. */
export function signsIn(text: string): readonly string[] {
  const found = signs.flatMap(({ words, pattern }) =>
    [...text.matchAll(pattern)]
      .slice(0, 3)
      .map((match) => `it seems to hold ${words} (“${match[0].trim().slice(0, 60)}”)`),
  )
  const names = [...text.matchAll(name)]
    .filter((match) => !offices.test(match[0]))
    .slice(0, 5)
    .map((match) => `it seems to name somebody (“${match[0].slice(0, 60)}”)`)
  return [...found, ...names]
}

/** Of all that would be published of a question. */
export const lookedAt = ({ received, supplementary, answers }: QuestionState): readonly string[] => [
  ...[received?.question ?? '', ...supplementary].flatMap(signsIn).map((one) => `in the question, ${one}`),
  ...answers.flatMap(({ answer }) => signsIn(answer)).map((one) => `in the answer, ${one}`),
]
