// How a child was found, in words: by whom, or that they came forward themselves.

export const foundWords = {
  police: 'The police found them',
  'returned by themselves': 'They made contact or came forward themselves',
  family: 'Family found them',
  friends: 'Friends found them',
  carer: 'A carer found them',
  other: 'Another way',
} as const

/** The same inside a line: “found by police”. */
export const foundSaid: Readonly<Record<keyof typeof foundWords, string>> = {
  police: 'found by the police',
  'returned by themselves': 'made contact or came forward themselves',
  family: 'found by family',
  friends: 'found by friends',
  carer: 'found by a carer',
  other: 'found another way',
}
