// The binomial and the hypergeometric distribution, exactly, from log factorials.

/** A count of successes out of n; anything else is a bug, so it throws RangeError. */
export function checkCount(successes: number, n: number): void {
  if (!(Number.isFinite(n) && successes >= 0 && successes <= n)) {
    throw new RangeError(`${successes} of ${n} is not a count of successes`)
  }
}

/** Cumulative probabilities P(X ≤ first + i). Outside the window they are 0 and 1 to better than 1e-15. */
type Cumulative = { readonly first: number; readonly atMost: Float64Array }

export function cumulativeBinomial(n: number, p: number): Cumulative {
  // By Bernstein's inequality less than e^−40 lies further out than this.
  const reach = 10 * Math.sqrt(n * p * (1 - p)) + 30
  const first = Math.max(0, Math.floor(n * p - reach))
  const last = Math.min(n, Math.ceil(n * p + reach))
  const atMost = new Float64Array(last - first + 1)
  let sum = 0
  for (let k = first; k <= last; k++) {
    sum += binomialProbability(k, n, p)
    atMost[k - first] = Math.min(1, sum)
  }
  atMost[last - first] = 1
  return { first, atMost }
}

/** P(X ≤ k). */
export function atMost(k: number, { first, atMost }: Cumulative): number {
  return k < first ? 0 : (atMost[Math.min(k - first, atMost.length - 1)] ?? 1)
}

/** The smallest k with P(X ≤ k) ≥ probability, found by halving. */
export function binomialQuantile(probability: number, { first, atMost }: Cumulative): number {
  let [low, high] = [0, atMost.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((atMost[middle] ?? 1) >= probability) high = middle
    else low = middle + 1
  }
  return first + low
}

export function binomialProbability(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0
  if (p >= 1) return k === n ? 1 : 0
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
}

/** P(X = k), X the number marked among `drawn` taken from `total` of which `marked` are marked. */
export function hypergeometricProbability(k: number, drawn: number, marked: number, total: number): number {
  if (k < Math.max(0, drawn + marked - total) || k > Math.min(drawn, marked)) return 0
  return Math.exp(logChoose(marked, k) + logChoose(total - marked, drawn - k) - logChoose(total, drawn))
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/** Exact sums below 32, Stirling's series from there, where its next term is under 2e-14. */
function logFactorial(n: number): number {
  const small = smallLogFactorials[n]
  if (small !== undefined) return small
  const square = 1 / (n * n)
  return (n + 0.5) * Math.log(n) - n + halfLogOfTwoPi + (1 / 12 - (1 / 360 - square / 1260) * square) / n
}

const halfLogOfTwoPi = 0.5 * Math.log(2 * Math.PI)
const smallLogFactorials: readonly number[] = Array.from({ length: 32 }, (_, n) => {
  let sum = 0
  for (let k = 2; k <= n; k++) sum += Math.log(k)
  return sum
})
