// Words put together into sentences.

/** With a capital first letter; the rest as it stands. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
