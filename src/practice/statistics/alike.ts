// Cases of one child are alike, and so are those of one home: how many independent ones a count of them is worth, by how often two of them agree.
import { checkCount } from './binomial.ts'
import { type Interval, scoreInterval } from './proportion.ts'

/** Pairs of cases: how many, and in how many of them both are yes or both are not. */
export type Paired = { readonly pairs: number; readonly yes: number; readonly no: number }

/** Pairs of cases that are of one child; `home`: of two children of one home, none of them twice. Left out where there are none, or homes are not known. */
export type Pairs = Paired & { readonly home?: Paired }

/** Some cases, and the pairs among them; without pairs every case is of another child, and each child of another home. */
export type Alike = { readonly successes: number; readonly n: number; readonly pairs?: Pairs }

/**
 * Both counts as so many independent cases, for a comparison of the two. A count is divided by its design effect (Rao and Scott, Biometrics
 * 1992; 48: 577): 1 + likeness × the mean number of other cases of the same child, and likewise of other children of the same home. The likeness is that of
 * its own pairs or of both sides' pairs, whichever is greater: a side in which nearly all is yes cannot show how alike its cases are. Never more than were
 * counted, and whole cases only; where no child comes back and no home has two they are the very counts.
 */
export function worthBeside(one: Alike, other: Alike): readonly [Alike, Alike] {
  const [n, successes] = [one.n + other.n, one.successes + other.successes]
  if (successes === 0 || successes === n) return [one, other]
  const share = successes / n
  const both = likeness(added(one.pairs ?? none, other.pairs ?? none), share)
  const worth = (side: Alike) => worthOf(side, greater(both, likeness(side.pairs ?? none, share)))
  return [worth(one), worth(other)]
}

function worthOf(side: Alike, alike: Likeness): Alike {
  const effect = designEffect(side, alike)
  if (effect === 1) return side
  // A hair's breadth: of cases that are all of one child the last one is not lost to rounding.
  const n = Math.floor(side.n / effect + 1e-9)
  return { successes: Math.round((side.successes / side.n) * n), n }
}

/**
 * The interval of a proportion that allows for children who come back and for homes: Wilson's, as of so many cases as the count is worth. Where all are
 * yes, or none is, nothing shows how alike cases are: each pair of one child is taken as quite alike, and each of two children of one home as alike as `unseen` says.
 */
export function intervalOf(counted: Alike): Interval {
  const { successes, n } = counted
  checkCount(successes, n)
  return n === 0 ? { low: 0, high: 1 } : scoreInterval(successes / n, n / effectOf(counted))
}

/** By how much a count is worth fewer independent cases, from 1 up: its own design effect, as in its interval. */
export function effectOf(counted: Alike): number {
  const { successes, n, pairs = none } = counted
  return designEffect(counted, successes === 0 || successes === n ? unseen : likeness(pairs, successes / n))
}

/** A count as so many independent cases, which need not be whole ones, by its own design effect. */
export function asIndependent(counted: Alike): Alike {
  const effect = effectOf(counted)
  return { successes: counted.successes / effect, n: counted.n / effect }
}

/**
 * The interval of a part's share of all cases, each of which is in one of the parts. Cases of one child are alike by how much more often two
 * of them are in the same part than any two: one likeness for all parts (Rao and Scott, J Am Stat Assoc 1981; 76: 221, the first correction);
 * and so of one home. `pairs`: among all cases, in whatever parts.
 */
export function intervalOfPart(part: Alike, parts: readonly Alike[], pairs: Pairs): Interval {
  const n = parts.reduce((sum, one) => sum + one.n, 0)
  checkCount(part.n, n)
  if (n === 0) return { low: 0, high: 1 }
  const same = parts.reduce<Pairs>((sum, one) => added(sum, one.pairs ?? none), none)
  const byChance = parts.reduce((sum, one) => sum + (one.n / n) ** 2, 0)
  const alikeBy = (of: Paired, among: Paired, where: number) =>
    byChance === 1 || among.pairs === 0 ? where : (of.pairs / among.pairs - byChance) / (1 - byChance)
  const alike = {
    child: alikeBy(same, pairs, unseen.child),
    home: alikeBy(same.home ?? none, pairs.home ?? none, unseen.home),
  }
  return scoreInterval(part.n / n, n / designEffect({ successes: 0, n, pairs }, alike))
}

/**
 * Of groups that are held against all of them together how many independent cases each is worth: whole ones, at least one, never more than
 * were counted. By one likeness for all groups, about the share of all together, since what is asked is whether they differ; and by how often a child comes
 * back within the group.
 */
export function worthTogether(groups: readonly Alike[]): readonly number[] {
  const sum = (of: (group: Alike) => number) => groups.reduce((total, group) => total + of(group), 0)
  const [n, successes] = [sum((group) => group.n), sum((group) => group.successes)]
  if (successes === 0 || successes === n) return groups.map((group) => group.n)
  const alike = likeness(groups.map(({ pairs = none }) => pairs).reduce(added, none), successes / n)
  return groups.map((group) =>
    Math.max(Math.min(1, group.n), Math.floor(group.n / designEffect(group, atMostQuite(alike)) + 1e-9)),
  )
}

/** 1 where two cases always agree, 0 where they agree as often as any two: the intraclass correlation by pairs. */
type Likeness = { readonly child: number; readonly home: number }

const likeness = (pairs: Pairs, share: number): Likeness => ({
  child: likenessOf(pairs, share),
  home: likenessOf(pairs.home ?? none, share),
})

function likenessOf({ pairs, yes, no }: Paired, share: number): number {
  if (pairs === 0) return 0
  const differ = pairs - yes - no
  const together = yes * (1 - share) ** 2 + no * share ** 2 - differ * share * (1 - share)
  return together / (pairs * share * (1 - share))
}

/** Where nothing shows it. No home makes its children quite alike: twice what is taken as plausible (Vigil default, decision 0017). */
const unseen: Likeness = { child: 1, home: 0.1 }

const greater = (a: Likeness, b: Likeness): Likeness => ({
  child: Math.max(a.child, b.child),
  home: Math.max(a.home, b.home),
})

const atMostQuite = ({ child, home }: Likeness): Likeness => ({ child: Math.min(1, child), home: Math.min(1, home) })

/** Each likeness by itself, never below none: that cases of one child differ does not make those of one home worth more. */
function designEffect({ n, pairs = none }: Alike, { child, home }: Likeness): number {
  if (n === 0) return 1
  return 1 + (2 * (Math.max(0, child) * pairs.pairs + Math.max(0, home) * (pairs.home?.pairs ?? 0))) / n
}

/** A month's pairs by how far back the other case of each is: in the same month, in the month before, and so on. */
export type PairsBack = readonly Pairs[]

/** The pairs among consecutive months, the first of which has none further back. */
export const pairsWithin = (months: readonly { readonly alike?: PairsBack }[]): Pairs =>
  months.flatMap(({ alike = [] }, index) => alike.slice(0, index + 1)).reduce(added, none)

/** So far back a pair is looked for: twelve whole months and the one that runs are the most that are read as one. */
export const monthsBack = 12

export const none: Paired = { pairs: 0, yes: 0, no: 0 }

export function added(a: Pairs, b: Pairs): Pairs {
  const both = sum(a, b)
  return a.home === undefined && b.home === undefined ? both : { ...both, home: sum(a.home ?? none, b.home ?? none) }
}

const sum = (a: Paired, b: Paired): Paired => ({ pairs: a.pairs + b.pairs, yes: a.yes + b.yes, no: a.no + b.no })
