// One measure as the public sees it: twelve whole months through disclosure control, with what changed and the statement that counted.
import { text } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { disclose, discloseMonths } from '../../practice/disclosure.ts'
import { type Counting as Figure, noCases } from '../../practice/gap-over-months.ts'
import { comparedWords, type SinceAnchor, said, sinceAnchor, togetherClause } from '../../practice/statistics.ts'
import { countingSql } from '../../registers/measures.ts'
import type { PublicMeasure, PublicVerdict } from './facts.ts'
import { months, type Window, windowOf } from './months-read.ts'

export type Asked = { readonly measure: string; readonly part: string | null }
export type ByMonth = ReadonlyMap<string, Figure>

/** Measures as values, by `measure/part` and month: as `registers/measures` answers them. */
type Read = (asked: {
  readonly force: string
  readonly measures: readonly Asked[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<ReadonlyMap<string, ByMonth>>

type Definition = {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly numerator: string
  readonly denominator: string
  readonly kind: string
  readonly better: 'higher' | 'lower' | null
}

export type Measured = { readonly read: Read; readonly definitions: ReadonlyMap<string, Definition> }

export const keyOf = ({ measure, part }: Asked): string => `${measure}/${part ?? ''}`

export type Counting = {
  readonly force: string
  readonly now: Instant
  readonly window: Window
  readonly figures: ReadonlyMap<string, ByMonth>
  /** How many measures are read together: what may be claimed by chance is shared among them. */
  readonly together: number
}

export function shownMeasure(
  asked: Asked,
  words: string,
  definition: Definition,
  { force, now, window, figures, together }: Counting,
): PublicMeasure {
  const byMonth = figures.get(keyOf(asked)) ?? new Map<string, Figure>()
  const all = window.names.map((month) => {
    const { yes, no, notEvidenced, notYet = 0, alike = [] } = byMonth.get(month) ?? noCases
    return { month, yes, n: yes + no + notEvidenced, notYet, alike }
  })
  const counts = all.slice(-months)
  const shown = discloseMonths(counts)
  const { better } = definition
  const [change, alone] = [together, 1].map((count) => (better === null ? null : sinceAnchor(all, better, count)))
  const verdict = verdictOf(change ?? null, counts)
  const byItself = verdictOf(alone ?? null, counts)
  const { measure, part } = asked
  return {
    measure,
    part,
    version: definition.version,
    question: definition.question,
    numerator: definition.numerator,
    denominator: definition.denominator,
    asked: words,
    year: shown.year,
    counted: shown.counted,
    change: [
      changeWords[verdict],
      // The same measure may stand under another recommendation, read with fewer: the reader is told why its word differs there.
      togetherClause(changeWords[verdict], changeWords[byItself], together),
      change == null || change.n === 0 ? '' : `, ${comparedWords(change)}`,
    ].join(''),
    verdict,
    months: (shown.months ?? []).map((figure, at) => ({ month: counts[at]?.month ?? '', ...figure })),
    statement: part === null ? 0 : 1,
    parameters: parametersOf(asked, { force, window, now }),
  }
}

/** What stands in place of $1, $2 … of the statement that counts a measure, as the public reads it. */
export const parametersOf = (
  { measure, part }: Asked,
  { force, window: { from, until }, now }: Pick<Counting, 'force' | 'window' | 'now'>,
): string[] =>
  countingSql({ force, measure, part, from, until, now }).values.map((value) =>
    Array.isArray(value) ? `{${value.join(',')}}` : String(value),
  )

/** The twelve that are published, in order. */
export const shownMonths = ({ names }: Window): readonly string[] => names.slice(-months)

/** The very texts that are sent to the database, their parameters by number: of a whole measure, and of a part of one. */
export function countingStatements(force: string, now: Instant): readonly string[] {
  const { from, until } = windowOf(now)
  return [null, 'part'].map((part) => text(countingSql({ force, measure: 'measure', part, from, until, now })).trim())
}

/** Nothing is said of a change among cases too few for a percentage. */
function verdictOf(
  change: SinceAnchor | null,
  counts: readonly { readonly yes: number; readonly n: number }[],
): PublicVerdict {
  const all = disclose(counts.reduce((a, b) => ({ yes: a.yes + b.yes, n: a.n + b.n })))
  const enough = typeof all.n === 'number' && all.n >= 30
  return enough ? said(change) : 'too few cases'
}

const changeWords: Readonly<Record<PublicVerdict, string>> = {
  improved: 'Improved',
  worse: 'Worse',
  'no clear change': 'No clear change',
  'nothing counted': 'There is no earlier year to compare with yet',
  'too few cases': 'Too few cases to say whether it changed',
}
