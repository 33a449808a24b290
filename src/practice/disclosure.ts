// Disclosure control: the one way in which a count becomes public. Small counts are a range, everything else, totals too, is rounded.
import { wilson } from './statistics.ts'

/** Exact is never public: `1 to 7`, or the nearest five. */
export type PublicCount = '1 to 7' | number

export type PublicFigure = {
  readonly yes: PublicCount
  readonly n: PublicCount
  /** Percent of the rounded counts, and only where the rounded denominator is 30 or more. */
  readonly percent: number | null
  /** 95 % Wilson interval of the rounded counts, in percent. */
  readonly low: number | null
  readonly high: number | null
}

const smallest = 1
const largest = 7
const step = 5
const leastForPercent = 30

/** Hiding only what is under five let half of the small cells be found again by subtraction; this, one in five thousand. */
export function publicCount(count: number): PublicCount {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`a count is a whole number from 0 on, not ${count}`)
  return count >= smallest && count <= largest ? '1 to 7' : Math.round(count / step) * step
}

export function disclose(figure: { readonly yes: number; readonly n: number }): PublicFigure {
  if (figure.yes > figure.n) throw new RangeError(`${figure.yes} of ${figure.n} cannot be`)
  const [yes, n] = [publicCount(figure.yes), publicCount(figure.n)]
  if (typeof yes !== 'number' || typeof n !== 'number' || n < leastForPercent)
    return { yes, n, percent: null, low: null, high: null }
  const { low, high } = wilson(Math.min(yes, n), n)
  return { yes, n, percent: percentOf(Math.min(yes, n) / n), low: percentOf(low), high: percentOf(high) }
}

const percentOf = (share: number): number => Math.round(share * 100)
