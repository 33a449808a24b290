// Words put together into sentences.

/** With a capital first letter; the rest as it stands. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** At most so many characters, cut at a word, with an ellipsis where something is left out. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()} …`
}

/** 0.9171 is 91.7%: of a proportion, one decimal at most. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const british = new Intl.NumberFormat('en-GB')

/** 12,345: every count that a person reads. */
export const thousands = (count: number): string => british.format(count)
