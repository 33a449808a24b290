// Statistics for measures: how sure a number is, whether it has changed, and who differs from whom. Pure, no dependencies.
export { type Interval, newcombe, ratioInterval, wilson } from './statistics/proportion.ts'
export { quantile, quantileInterval, type Summary, summary } from './statistics/quantile.ts'
export { type Random, sampleWithoutReplacement, seededRandom } from './statistics/random.ts'
