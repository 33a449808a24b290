// Which words ask for something, and which only sound as if they did.
import { givesTime } from './scale-in.ts'

export const isRecommendation = (number: string | null): boolean => number !== null && /^recommendation/i.test(number)

export const isWorthAsking = (words: string): boolean =>
  !/^recommendations?[.:]?$/i.test(words) && (/\b(?:should|must|recommend)/i.test(words) || givesTime(words))

/** “We recommend that”, “The IOPC recommends that”; or “should” with “recommend”, under a number of a recommendation, or with a time, understood or not. */
export const asks = (words: string, isOne: boolean): boolean => {
  if (/\brecommends?(?: to [^.]{1,80})? that\b/i.test(words)) return true
  if (!/\b(should|must)\b/i.test(words)) return false
  return isOne || /\brecommend/i.test(words) || givesTime(words)
}
