// What in a question or answer may name a child or a place or give a count away, pointed at before it is published: a person judges, nothing is altered.
import { countsIn } from './counts-in-words.ts'
import type { FigureThen } from './facts.ts'

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

/** Two or more words in capitals, at the beginning of a sentence too: a person's name, or that of an office, which is taken out again. */
const capitalised = String.raw`\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)?`
const name = new RegExp(String.raw`(?<![\p{L}\d])${capitalised}(?:\s+${capitalised})+`, 'gu')
const offices =
  /(?<![\p{L}-])(?:police|policing|crime|panel|commissioner|constables?|council|children|force|staffordshire|services?|court|office|inspector(?:ate)?|authority|board|partnership|act)(?![\p{L}-])/iu
/** Words with which a sentence begins, and months that nobody is called by. */
const begins = new Set(
  `a about after again all also although an and another any are as at because been before being between both but by can could did do does
  dear during each either even every everybody few for from had has have he her here his how however i if in into is it its last later less
  many may might more most much must my neither never next no nobody none not now of off often on once only or other our over please same
  she should since so some still such than thank that the their them then there these they this those though through to today under until
  was we were what when where whether which while who whose why will with within without would yes yet you your
  january february march july september october november december monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
)

/** Without the words with which the sentence begins; empty where fewer than two are left. */
function named(found: string): string {
  const all = found.split(/\s+/)
  const first = all.findIndex((word) => !begins.has(word.toLowerCase()))
  const left = first < 0 ? [] : all.slice(first)
  return left.length < 2 ? '' : left.join(' ')
}

/** One sentence for each thing found in one text. */
export function signsIn(text: string): readonly string[] {
  const found = signs.flatMap(({ words, pattern }) =>
    [...text.matchAll(pattern)]
      .slice(0, 3)
      .map((match) => `it seems to hold ${words} (“${match[0].trim().slice(0, 60)}”)`),
  )
  const names = [...text.matchAll(name)]
    .map((match) => named(match[0]))
    .filter((one) => one !== '' && !offices.test(one))
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
  isCorrected(one, answers) && typedSigns(one.answer, one.figure ?? null).length > 0
    ? 'Corrected before it was published. Its words are left out: something in them could have given somebody away.'
    : one.answer

/** What the force or the office writes itself. */
export const typedSigns = (text: string, figure: FigureThen | null): readonly string[] => [
  ...signsIn(text),
  ...countsIn(text, figure),
]
