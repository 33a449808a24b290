// Standing: what the figures say of a recommendation. Pure; nobody's word goes in.
import type { ClosureTest, Criterion } from './test.ts'

export type Standing = 'not met' | 'insufficient data' | 'met' | 'no longer met'

/** One criterion in one whole month. */
export type Figure = { readonly yes: number; readonly no: number; readonly notEvidenced: number }

export type Month = {
  /** `2026-10`. */
  readonly month: string
  /** In the order of the test's criteria. */
  readonly figures: readonly Figure[]
}

export type Verdict = 'passes' | 'fails' | 'too few' | 'too little evidence'

export type Judged = {
  readonly standing: Standing
  /** What stops it, one sentence each; empty when met. */
  readonly stops: readonly string[]
  /** The first day after the month in which it could pass at the earliest; null when met. */
  readonly earliestPass: string | null
  readonly months: readonly { readonly month: string; readonly verdicts: readonly Verdict[] }[]
}

/**
 * Met: every criterion passes in each of the last `sustainedMonths` whole months. Insufficient: none fails, but some month has too few
 * cases or too little evidence to say. No longer met: it has been met before, under the same test, and is not now.
 */
export function standing(test: ClosureTest, months: readonly Month[], metBefore: boolean): Judged {
  const judged = months.map(({ month, figures }) => ({
    month,
    verdicts: test.criteria.map((criterion, index) =>
      verdict(criterion, figures[index] ?? nothing, test.mostNotEvidenced),
    ),
  }))
  const last = judged.slice(-test.sustainedMonths)
  const all = last.flatMap((month) => month.verdicts)
  const enough = last.length === test.sustainedMonths
  if (enough && all.every((one) => one === 'passes'))
    return { standing: 'met', stops: [], earliestPass: null, months: judged }
  const stops = whatStops(test, last, enough)
  const earliestPass = earliest(test, judged)
  if (metBefore) return { standing: 'no longer met', stops, earliestPass, months: judged }
  return { standing: all.includes('fails') ? 'not met' : 'insufficient data', stops, earliestPass, months: judged }
}

const nothing: Figure = { yes: 0, no: 0, notEvidenced: 0 }

/** Not evidenced counts against: a record that was not made is not a success. */
export function verdict(criterion: Criterion, figure: Figure, mostNotEvidenced: number): Verdict {
  const n = figure.yes + figure.no + figure.notEvidenced
  if (n < criterion.minimumN) return 'too few'
  if (figure.notEvidenced / n > mostNotEvidenced) return 'too little evidence'
  const share = figure.yes / n
  return (criterion.better === 'higher' ? share >= criterion.threshold : share <= criterion.threshold)
    ? 'passes'
    : 'fails'
}

function whatStops(test: ClosureTest, last: Judged['months'], enough: boolean): readonly string[] {
  const sentences = test.criteria.flatMap((criterion, index) => {
    const bad = last.filter((month) => month.verdicts[index] !== 'passes')
    return (['fails', 'too few', 'too little evidence'] as const).flatMap((kind) => {
      const months = bad.filter((month) => month.verdicts[index] === kind).map((month) => month.month)
      return months.length === 0 ? [] : [sentence(criterion, kind, months, test)]
    })
  })
  return enough
    ? sentences
    : [`Only ${last.length} of ${test.sustainedMonths} whole months have figures.`, ...sentences]
}

function sentence(
  criterion: Criterion,
  kind: Exclude<Verdict, 'passes'>,
  months: readonly string[],
  test: ClosureTest,
): string {
  const when = months.join(', ')
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
  switch (kind) {
    case 'fails':
      return `${criterion.measure}: ${criterion.better === 'higher' ? 'below' : 'above'} ${percent(criterion.threshold)} in ${when}.`
    case 'too few':
      return `${criterion.measure}: fewer than ${criterion.minimumN} cases in ${when}.`
    case 'too little evidence':
      return `${criterion.measure}: more than ${percent(test.mostNotEvidenced)} without evidence in ${when}.`
  }
}

/** If every month from now on passed: the months that pass at the end already count. */
function earliest(test: ClosureTest, judged: Judged['months']): string | null {
  const last = judged.at(-1)
  if (last === undefined) return null
  let run = 0
  for (const month of [...judged].reverse()) {
    if (!month.verdicts.every((one) => one === 'passes')) break
    run++
  }
  return firstDayAfter(last.month, test.sustainedMonths - run)
}

/** The first day of the month after `month` and `more` months beyond. */
function firstDayAfter(month: string, more: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const total = year * 12 + number + more
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-01`
}
