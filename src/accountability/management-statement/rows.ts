// Rows of the extract: each measure of a year with n and interval beside the year before, and what there was to do, each thing once.
import { together } from '../../practice/assertion-gap.ts'
import { type Counting, gapOver, gapOverWords, noCases, noGapWords } from '../../practice/gap-over-months.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { intervalOf, pairsAmong, pairsWithin } from '../../practice/statistics.ts'

export type ByMonth = ReadonlyMap<string, Counting>
export type Definition = Pick<MeasureDefinition, 'id' | 'question' | 'denominator' | 'kind' | 'better' | 'version'>

/** Of the months that are named alone. */
export const sumOf = (byMonth: ByMonth | undefined, months: readonly string[]): Counting =>
  asOne(months.map((month) => ({ month, ...(byMonth?.get(month) ?? noCases) })))

const asOne = (months: readonly (Counting & { readonly month: string })[]): Counting => ({
  ...together(months),
  alike: [pairsAmong(months)],
})

export type MeasureRow = ReturnType<typeof measureRow>

export function measureRow(definition: Definition, year: Counting, before: Counting) {
  const { id, version, question, denominator, kind, better } = definition
  return { id, version, question, denominator, kind, better, ...shown(year), before: shown(before) }
}

/** Of a matter of time how far it is above “done well”, of those months whose cases were audited; null of what is no such matter. */
export function gapWordsOf(
  { kind, better }: Pick<Definition, 'kind' | 'better'>,
  months: readonly string[],
  timely: ByMonth | undefined,
  files: ByMonth | undefined,
): string | null {
  if (kind !== 'timeliness') return null
  const of = (byMonth: ByMonth | undefined) => (month: string) => byMonth?.get(month) ?? noCases
  const gap = gapOver(months, { onTime: of(timely), files: of(files), better })
  return gap === null ? noGapWords : gapOverWords(gap)
}

function shown({ yes, no, notEvidenced, alike = [] }: Counting) {
  const n = yes + no + notEvidenced
  const { low, high } = intervalOf({ successes: yes, n, pairs: pairsWithin([{ alike }]) })
  return {
    n,
    yes,
    notEvidenced,
    percent: n === 0 ? null : percentOf(yes / n),
    low: n === 0 ? null : percentOf(low),
    high: n === 0 ? null : percentOf(high),
  }
}

/** What measures are taken of, by the words of their denominators: several of one thing, as many, are one row. What auditors looked at is no demand. */
export function demandOf(rows: readonly MeasureRow[]) {
  const counted = rows.filter(({ kind, n, before }) => kind !== 'audited quality' && n + before.n > 0)
  return [...Map.groupBy(counted, ({ denominator, n, before }) => `${denominator}/${n}/${before.n}`).values()].map(
    ([first, ...more]) => ({
      what: first?.denominator ?? '',
      n: first?.n ?? 0,
      before: first?.before.n ?? 0,
      measures: [first, ...more].map((one) => one?.id ?? ''),
    }),
  )
}

const percentOf = (share: number): number => Math.round(share * 1000) / 10
