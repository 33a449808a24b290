// What a report asks for, recognised in its pasted text: who should do what by when, word for word. A person confirms each one.
import { parseLocalDate } from '../../../kernel/time.ts'

export type Recognised = {
  /** Verbatim, spaces and line breaks made plain. */
  readonly words: string
  readonly timeScale: string
  readonly on: string | null
  readonly paragraph: string | null
}

const most = 200
const mostCharacters = 8000

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  eighteen: 18,
}
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** A block that says “should” after “recommend”, or with a time scale; of a list under it every point is one, with the words above it. */
export function recognise(text: string): readonly Recognised[] {
  const found: Recognised[] = []
  let stem: { readonly words: string; readonly paragraph: string | null } | null = null
  for (const line of plainLines(text)) {
    const point = /^(?:[•▪◦‣*–-]|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(.+)$/u.exec(line)
    if (point !== null && stem !== null) {
      found.push(itemOf(`${stem.words} ${point[1] ?? ''}`, stem.paragraph))
      continue
    }
    const { words, paragraph } = numbered(line)
    if (asks(words) && words.endsWith(':')) {
      stem = { words, paragraph }
      continue
    }
    stem = null
    for (const sentence of sentencesOf(words)) if (asks(sentence)) found.push(itemOf(sentence, paragraph))
  }
  return found.slice(0, most)
}

/** Invisible marks, marks that turn the direction of writing, and control characters are taken out: they are never part of a report's words. */
function plainLines(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/g, '')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** “4.12 The force should …”, “Recommendation 3: …” */
function numbered(line: string): { readonly words: string; readonly paragraph: string | null } {
  const found = /^((?:recommendation\s+)?\d{1,3}(?:\.\d{1,3}){0,3}\.?)[:.)]?\s+(\S.*)$/i.exec(line)
  return found === null
    ? { words: line, paragraph: null }
    : { words: found[2] ?? line, paragraph: (found[1] ?? '').replace(/\.$/, '') }
}

const asks = (words: string): boolean => {
  if (!/\b(should|must)\b/i.test(words)) return false
  return /\brecommend/i.test(words) || scaleIn(words).scale !== 'none'
}

const sentencesOf = (words: string): readonly string[] =>
  words.split(/(?<=[.!?])\s+(?=[A-Z“"])/u).filter((sentence) => sentence !== '')

function itemOf(words: string, paragraph: string | null): Recognised {
  const { scale, on } = scaleIn(words)
  return { words: words.slice(0, mostCharacters), timeScale: scale, on, paragraph }
}

/** The first time scale that the words give. */
export function scaleIn(words: string): { readonly scale: string; readonly on: string | null } {
  const found: { readonly at: number; readonly scale: string; readonly on: string | null }[] = []
  const immediately = /\b(immediately|with immediate effect|straight ?away|as a matter of urgency)\b/i.exec(words)
  if (immediately) found.push({ at: immediately.index, scale: 'immediately', on: null })
  const within = /\bwithin (?:the next )?(\d{1,2}|[a-z]+) (months?|weeks?|working days)\b/i.exec(words)
  if (within) {
    const count = Number(within[1]) || numbers[(within[1] ?? '').toLowerCase()] || 0
    const unit = (within[2] ?? '').toLowerCase()
    const name = unit.startsWith('month') ? 'months' : unit.startsWith('week') ? 'weeks' : 'working-days'
    if (count > 0) found.push({ at: within.index, scale: `${name}-${count}`, on: null })
  }
  const by = /\b[Bb]y (?:the end of )?(\d{1,2}) ([A-Z][a-z]+) (20\d{2})\b/.exec(words)
  if (by) {
    const month = monthNames.indexOf((by[2] ?? '').toLowerCase()) + 1
    const on = `${by[3]}-${String(month).padStart(2, '0')}-${(by[1] ?? '').padStart(2, '0')}`
    if (month > 0 && parseLocalDate(on) !== null) found.push({ at: by.index, scale: 'date', on })
  }
  const [first] = found.sort((a, b) => a.at - b.at)
  return first === undefined ? { scale: 'none', on: null } : { scale: first.scale, on: first.on }
}
