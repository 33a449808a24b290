// The paragraphs of a pasted text: lines that a page wrapped are joined again, numbers and points are told apart from words.
import { lineEnd, unbroken } from '../word-for-word.ts'
import { joined, wordsOf } from './joined-lines.ts'
import { withNumbersJoined } from './numbers-alone.ts'
import { isRow, withCells } from './rows-of-tables.ts'
import { withoutRunningLines } from './running-lines.ts'

export type Paragraph = {
  readonly words: string
  /** The same, marked where a line ended in the middle of a word. */
  readonly marked: string
  /** “4.12”, “Recommendation 3”. */
  readonly number: string | null
  /** A point of a list. */
  readonly point: boolean
  /** “2.”, “2)”: a paragraph of the report, or the second point of a list under the words before it. */
  readonly counted: number | null
  /** An empty line stands above it. */
  readonly apart: boolean
}

/** Bullets, those that word processors and their private letters make among them; a), (iv), (2). */
const pointed = /^(?:[•▪◦‣*·∙●○■□➢–—\uf0b7\uf0a7\uf0d8-]|o(?=\s)|\(?[a-z]\)|\(?[ivx]{1,4}\)|\(\d{1,2}\))\s+(.+)$/u

export function paragraphsOf(text: string): readonly Paragraph[] {
  const found: { number: string | null; point: boolean; counted: number | null; apart: boolean; lines: string[] }[] = []
  /** A heading “Recommendation 4” on a line of its own numbers what follows. */
  let heading: string | null = null
  let before = ''
  for (const line of plainLines(text)) {
    const open = found.at(-1)
    const point = pointed.exec(line)?.[1]
    if (line === '') before = ''
    else if (/^recommendation\s+\d{1,3}[.:]?$/i.test(line)) {
      heading = line.replace(/[.:]$/, '')
      before = ''
    } else if (point === undefined && open !== undefined && goesOn(before, line)) {
      open.lines.push(line)
      before = line
    } else {
      const { words, number } = point === undefined ? numbered(line) : { words: point, number: null }
      const counted = point === undefined ? countedOf(line) : null
      found.push({
        number: number ?? heading,
        point: point !== undefined,
        counted,
        apart: before === '',
        lines: [words],
      })
      heading = null
      before = line
    }
  }
  const isWord = wordsOf(text)
  return found.map(({ lines, ...rest }) => {
    const marked = joined(lines, isWord)
    return { ...rest, words: unbroken(marked).text, marked }
  })
}

function countedOf(line: string): number | null {
  const found = /^(\d{1,2})[.)]\s/.exec(line)
  return found === null ? null : Number(found[1])
}

/** Invisible marks, marks that turn the direction of writing, and control characters are taken out: they are never part of a report's words. */
function plainLines(text: string): readonly string[] {
  const lines = text
    .normalize('NFC')
    .replaceAll(lineEnd, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/g, '')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map(withCells)
  return withoutRunningLines(withNumbersJoined(lines))
}

/** A line shorter than this was not wrapped by the page: it is a heading, or it ends where its writer ended it. */
const shortestWrapped = 40

/** The line before had not come to its end, and this one begins nothing of its own. */
function goesOn(before: string, line: string): boolean {
  if (before === '' || /[.!?:;]["”’)]?$/.test(before) || /; (?:and|or)$/i.test(before)) return false
  if (/^(?:recommendation\s+\d|we recommend\b|\d{1,3}(?:\.\d{1,3})+\.?\s|\d{1,3}[.)]\s)/i.test(line)) return false
  if ((isRow(before) || isRow(line)) && !/^\p{Ll}/u.test(line)) return false
  return before.length >= shortestWrapped || /^[\p{Ll}\p{Nd}(]/u.test(line)
}

/** “4.12 The force should …”, “Recommendation 3: …”, “Recommendation 3 – by 1 May 2027” */
function numbered(line: string): Pick<Paragraph, 'words' | 'number'> {
  const found = /^((?:recommendation\s+)?\d{1,3}(?:\.\d{1,3}){0,3}\.?)[:.)]?\s+(?:[–—-]\s+)?(\S.*)$/i.exec(line)
  return found === null
    ? { words: line, number: null }
    : { words: found[2] ?? line, number: (found[1] ?? '').replace(/\.$/, '') }
}
