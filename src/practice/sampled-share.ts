// What a stratified sample says of all its cases: each stratum by how many cases it has, and cases of one child as alike as they are.
import { effectOf, none, type OfStrata, ofStrata, type Pairs, pairsByMonth } from './statistics.ts'

/** A case of the sample that has an answer. */
export type Answered = { readonly stratum: string; readonly child: string; readonly yes: boolean }

/** How many cases there were to draw from, by stratum; null for a sample that kept no list of them: all are then drawn alike. */
export type CasesOf = ReadonlyMap<string, number> | null

export type SampledShare = OfStrata & {
  readonly n: number
  /** Strata of which no case has an answer: the share says nothing of these. */
  readonly without: readonly { readonly stratum: string; readonly cases: number }[]
}

/** Null without any answer. */
export function sampledShare(answered: readonly Answered[], casesOf: CasesOf): SampledShare | null {
  const n = answered.length
  const strata = [...(casesOf ?? new Map([['', n]]))].map(([stratum, cases]) => {
    const of = casesOf === null ? answered : answered.filter((one) => one.stratum === stratum)
    return { stratum, cases, n: of.length, yes: of.filter(({ yes }) => yes).length }
  })
  const successes = answered.filter(({ yes }) => yes).length
  const share = ofStrata(strata, effectOf({ successes, n, pairs: pairsIn(answered) }))
  if (share === null) return null
  const without = strata.filter((one) => one.n === 0).map(({ stratum, cases }) => ({ stratum, cases }))
  return { ...share, n, without }
}

export function casesByStratum(population: readonly { readonly stratum: string }[]): ReadonlyMap<string, number> {
  const by = Map.groupBy(population, ({ stratum }) => stratum)
  return new Map(
    [...by].map(([stratum, cases]) => [stratum, cases.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** All in one sample: the month that pairs are kept by says nothing here. */
const pairsIn = (answered: readonly Answered[]): Pairs =>
  pairsByMonth(answered.map(({ child, yes }) => ({ child, yes, month: '2000-01' }))).get('2000-01')?.[0] ?? none
