// What stops a recommendation from being met, a sentence each.

import { dateWords } from '../../../kernel/time.ts'
import { percent } from '../../../kernel/words.ts'
import type { ClosureTest, Criterion } from '../test.ts'
import type { Besides, Judged, Verdict } from './judged.ts'

export function whatStops(
  test: ClosureTest,
  last: Judged['months'],
  enough: boolean,
  { countsFrom = null, sincePublished = false }: Pick<Besides, 'countsFrom' | 'sincePublished'>,
): readonly string[] {
  const sentences = test.criteria.flatMap((criterion, index) => {
    const bad = last.filter((month) => month.verdicts[index] !== 'passes')
    return (['fails', 'too few', 'too little evidence'] as const).flatMap((kind) => {
      const months = bad.filter((month) => month.verdicts[index] === kind).map((month) => month.month)
      return months.length === 0 ? [] : [sentence(criterion, kind, months, test)]
    })
  })
  if (enough) return sentences
  const counted = whichCount(countsFrom, sincePublished)
  return [`Only ${last.length} of ${test.sustainedMonths} whole months ${counted}.`, ...sentences]
}

function whichCount(countsFrom: string | null, sincePublished: boolean): string {
  if (countsFrom === null) return 'have figures'
  return sincePublished
    ? `count: those since its report was published, from ${dateWords(countsFrom)}`
    : `count: the sustained period began again in ${dateWords(countsFrom)}`
}

function sentence(
  criterion: Criterion,
  kind: Exclude<Verdict, 'passes'>,
  months: readonly string[],
  test: ClosureTest,
): string {
  const when = months.map((month) => dateWords(month)).join(', ')
  switch (kind) {
    case 'fails':
      return `${criterion.measure}: ${criterion.better === 'higher' ? 'below' : 'above'} ${percent(criterion.threshold)} in ${when}.`
    case 'too few':
      return `${criterion.measure}: fewer than ${criterion.minimumN} cases in ${when}.`
    case 'too little evidence':
      return `${criterion.measure}: more than ${percent(test.mostNotEvidenced)} without evidence in ${when}.`
  }
}

export const expired = ({ expiresOn = null }: ClosureTest, today: string | undefined): readonly string[] =>
  expiresOn !== null && today !== undefined && today > expiresOn
    ? [`The closure test expired on ${dateWords(expiresOn)}: a new one must be approved.`]
    : []
