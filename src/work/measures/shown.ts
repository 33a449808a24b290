// A figure as it is shown: never without its n and its interval.
import { percent } from '../../kernel/words.ts'
import { intervalOf, intervalOfPart, pairsWithin } from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'

export function shown(figures: Figures) {
  const n = total(figures)
  // Of several months as one the pairs among them are there already.
  const { low, high } = intervalOf(countOf(figures))
  return {
    yes: figures.yes,
    no: figures.no,
    notEvidenced: figures.notEvidenced,
    notYet: figures.notYet,
    n,
    share: n === 0 ? null : percent(figures.yes / n),
    interval: n === 0 ? null : `${percent(low)} to ${percent(high)}`,
    // The same for a program, from 0 to 1.
    proportion: n === 0 ? null : figures.yes / n,
    low: n === 0 ? null : low,
    high: n === 0 ? null : high,
    timed: figures.timed,
    neverDone: figures.neverDone,
    p50: figures.p50,
    p90: figures.p90,
    longest: figures.longest,
    notReached: {
      p50: figures.p50 === null && figures.neverDone > 0,
      p90: figures.p90 === null && figures.neverDone > 0,
    },
  }
}

/** A figure as a count of cases, with its pairs of one child. */
export const countOf = (figures: Figures) => ({
  successes: figures.yes,
  n: total(figures),
  pairs: pairsWithin([figures]),
})

/** How much of the whole a part is: exceptions as a share of all returns, for example. */
export function ofWhole(part: Figures, parts: readonly Figures[], whole: Figures) {
  const [n, all] = [total(part), total(whole)]
  if (all === 0 || n > all) return null
  const { low, high } = intervalOfPart(countOf(part), parts.map(countOf), pairsWithin([whole]))
  return { words: `${percent(n / all)} (${percent(low)} to ${percent(high)})`, proportion: n / all, low, high }
}

export const nothing = (group: string): Figures => ({
  group,
  yes: 0,
  no: 0,
  notEvidenced: 0,
  notYet: 0,
  timed: 0,
  neverDone: 0,
  p50: null,
  p90: null,
  longest: null,
})
