// What a report asks for, recognised in its pasted text: who should do what by when, word for word. A person confirms each one.
import { paragraphsOf } from './paragraphs.ts'
import { scaleIn, timeIn } from './scale-in.ts'

export { scaleIn } from './scale-in.ts'

export type Recognised = {
  /** Verbatim, spaces and line breaks made plain. */
  readonly words: string
  readonly timeScale: string
  readonly on: string | null
  readonly paragraph: string | null
  /** The text around it, from which whoever confirms it may take more words or fewer. */
  readonly context: string
}

/** Bounds on what one paste may make: nobody confirms more by hand, and no report's sentence is longer. */
const most = 200
const mostInStem = 2_000
const mostInWords = 8_000
const mostAround = 3_000

/** A sentence that asks, with “recommend” or a time scale; of a list under it every point is one, with the words above it. */
export function recognise(text: string): readonly Recognised[] {
  const found: Recognised[] = []
  const paragraphs = paragraphsOf(text)
  let stem: { readonly words: string; readonly number: string | null } | null = null
  for (const [index, { words, number, point }] of paragraphs.entries()) {
    if (found.length >= most) break
    const around = () => contextOf(paragraphs, index)
    if (point && stem !== null) {
      found.push(itemOf(`${stem.words} ${words}`, stem.number, around()))
      continue
    }
    const isOne = isRecommendation(number)
    if (words.length <= mostInStem && words.endsWith(':') && asks(words, isOne)) {
      stem = { words, number }
      continue
    }
    stem = null
    for (const sentence of sentencesOf(words)) {
      if (found.length >= most) break
      if (asks(sentence, isOne)) found.push(itemOf(sentence, number, around()))
    }
  }
  return found
}

const isRecommendation = (number: string | null): boolean => number !== null && /^recommendation/i.test(number)

/** “We recommend that”, “The IOPC recommends that”; or “should” with “recommend”, under a number of a recommendation, or with a time, understood or not. */
const asks = (words: string, isOne: boolean): boolean => {
  if (/\brecommends?(?: to [^.]{1,80})? that\b/i.test(words)) return true
  if (!/\b(should|must)\b/i.test(words)) return false
  if (isOne || /\brecommend/i.test(words)) return true
  const { found, notUnderstood } = timeIn(words)
  return found.length > 0 || notUnderstood.length > 0
}

const sentencesOf = (words: string): readonly string[] =>
  words.split(/(?<=[.!?])\s+(?=[A-Z“"])/u).filter((sentence) => sentence !== '')

function itemOf(words: string, paragraph: string | null, context: string): Recognised {
  const { scale, on } = scaleIn(words)
  return { words: words.slice(0, mostInWords), timeScale: scale, on, paragraph, context }
}

/** The paragraph with the one before and the one after it. */
const contextOf = (paragraphs: ReturnType<typeof paragraphsOf>, index: number): string =>
  paragraphs
    .slice(Math.max(0, index - 1), index + 2)
    .map(({ words }) => words.slice(0, mostAround))
    .join(' ')
