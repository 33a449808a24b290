// Counts that somebody typed into what is to be published, pointed at before: what is written passes no disclosure control of its own.
import type { FigureThen } from '../figure-then.ts'

/** Public figures hide one to seven; so does whoever writes beside them. */
const largestSmall = 7

/** Numbers that count nobody: dates, years, times, shares, spans of time, names of measures, sections and recommendations, money. */
const countNobody: readonly RegExp[] = [
  /\b\p{Lu}{2,}-\d{4}\/\d+\b/gu,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/g,
  /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/g,
  /\b\d{1,2}[:.]\d{2}\s*(?:am|pm)?\b/gi,
  /\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/gi,
  /\b(?:19|20)\d{2}\b/g,
  /\b[01] to 7\b/g,
  /\b\d+(?:\.\d+)?\s*(?:%|per\s?cent\b|percentage\b)/gi,
  /\b\d+\.\d+\b/g,
  /£\s?[\d,.]+/g,
  /\b(?:\d+|one|two|three|four|five|six|seven)(?:[- ](?:whole|clear|working|calendar|full))*[- ](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/gi,
  /\b(?:measure|section|sections|part|action|recommendation|paragraph|page|chapter|article|level|grade|phase|stage|step|age|aged)s?\s+\d+\b/gi,
  /\b\p{L}+\d+\p{L}?\b/gu,
]

const inWords: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 }
const people =
  '(?:child(?:ren)?|cases?|girls?|boys?|episodes?|files?|(?:young )?pe(?:ople|rsons?)|pupils?|victims?|suspects?|teenagers?|grades?|gradings?|reviews?|interviews?)'
const worded = new RegExp(String.raw`\b(one|two|three|four|five|six|seven)\s+(?:\p{L}+\s+){0,2}?${people}\b`, 'giu')
const share = /(?<![\d.])(\d+(?:\.\d+)?)\s*(?:%|per\s?cent)\s+of\s+(?:the\s+|all\s+)?(\d[\d,]*)/gi

/** One sentence for each thing found. `figure` is what stands rounded beside the text, where a measure is named. */
export function countsIn(text: string, figure: FigureThen | null = null): readonly string[] {
  return [...new Set(text.split(/[.!?;]\s|\n/).flatMap((sentence) => countsOf(sentence, figure)))].slice(0, 12)
}

function countsOf(sentence: string, figure: FigureThen | null): readonly string[] {
  const bare = countNobody.reduce((left, pattern) => left.replaceAll(pattern, ' '), sentence)
  const counts = [...bare.matchAll(/(?<![\p{L}\d])\d[\d,]*(?![\p{L}\d])/gu)].map(([found]) => numberOf(found))
  const shown = shownOf(figure)
  const large = [...new Set(counts.filter((one) => one > largestSmall))].sort((a, b) => a - b)
  return [
    ...counts
      .filter((one) => one <= largestSmall)
      .map((one) => `it seems to hold a count under eight (“${one}”): public figures never show one`),
    ...[...bare.matchAll(worded)]
      .filter(([, word = '']) => (inWords[word.toLowerCase()] ?? 0) > 0)
      .map(([found]) => `it seems to hold a count under eight (“${found}”): public figures never show one`),
    ...large
      // In order, so that only the next few can be so near: every pair of a text full of numbers would fill the memory.
      .flatMap((one, at) => large.slice(at + 1, at + 1 + largestSmall).map((other) => [one, other] as const))
      .filter(([one, other]) => other - one <= largestSmall && !(shown.has(one) && shown.has(other)))
      .map(
        ([one, other]) =>
          `${one} and ${other} differ by fewer than eight, so somebody could subtract them to find a small count`,
      ),
    ...[...sentence.matchAll(share)]
      .filter(([, percent = '', of = '']) => leavesFew(Number(percent), numberOf(of)))
      .map(([found]) => `fewer than eight cases can be worked out from “${found}”`),
    ...(figure === null ? [] : large.filter((one) => !shown.has(one))).map(
      (one) => `“${one}” seems an exact count, beside the rounded figure of ${figure?.measure ?? ''}`,
    ),
  ]
}

function leavesFew(percent: number, of: number): boolean {
  const counted = Math.round((percent / 100) * of)
  return counted <= largestSmall || (counted < of && of - counted <= largestSmall)
}

const shownOf = (figure: FigureThen | null): ReadonlySet<number> =>
  new Set(
    [figure?.year, figure?.gap?.onTime, figure?.gap?.doneWell]
      .flatMap((one) => (one === undefined ? [] : [one.yes, one.n]))
      .filter((one) => typeof one === 'number'),
  )
const numberOf = (found: string): number => Number(found.replaceAll(',', ''))
