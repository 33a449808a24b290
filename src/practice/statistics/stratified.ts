// The share of a stratified sample: a stratum counts by the cases it has, and not by how many of them were drawn or graded.
import { type Interval, scoreInterval } from './proportion.ts'

/** Of one stratum: how many cases there are, how many of those drawn have an answer, and of these how many say yes. */
export type Stratum = { readonly cases: number; readonly n: number; readonly yes: number }

export type OfStrata = Interval & {
  readonly share: number
  /** How many cases drawn of all alike the sample is worth: never more than it has. */
  readonly worth: number
}

/**
 * The mean of the strata’s shares, each weighted by its cases, with Wilson’s interval of as many cases as the sample is worth: the square of the
 * weights’ sum over the sum of their squares (Kish, Survey Sampling, 1965, 11.7), by the design effect of cases of one child fewer. That strata
 * differ, and that a sample may be much of all its cases, would make it narrower: neither is used, so that it is wide rather than narrow. A stratum
 * without an answer weighs nothing: whoever shows the share says which. Null without any answer.
 */
export function ofStrata(strata: readonly Stratum[], effect = 1): OfStrata | null {
  const answered = strata.filter(({ n }) => n > 0)
  const cases = answered.reduce((sum, one) => sum + one.cases, 0)
  if (cases === 0) return null
  const worth = 1 / answered.reduce((sum, one) => sum + (one.cases / cases) ** 2 / one.n, 0) / effect
  const share = weighted(answered, cases)
  return { share, worth, ...scoreInterval(share, worth) }
}

function weighted(answered: readonly Stratum[], cases: number): number {
  // All yes, or none: exactly so, which a sum of fractions is not.
  if (answered.every(({ n, yes }) => yes === n)) return 1
  if (answered.every(({ yes }) => yes === 0)) return 0
  return answered.reduce((sum, one) => sum + (one.cases / cases) * (one.yes / one.n), 0)
}
