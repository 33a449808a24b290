// Words above a list, or above what says who should do it: they belong to each point that stands under them.
import type { Paragraph } from './paragraphs.ts'
import { givesTime } from './scale-in.ts'
import { isRecommendation } from './what-asks.ts'

/** No report’s words above a list are longer. */
const mostInStem = 2_000

export type Marks = 'sign' | 'number' | 'none'

/** Words above others that belong to each of them: “By 30 June the force should:”, “Within three months:”, “Recommendation 3 – by 1 May 2027”. */
export type Stem = {
  readonly index: number
  readonly words: string
  readonly marked: string
  readonly number: string | null
  /** It says who should do something; otherwise it gives the time alone, and what stands under it says who. */
  readonly asks: boolean
  readonly points: number
  /** How its points are marked, so that the next paragraph of the report is not one of them. */
  readonly marks: Marks | null
  /** Its points end with “;”, “and” or “or”, so that the one that does not is the last. */
  readonly listed: boolean
  readonly ended: boolean
}

/** Above a list, or above what says who should do it. */
export function stemOf({ words, marked, number }: Paragraph, next: Paragraph | undefined, index: number): Stem | null {
  if (words.length > mostInStem || next === undefined) return null
  const begun = { index, words, marked, number, points: 0, marks: null, listed: false, ended: false }
  const colon = words.endsWith(':')
  const saysWho = /\b(?:should|must)\b|\brecommends?(?: to [^.]{1,80})? that\b/i.test(words)
  const overList = !/[.!?;]["”’)]?$/.test(words) && (next.point || next.counted === 1)
  if (saysWho) return colon || overList ? { ...begun, asks: true } : null
  return (colon || isRecommendation(number)) && givesTime(words) ? { ...begun, asks: false } : null
}

/** A sign under a number is a point of a point: the numbers go on after it. */
export function withPoint(stem: Stem, words: string, marks: Marks): Stem {
  if (stem.marks === 'number' && marks === 'sign') return stem
  const listed = stem.listed || goesOn(words)
  return { ...stem, points: stem.points + 1, marks, listed, ended: listed && !goesOn(words) }
}

/** As what a paragraph stands under these words; null where it does not. */
export function marksUnder(stem: Stem, { words, number, point, counted, apart }: Paragraph): Marks | null {
  const as = (marks: Marks) => (stem.marks === null || stem.marks === marks ? marks : null)
  if (point) return stem.marks === 'none' ? null : 'sign'
  if (!stem.asks) {
    const saysWho = /\b(?:should|must)\b/i.test(words) && !isRecommendation(number)
    return saysWho && (number === null || !givesTime(words)) ? as('none') : null
  }
  if (counted !== null) return counted === stem.points + 1 && !stem.ended ? as('number') : null
  if (number !== null || !stem.words.endsWith(':')) return null
  const isNext = stem.points === 0 || /^\p{Ll}/u.test(words) || (stem.listed ? !stem.ended : !apart)
  return isNext ? as('none') : null
}

/** A line of a list that another follows. */
const goesOn = (words: string): boolean => /(?:;|,|;? (?:and|or))$/i.test(words)
