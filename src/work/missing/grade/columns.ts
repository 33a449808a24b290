// The columns a row may test: each question, what earlier records say, and counts. Times come in as numbers of minutes.
import { questions } from './questions.ts'

export type Value = string | number | boolean | null

export type Column = {
  readonly kind: 'words' | 'numbers' | 'true or false'
  /** What it holds, for a refusal. */
  readonly says: string
  /** Every value that matters, given the numbers that a cell names. */
  readonly values: (named: readonly number[]) => readonly Value[]
  /** Where more must never mean a lower minimum: an answer away from no, a count upwards. */
  readonly grows: 'from no' | 'upwards' | null
}

export const columnOf = (name: string): Column | null => known.get(name) ?? null

const oneOf = (words: readonly string[], grows: Column['grows'] = null): Column => ({
  kind: 'words',
  says: words.map((word) => `"${word}"`).join(' or '),
  values: () => words,
  grows,
})
const truth = (says: string): Column => ({
  kind: 'true or false',
  says: `true or false: ${says}`,
  values: () => [true, false],
  grows: null,
})
const count = (says: string, most: number, more: Partial<Pick<Column, 'grows' | 'values'>> = {}): Column => ({
  kind: 'numbers',
  says,
  values: (named) => within([0, most, ...around(named)], most),
  grows: null,
  ...more,
})

const around = (named: readonly number[]) => named.map(Math.floor).flatMap((number) => [number - 1, number, number + 1])
const within = (numbers: readonly number[], most: number) => numbers.filter((number) => number >= 0 && number <= most)
const upTo = (most: number) => Array.from({ length: most + 1 }, (_, index) => index)

/** Twenty years: no search is longer without somebody looking at its grade. */
const mostMinutes = 20 * 366 * 24 * 60

const known: ReadonlyMap<string, Column> = new Map([
  ...questions.map(({ id }): [string, Column] => [id, oneOf(['yes', 'no', 'not known'], 'from no')]),
  ['child', truth('under 18, of unknown age, or claiming to be a child')],
  ['ageDisputed', truth('the age is disputed, and the child says they are one')],
  ['age', count('whole years, or null when not known', 120, { values: () => [null, ...upTo(120)] })],
  [
    'unanswered',
    count('how many mandatory or opened questions are not known', questions.length, {
      values: () => upTo(questions.length),
      grows: 'upwards',
    }),
  ],
  ['reportsIn90Days', count('a whole number, this report included', 10_000)],
  ['harmedBefore', oneOf(['no', 'harm', 'serious harm'])],
  ['exploitationFlag', oneOf(['none', 'known or suspected', 'high'])],
  ['harmInExploitationEpisode', truth('harmed before in an episode with exploitation')],
  ['firstEpisode', truth('no earlier episode is known')],
  ['lookedAfterOnRecord', truth('looked after, by the child’s record or an earlier episode')],
  ['placedHereOnRecord', truth('placed here from elsewhere, by an earlier episode')],
  ['minutesSinceReport', count('whole minutes since the first report', mostMinutes)],
  ['minutesMissing', count('whole minutes since last seen, or since the report where that is longer', mostMinutes)],
])
