// Drawing from a seeded stream: the same seed makes the same force, child by child.
import { type Random, seededRandom } from '../practice/statistics.ts'

export type Chance = {
  readonly yes: (share: number) => boolean
  /** From `low` up to `high`, with a fraction. */
  readonly between: (low: number, high: number) => number
  readonly whole: (low: number, high: number) => number
  readonly one: <T>(items: readonly T[]) => T
  /** One of the names, by weight. */
  readonly weighted: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name
  /** A value between points of a distribution, each a share and the value that this share does not exceed. */
  readonly quantile: (points: readonly (readonly [share: number, value: number])[]) => number
  /** A stream beside this one: what is drawn from it moves nothing here. */
  readonly beside: (stream: number) => Chance
}

/** A stream of its own for each child: one child more or less changes no other. */
export const chanceOf = (seed: number, stream: number): Chance =>
  chanceFrom((seed * 1_000_003 + stream * 7_919) % 4_294_967_296)

function chanceFrom(seed: number): Chance {
  const random: Random = seededRandom(seed)
  const between = (low: number, high: number) => low + (high - low) * random()
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    yes: (share) => random() < share,
    between,
    whole,
    one: (items) => {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('nothing to choose from')
      return item
    },
    weighted: (weights) => pick(weights, random()),
    quantile: (points) => valueAt(points, random()),
    beside: (stream) => chanceFrom((seed * 31 + stream * 104_729 + 17) % 4_294_967_296),
  }
}

function pick<Name extends string>(weights: Readonly<Record<Name, number>>, drawn: number): Name {
  const names: Name[] = []
  for (const name in weights) names.push(name)
  let left = drawn * names.reduce((sum, name) => sum + weights[name], 0)
  for (const name of names) {
    left -= weights[name]
    if (left < 0) return name
  }
  const last = names.at(-1)
  if (last === undefined) throw new Error('nothing to choose from')
  return last
}

function valueAt(points: readonly (readonly [number, number])[], share: number): number {
  let [fromShare, from] = points[0] ?? [0, 0]
  for (const [toShare, to] of points) {
    if (share <= toShare && toShare > fromShare)
      return from + ((to - from) * (share - fromShare)) / (toShare - fromShare)
    fromShare = toShare
    from = to
  }
  return from
}
