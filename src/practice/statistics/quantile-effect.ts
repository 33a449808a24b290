// How much the cases of one child, and of one home, are alike in how long they took: the design effect of a median or a ninetieth percentile.
import { type Alike, effectOf, none, type Paired } from './alike.ts'
import { ofTwo } from './same-child.ts'

/** How long a case took, in any unit, without end (Infinity) where it was owed and never done; and which child it is of, and which home. */
export type Timed = { readonly took: number; readonly child: string; readonly home?: string | null }

/**
 * The design effect of the share that lies up to a quantile. Among equal times the cut goes where the share comes nearest to p, and where it can,
 * so that some lie on either side: cases that are all alike cannot show how alike those of one child are.
 */
export function effectAt({ children, homes }: Groups, at: number | null, p: number): number {
  if (at === null) return 1
  const cut = (isUpTo: (took: number) => boolean): Alike => {
    const counts = children.map((some) => countOf(some, isUpTo))
    const ofHomes = homes.map((some) => ofTwoChildren(some.map((one) => countOf(one, isUpTo)))).reduce(summed, none)
    const pairs = { ...counts.map(pairsOf).reduce(summed, none), ...(ofHomes.pairs === 0 ? {} : { home: ofHomes }) }
    const all = counts.reduce(togetherOf, nothing)
    return { successes: all.yes, n: all.n, pairs }
  }
  const cuts = [cut((took) => took <= at), cut((took) => took < at)] as const
  const [nearest] = cuts.toSorted((a, b) => apart(a, p) - apart(b, p))
  return effectOf(nearest ?? cuts[0])
}

/** The cases of each child, and of each home with more than one child those of each of them. */
type Groups = {
  readonly children: readonly (readonly Timed[])[]
  readonly homes: readonly (readonly (readonly Timed[])[])[]
}

const ofEachChild = (cases: readonly Timed[]) => [...Map.groupBy(cases, ({ child }) => child).values()]

export function groupsOf(cases: readonly Timed[]): Groups {
  const homes = Map.groupBy(cases, ({ home }) => home ?? null)
  homes.delete(null)
  return {
    children: ofEachChild(cases),
    homes: [...homes.values()].map(ofEachChild).filter((children) => children.length > 1),
  }
}

type Count = { readonly n: number; readonly yes: number }
const nothing: Count = { n: 0, yes: 0 }

const countOf = (some: readonly Timed[], isUpTo: (took: number) => boolean): Count => ({
  n: some.length,
  yes: some.filter(({ took }) => isUpTo(took)).length,
})

const togetherOf = (a: Count, b: Count): Count => ({ n: a.n + b.n, yes: a.yes + b.yes })

const pairsOf = ({ n, yes }: Count): Paired => ({ pairs: ofTwo(n), yes: ofTwo(yes), no: ofTwo(n - yes) })

const ofTwoChildren = (children: readonly Count[]): Paired =>
  children.map(pairsOf).reduce(less, pairsOf(children.reduce(togetherOf, nothing)))

const summed = (a: Paired, b: Paired): Paired => ({ pairs: a.pairs + b.pairs, yes: a.yes + b.yes, no: a.no + b.no })
const less = (a: Paired, b: Paired): Paired => ({ pairs: a.pairs - b.pairs, yes: a.yes - b.yes, no: a.no - b.no })

/** How far the share is from p; further than any where all lie on one side. */
const apart = ({ successes, n }: Alike, p: number): number =>
  successes === 0 || successes === n ? 2 : Math.abs(successes / n - p)
