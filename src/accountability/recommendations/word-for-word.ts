// Whether words stand in a report's text, word for word: only a hyphen at which the page broke a line may be the page's own, and whoever reads it says so.

/** A text without its line breaks, and where in it a line broke a word: after the hyphen, or where a hyphen was taken out. */
export type Unbroken = { readonly text: string; readonly breaks: readonly number[] }

/** Stands in a text for the end of a line inside a word. Of a report's own words it is never part: no page shows it. */
export const lineEnd = '\u00ad'

export function unbroken(marked: string) {
  const [first = '', ...rest] = marked.split(lineEnd)
  let text = first
  const breaks: number[] = []
  for (const part of rest) {
    breaks.push(text.length)
    text += part
  }
  return { text, breaks }
}

/** Of a text as it was pasted, whose lines still end where the page ended them. */
export const pastedText = (pasted: string): Unbroken =>
  unbroken(
    pasted
      .normalize('NFC')
      .replaceAll(lineEnd, '')
      .replaceAll(/(?<=[\p{L}\p{N}]-)[^\S\n]*\r?\n\s*(?=[\p{L}\p{N}])/gu, lineEnd)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )

/** They begin and end where words of the text do: “acceptable” does not stand in “unacceptable”, nor “urgent” in “non-urgent”. */
export function standsWordForWord(words: string, { text, breaks }: Unbroken): boolean {
  const said = words.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (said === '') return false
  const broken = new Set(breaks)
  for (let from = 0; from < text.length; from++) {
    const until = endOf(said, text, broken, from)
    if (until !== null && !isInsideWord(text, from) && !isInsideWord(text, until)) return true
  }
  return false
}

/** Where the words end in the text that begin there; null where they do not stand. */
function endOf(said: string, text: string, broken: ReadonlySet<number>, from: number): number | null {
  let at = from
  for (let read = 0; read < said.length; ) {
    const kept = text[at - 1] === '-'
    if (said[read] === text[at]) {
      read++
      at++
    } else if (text[at] === '-' && broken.has(at + 1)) at++
    // “pre-” at the end of a line, before “and”.
    else if (broken.has(at) && kept && said[read] === ' ' && said[read - 1] === '-') read++
    else if (broken.has(at) && !kept && said[read] === '-' && said[read - 1] !== '-') read++
    else return null
  }
  return at
}

/** Between two letters or numbers, or beside what joins them: the hyphen of “non-urgent”, the point of “1.5”. */
const isInsideWord = (text: string, at: number): boolean => {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at, at + 2)]
  return (
    (/[\p{L}\p{N}]$/u.test(before) && /^[-‑’']?[\p{L}\p{N}]/u.test(after)) ||
    (/[\p{L}\p{N}][-‑’']$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) ||
    (/\p{N}[.,]?$/u.test(before) && /^[.,]?\p{N}/u.test(after))
  )
}
