// Repeatable chance: the same seed draws the same sample, so that anybody can check that a sample was not chosen.

/** The next number, 0 ≤ x < 1. */
export type Random = () => number

/**
 * sfc32 (Doty-Humphrey, PractRand 2010), its state filled from the seed by splitmix32; passes PractRand, period at least 2^32.
 * For samples and demonstrations, never for keys. Only the seed's lowest 32 bits count. Throws RangeError unless the seed is a whole number.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed must be a whole number, not ${seed}`)
  const next = splitmix32(seed)
  let [a, b, c, counter] = [next(), next(), next(), 1]
  const draw = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round++) draw()
  return draw
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}

/**
 * k of the items, each set of k as likely as any other, in the order drawn (the first k steps of a Fisher–Yates shuffle).
 * All of them where there are fewer than k. Throws RangeError unless k is a whole number from 0.
 */
export function sampleWithoutReplacement<Item>(items: readonly Item[], k: number, random: Random): Item[] {
  if (!(Number.isSafeInteger(k) && k >= 0)) throw new RangeError(`cannot draw ${k} items`)
  const pool = [...items]
  const drawn: Item[] = []
  while (drawn.length < k && pool.length > 0) {
    drawn.push(...pool.splice(Math.floor(random() * pool.length), 1))
  }
  return drawn
}
