// A JSON text as people and other programs hand it over: without the mark that some begin a file with, and with the keys that it gives twice.

/** `twice`: JSON.parse keeps the last of a key without a word, and what was said first is lost. */
type JsonText = { readonly value: unknown; readonly twice: readonly string[] }

/** Null for what is not JSON: an answer, not a fault. */
export function readJsonText(given: string): JsonText | null {
  const text = given.replace(/^\uFEFF/, '')
  try {
    const value: unknown = JSON.parse(text)
    return { value, twice: twiceNamed(text) }
  } catch {
    return null
  }
}

/** Of sound JSON, each such key once, in order. In one pass, whatever stands in it: an expression over a picture of megabytes has no room. */
export function twiceNamed(text: string): readonly string[] {
  const twice = new Set<string>()
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open.push(new Set())
    else if (text[at] === '}') open.pop()
    else if (text[at] === '"') {
      const end = endOfString(text, at)
      if (isKey(text, end)) {
        const name = String(JSON.parse(text.slice(at, end + 1)))
        const seen = open.at(-1)
        if (seen?.has(name) === true) twice.add(name)
        seen?.add(name)
      }
      at = end
    }
  }
  return [...twice]
}

/** Strings whole, so that no brace within one is taken for an object's. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let before = 0
  while (text[at - 1 - before] === '\\') before++
  return before % 2 === 1
}

/** A string before a colon is a key. */
function isKey(text: string, end: number): boolean {
  const colon = /\s*:/y
  colon.lastIndex = end + 1
  return colon.test(text)
}
