// A published list of cases drawn from once more, by whoever holds it: the ranks, the places of each stratum, and whether what was drawn is what they give.
import { createHash } from 'node:crypto'
import { stratified } from '../../practice/audit.ts'

/** By the name that the list gives it; `drawn` null where the list does not say. */
type Listed = {
  readonly name: string
  readonly stratum: string
  readonly rank: string
  readonly drawn: boolean | null
}

export type Redrawn = {
  readonly cases: number
  readonly strata: readonly { readonly stratum: string; readonly cases: number; readonly drawn: number }[]
  /** By name, the lowest rank first. */
  readonly drawn: readonly string[]
  /** In sentences; none where the list is what the phrase gives. */
  readonly differences: readonly string[]
}

/** `before` is what stands in front of a case's name when its rank is worked out: phrase and root, or the phrase alone. */
export function redraw(list: readonly Listed[], size: number, before: string): Redrawn {
  const rankOf = (name: string) => createHash('sha256').update(`${before}/${name}`).digest('hex')
  const files = stratified(
    list.map(({ name, stratum }) => ({ recordId: name, stratum })),
    size,
    rankOf,
  )
  const drawn = new Set(files.map(({ recordId }) => recordId))
  const of = (some: readonly { readonly stratum: string }[], stratum: string) =>
    some.filter((one) => one.stratum === stratum).length
  const strata = [...new Set(list.map(({ stratum }) => stratum))].sort()
  return {
    cases: list.length,
    strata: strata.map((stratum) => ({ stratum, cases: of(list, stratum), drawn: of(files, stratum) })),
    drawn: [...drawn],
    differences: [
      ...twice(list),
      ...counted(
        list.filter(({ name, rank }) => rank !== rankOf(name)),
        'with a different rank in the list from the one this phrase and root give',
      ),
      ...counted(
        list.filter((one) => one.drawn === true && !drawn.has(one.name)),
        'drawn according to the list, but not by this phrase, root and size',
      ),
      ...counted(
        list.filter((one) => one.drawn === false && drawn.has(one.name)),
        'drawn by this phrase, root and size, but not according to the list',
      ),
    ],
  }
}

/** A case that stands twice has two chances. */
function twice(list: readonly Listed[]): readonly string[] {
  const seen = new Set<string>()
  return counted(
    list.filter(({ name }) => seen.size === seen.add(name).size),
    'more than once in the list',
  )
}

const counted = (some: readonly Listed[], words: string): readonly string[] =>
  some.length === 0
    ? []
    : [`${some.length === 1 ? 'One case' : `${some.length} cases`} ${words}, the first ${some[0]?.name ?? ''}.`]
