// A figure in one sentence, as it stands beside an answer.

import { dateWords } from '../../kernel/time.ts'
import type { FigureThen } from './facts.ts'

export function figureWords({ question, year, last }: FigureThen): string {
  const counted = year.yes === 'not shown' ? `${year.n} cases, too few to show` : `${year.yes} of ${year.n}`
  const share = year.percent === null ? '' : `, ${year.percent} % (95 % interval ${year.low} % to ${year.high} %)`
  return `${question} ${counted} in the twelve months to ${dateWords(last)}${share}`.slice(0, 300)
}
