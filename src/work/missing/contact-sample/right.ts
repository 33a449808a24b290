// How many of a month’s contacts were rightly not opened as missing, by those that were drawn and looked at, in words.
import { percent } from '../../../kernel/words.ts'
import { casesByStratum, sampledShare } from '../../../practice/sampled-share.ts'
import { verdictOfCounts } from './looks.ts'

type Looked = {
  readonly record_id: string
  readonly path: string
  readonly child: string
  readonly right: number
  readonly wrong: number
}

type Population = readonly { readonly recordId: string; readonly stratum: string }[]

/** Each path by its contacts, those of one child as alike as they are; null while no verdict stands. */
export function rightWords(rows: readonly Looked[], population: Population): string | null {
  const strata = new Map(population.map(({ recordId, stratum }) => [recordId, stratum]))
  const answered = rows.flatMap(({ record_id, path, child, right, wrong }) => {
    const said = verdictOfCounts(right, wrong)
    return said === 'yes' || said === 'no'
      ? [{ stratum: strata.get(record_id) ?? path, child, yes: said === 'yes' }]
      : []
  })
  const share = sampledShare(answered, casesByStratum(population))
  if (share === null) return null
  const interval = `95% interval ${percent(share.low)} to ${percent(share.high)}`
  const without = share.without.map(({ stratum }) => stratum).join(', ')
  return `${percent(share.share)} (${interval}), of the ${share.n} that were answered, each path by its contacts${without === '' ? '' : `; nothing of ${without}`}`
}
