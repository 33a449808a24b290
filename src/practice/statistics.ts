// Statistics for measures: how sure a number is, whether it has changed, and who differs from whom. Pure, no dependencies.

export { cohenKappa, fleissKappa, percentAgreement } from './statistics/agreement.ts'
export {
  asIndependent,
  effectOf,
  intervalOf,
  intervalOfPart,
  monthsBack,
  none,
  type Paired,
  type Pairs,
  type PairsBack,
  pairsWithin,
} from './statistics/alike.ts'
export {
  comparedWords,
  monthsNeeded,
  nextAnchor,
  ripe,
  type Said,
  type SinceAnchor,
  said,
  sinceAnchor,
} from './statistics/anchor.ts'
export { binomialProbability } from './statistics/binomial.ts'
export { rule as changeRule } from './statistics/change.ts'
export { controlLimits, type Signal } from './statistics/control.ts'
export { type Funnel, type FunnelPoint, funnel, funnelLimits } from './statistics/funnel.ts'
export { type Interval, newcombe, ratioInterval, wilson } from './statistics/proportion.ts'
export { quantile, quantileInterval, type Summary, summary, type Timed } from './statistics/quantile.ts'
export { type Random, sampleWithoutReplacement, seededRandom } from './statistics/random.ts'
export { togetherClause } from './statistics/read-together.ts'
export { monthsBetween, pairsAmong, pairsByMonth } from './statistics/same-child.ts'
export { type OfStrata, ofStrata } from './statistics/stratified.ts'
