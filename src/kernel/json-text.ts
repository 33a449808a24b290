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

/** Of sound JSON, each such key once, in order. */
function twiceNamed(text: string): readonly string[] {
  const twice = new Set<string>()
  const open: Set<string>[] = []
  // Strings whole, so that no brace within one is taken for an object's; a string before a colon is a key.
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (key !== undefined) {
      const name = String(JSON.parse(key))
      const seen = open.at(-1)
      if (seen?.has(name) === true) twice.add(name)
      seen?.add(name)
    }
  }
  return [...twice]
}
