// The share of audited files that are good, one rule for every page: of those whose grade stands, and those without one named beside it.
import { percent, thousands } from '../kernel/words.ts'
import { type Answered, type CasesOf, type SampledShare, sampledShare } from '../practice/sampled-share.ts'

type Files = {
  /** Of each file whose grade stands. */
  readonly graded: readonly (Pick<Answered, 'stratum' | 'child'> & { readonly grade: string })[]
  readonly strata: CasesOf
  readonly drawn: number
}

/** A file in dispute or not graded counts neither way: a closure test asks how many there are, and lets none be left out in silence. */
export function goodFilesWords({ graded, strata, drawn }: Files): string {
  const without = withoutWords(drawn - graded.length)
  const answered = graded.map(({ grade, ...file }) => ({ ...file, yes: grade === 'good' }))
  const share = sampledShare(answered, strata)
  if (share === null) return drawn === 0 ? 'no file in the sample' : `none graded${without}`
  return `${shareWords(share, answered.filter(({ yes }) => yes).length)}${without}`
}

/** With strata of which nothing is graded: the share says nothing of their cases. */
export function shareWords({ share, n, low, high, without }: SampledShare, good: number): string {
  const weighted = percent(share) === percent(good / n) ? '' : ', weighted by stratum'
  const said = `${percent(share)} good${weighted}, ${good} of ${n} (${percent(low)} to ${percent(high)})`
  return without.length === 0 ? said : `${said}; none graded in ${without.map(({ stratum }) => stratum).join(', ')}`
}

export const withoutWords = (count: number): string =>
  count === 0 ? '' : `; ${thousands(count)} ${count === 1 ? 'file' : 'files'} without a final grade`
