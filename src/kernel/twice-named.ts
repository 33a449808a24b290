// Keys that an object of a JSON text names twice: JSON.parse keeps the last without a word, and what was said first is lost.

/** Of sound JSON, each such key once, in order. */
export function twiceNamed(text: string): readonly string[] {
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
