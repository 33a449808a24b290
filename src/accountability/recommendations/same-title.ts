// Whether two titles name the same report or letter: spaces and capitals make no other document of it.
const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200f\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()

export const isSameTitle = (one: string, other: string): boolean => plain(one) === plain(other)
