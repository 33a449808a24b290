// What a report asks for, recognised in its pasted text: who should do what by when, word for word. A person confirms each one, and says what the rest is.
import { type Unbroken, unbroken } from '../word-for-word.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { scaleIn, severalIn } from './scale-in.ts'
import { type Marks, marksUnder, type Stem, stemOf, withPoint } from './stems.ts'
import { asks, isRecommendation, isWorthAsking } from './what-asks.ts'

export type Recognised = {
  /** Verbatim, spaces and line breaks made plain. */
  readonly words: string
  /** Of a point in a list: its own words, without those above the list. */
  readonly point?: string
  readonly timeScale: string
  readonly on: string | null
  readonly paragraph: string | null
  /** The text around it, from which whoever confirms it may take more words or fewer. */
  readonly context: string
  /** Where in the words and in the text around them a line of the page ended in the middle of a word. */
  readonly breaks: number[]
  readonly contextBreaks: number[]
}

type ReadOf = {
  readonly found: readonly Recognised[]
  /** What says “should”, “must” or “recommend” or gives a time, and was not recognised as asking for something. */
  readonly rest: readonly Recognised[]
  /** Of either kind there is more than one paste may hold. */
  readonly more: boolean
}

/** Bounds on what one paste may make: nobody confirms more by hand, and no report's sentence is longer. */
const most = 200
const mostInWords = 8_000
const mostAround = 3_000

/** Found: a sentence that asks, with “recommend” or a time scale; of a list under it every point is one, with the words above it. */
export function readText(text: string): ReadOf {
  const paragraphs = paragraphsOf(text)
  const found: Recognised[] = []
  const rest: Recognised[] = []
  let more = false
  /** Made only where there is room for it. */
  const into = (list: Recognised[], one: () => Recognised) => {
    if (list.length < most) list.push(one())
    else more = true
  }
  let stem: Stem | null = null
  /** Words above a list that has no points are no list: a person says what they are. */
  const leave = (left: Stem | null) => {
    if (left === null || left.points > 0) return
    const whole = asks(left.words, isRecommendation(left.number)) ? found : rest
    if (whole === found || isWorthAsking(left.words))
      into(whole, () => itemOf(left.marked, left.number, contextOf(paragraphs, left.index)))
  }
  for (const [index, paragraph] of paragraphs.entries()) {
    if (more && found.length >= most) break
    const { words, marked, number } = paragraph
    const around = () => contextOf(paragraphs, index)
    const marks: Marks | null = stem === null ? null : marksUnder(stem, paragraph)
    if (stem !== null && marks !== null) {
      const under: Stem = stem
      const combined = `${under.words} ${words}`
      const isOne = isRecommendation(under.number)
      const paragraphOf = marks === 'number' ? under.number : (number ?? under.number)
      into(asks(combined, isOne) ? found : rest, () =>
        itemOf(`${under.marked} ${marked}`, paragraphOf, around(), words),
      )
      stem = withPoint(under, words, marks)
      continue
    }
    leave(stem)
    stem = stemOf(paragraph, paragraphs[index + 1], index)
    if (stem !== null) continue
    let taken = 0
    const left: string[] = []
    for (const sentence of sentencesOf(marked)) {
      const said = unbroken(sentence).text
      if (asks(said, isRecommendation(number))) {
        into(found, () => itemOf(sentence, number, around()))
        taken++
      } else if (isWorthAsking(said)) left.push(sentence)
      if (more && found.length >= most) break
    }
    if (taken === 0 && left.length > 0) into(rest, () => itemOf(marked, number, around()))
    else for (const sentence of left) into(rest, () => itemOf(sentence, number, around()))
  }
  leave(stem)
  return { found, rest, more }
}

const sentencesOf = (words: string): readonly string[] =>
  words.split(/(?<=[.!?])\s+(?=[A-Z“"])/u).filter((sentence) => sentence !== '')

/** A point's own time scale goes before that of the words above it; of several nobody but a person chooses. */
function itemOf(marked: string, paragraph: string | null, around: string, own?: string): Recognised {
  const { text: words, breaks } = upTo(mostInWords, unbroken(marked))
  const point = own?.slice(0, mostInWords)
  const { scale, on } = timeScaleOf(words, point)
  const { text: context, breaks: contextBreaks } = unbroken(around)
  const asked = { timeScale: scale, on, paragraph }
  return { words, breaks, ...(point === undefined ? {} : { point }), ...asked, context, contextBreaks }
}

const upTo = (most: number, { text, breaks }: Unbroken) => ({
  text: text.slice(0, most),
  breaks: breaks.filter((at) => at < most),
})

function timeScaleOf(words: string, point: string | undefined) {
  if (severalIn({ words, point }).length > 0) return scaleIn('')
  const own = scaleIn(point ?? '')
  return own.scale === 'none' ? scaleIn(words) : own
}

/** The paragraph with the one before and the one after it, marked as they are. */
const contextOf = (paragraphs: readonly Paragraph[], index: number): string =>
  paragraphs
    .slice(Math.max(0, index - 1), index + 2)
    .map(({ marked }) => marked.slice(0, mostAround))
    .join(' ')
