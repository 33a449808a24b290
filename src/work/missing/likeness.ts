// How alike two texts are: the share of the words of both that they have in common. Shown beside a review; nobody is judged by it.

/** 0 for nothing in common to 1 for the same words; the Dice coefficient over distinct lower-case words. */
export function likeness(first: string, second: string): number {
  const [a, b] = [wordsOf(first), wordsOf(second)]
  if (a.size + b.size === 0) return 1
  const common = [...a].filter((word) => b.has(word)).length
  return Math.round((2000 * common) / (a.size + b.size)) / 1000
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [])
