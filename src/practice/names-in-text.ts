// Words of a text that seem to name a person: pointed at for somebody who judges, never altered here.

/** Two or more words in capitals, offices left out: for a text that goes to the public, where one word alone is everywhere. */
export const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(name)].map((match) => named(match[0])).filter((one) => one !== '' && !offices.test(one))

/** Two or more words in capitals, at the beginning of a sentence too: a person's name, or that of an office, which is taken out again. */
const capitalised = String.raw`\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)?`
const name = new RegExp(String.raw`(?<![\p{L}\d])${capitalised}(?:\s+${capitalised})+`, 'gu')
const offices =
  /(?<![\p{L}-])(?:police|policing|crime|panel|commissioner|constables?|council|children|force|staffordshire|services?|court|office|inspector(?:ate)?|authority|board|partnership|act)(?![\p{L}-])/iu
/** Words with which a sentence begins, and months that nobody is called by. */
const begins = new Set(
  `a about after again all also although an and another any are as at because been before being between both but by can could did do does
  dear during each either even every everybody few for from had has have he her here his how however i if in into is it its last later less
  many may might more most much must my neither never next no nobody none not now of off often on once only or other our over please same
  she should since so some still such than thank that the their them then there these they this those though through to today under until
  was we were what when where whether which while who whose why will with within without would yes yet you your
  january february march july september october november december monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
)

/** Without the words with which the sentence begins; empty where fewer than two are left. */
function named(found: string): string {
  const all = found.split(/\s+/)
  const first = all.findIndex((word) => !begins.has(word.toLowerCase()))
  const left = first < 0 ? [] : all.slice(first)
  return left.length < 2 ? '' : left.join(' ')
}

/**
 * For a text that was freed of the names that are known, and goes out: what is left and may be a name. Capitalised words inside a sentence;
 * at its beginning those that do what people do; and what is a known name but for a letter or two. Each once, in the order in which they come.
 * It misses names in small letters that are like no known one, initials, and nicknames that are words.
 */
export function likelyNames(text: string, known: readonly string[]): readonly string[] {
  const plain = text.normalize('NFC').replaceAll(/\[[a-z ]+\]/gu, '·')
  const parts = [
    ...new Set(
      known.flatMap((one) =>
        one
          .normalize('NFC')
          .toLowerCase()
          .split(/[\s-]+/),
      ),
    ),
  ]
  const found = [
    ...[...plain.matchAll(run)].flatMap((match) => inRun(plain, match[0], match.index)),
    ...[...firstOfEach(plain)].flatMap(([words, at]) =>
      parts.some((part) => isNearly(words.toLowerCase(), part)) ? [{ words, at }] : [],
    ),
  ].sort((a, b) => a.at - b.at)
  return [...new Set(found.map(({ words }) => words))].filter(
    (words, _, all) => !all.some((other) => other !== words && other.split(' ').includes(words)),
  )
}

const firstOfEach = (text: string): ReadonlyMap<string, number> =>
  new Map([...text.matchAll(/\p{L}+/gu)].toReversed().map((match) => [match[0], match.index]))

const run = new RegExp(String.raw`(?<![\p{L}\d])${capitalised}(?:\s+${capitalised})*`, 'gu')
const roles = new Set(
  `officer sergeant inspector superintendent detective constable police commissioner crime panel council children force services service court
  office authority board act mother father mum dad parent parents carer family child girl boy brother sister friend teacher school nurse doctor
  social worker manager owner supervisor handler review reviews risk grade plan strategy meeting file case record note notes log home
  mr mrs ms miss dr`.split(/\s+/),
)
const isPlain = (word: string) => begins.has(word.toLowerCase()) || roles.has(word.toLowerCase())

function inRun(text: string, found: string, index: number): readonly { readonly words: string; readonly at: number }[] {
  const all = found.split(/\s+/).map((word) => word.replace(/['’]s$/u, ''))
  const first = all.findIndex((word) => !isPlain(word))
  if (first < 0) return []
  const words = all.slice(first, all.findLastIndex((word) => !isPlain(word)) + 1)
  const begun = first === 0 && /(?:^|[.!?\n]["”’)]?\s*)$/u.test(text.slice(0, index))
  const alone = begun && words.length === 1
  return alone && !doesWhatPeopleDo.test(text.slice(index + found.length)) && !/['’]s$/u.test(found)
    ? []
    : [{ words: words.join(' '), at: index }]
}

const doesWhatPeopleDo =
  /^\s+(?:is|was|had|has|said|says|rang|told|asked|went|came|ran|left|lives?|lived|knew|knows|wrote|spoke|and\s+\p{Lu}|did|does|got|saw|met|refused|wanted|stayed|returned)(?![\p{L}])/u

/** The same, or but for one letter; from seven letters on but for two. With the first letter alike, or ordinary words would be names. */
function isNearly(word: string, known: string): boolean {
  if (known.length < 4 || word.length < 4 || word[0] !== known[0] || isPlain(word)) return false
  return distance(word, known) <= (known.length >= 7 ? 2 : 1)
}

/** Letters left out, put in, exchanged, or in each other's place. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row++) {
    rows.push([row])
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const least = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same)
      rows[row]?.push(swapped ? Math.min(least, at(row - 2, column - 2) + 1) : least)
    }
  }
  return at(a.length, b.length)
}
