// Lines that a page wrapped, joined again: a word that was broken at the end of a line is one word.
import { lineEnd } from '../word-for-word.ts'

/** The words of a text, counted through only once something asks. */
export function wordsOf(text: string): (word: string) => boolean {
  let words: ReadonlySet<string> | null = null
  return (word) => {
    words ??= new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])
    return words.has(word.toLowerCase())
  }
}

/** The hyphen goes only where the text has the word without one elsewhere: “decision-” before “making” keeps its own. Where the line ended is marked. */
export const joined = (lines: readonly string[], isWord: (word: string) => boolean): string =>
  lines.map((line, at) => ended(line, lines[at + 1], isWord)).join('')

/** No word is longer, and no line is looked through for its end. */
const longestWord = 60

function ended(line: string, next: string | undefined, isWord: (word: string) => boolean): string {
  if (next === undefined) return line
  const [, start] = line.endsWith('-') ? (/([\p{L}\p{N}]+)-$/u.exec(line.slice(-longestWord)) ?? []) : []
  const [rest] = /^[\p{L}\p{N}]+/u.exec(next.slice(0, longestWord)) ?? []
  if (start === undefined || rest === undefined) return `${line} `
  return `${isWord(start + rest) ? line.slice(0, -1) : line}${lineEnd}`
}
