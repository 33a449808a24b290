// What in a question or answer may name a child or a place or give a count away, pointed at before it is published: a person judges, nothing is altered.
import { namesIn } from '../../practice/names-in-text.ts'
import { gone } from '../../registers/words-erased.ts'
import type { FigureThen } from '../figure-then.ts'
import { countsIn } from './counts-in-words.ts'

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
  // Only from where a word begins: sought from each letter, a long one without an @ takes seconds.
  { words: 'an email address', pattern: /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+/gu },
  {
    words: 'a case’s reference',
    pattern: /\b(?:crime|case|incident|log)\s*(?:number|no\.?|ref(?:erence)?)?\s*:?\s*[A-Z]{0,4}[/-]?\d{2,}[\d/-]*/giu,
  },
]

/** One sentence for each thing found in one text. */
export function signsIn(text: string): readonly string[] {
  const found = signs.flatMap(({ words, pattern }) =>
    [...text.matchAll(pattern)]
      .slice(0, 3)
      .map((match) => `it seems to hold ${words} (“${match[0].trim().slice(0, 60)}”)`),
  )
  const names = namesIn(text)
    .slice(0, 5)
    .map((one) => `it seems to name somebody (“${one.slice(0, 60)}”)`)
  return [...found, ...names]
}

type Public = {
  readonly received: { readonly question: string } | null
  readonly supplementary: readonly string[]
  readonly answers: readonly Answer[]
}
type Answer = { readonly answer: string; readonly figure?: FigureThen | null; readonly to: number }

/** Of all that would be published: names in the question and its answers, and counts that the answers give away. */
export const lookedAt = ({ received, supplementary, answers }: Public): readonly string[] => [
  ...[received?.question ?? '', ...supplementary].flatMap(signsIn).map((one) => `in the question, ${one}`),
  ...answers
    .filter((one) => !isCorrected(one, answers))
    .flatMap((one) => typedSigns(one.answer, one.figure ?? null))
    .map((one) => `in the answer, ${one}`),
]

/** Of several answers to one question the last stands. */
export const isCorrected = (one: Answer, answers: readonly Answer[]): boolean =>
  answers.findLast(({ to }) => to === one.to) !== one

/** An answer that was corrected before anybody read it is published as it was, unless it holds what it was perhaps corrected for. */
export const wordsOf = (one: Answer, answers: readonly Answer[]): string =>
  isCorrected(one, answers) && (one.answer === gone || typedSigns(one.answer, one.figure ?? null).length > 0)
    ? 'Corrected before it was published. Its words are left out: something in them could have given somebody away.'
    : one.answer

/** What the force or the office writes itself. */
export const typedSigns = (text: string, figure: FigureThen | null): readonly string[] => [
  ...signsIn(text),
  ...countsIn(text, figure),
]
