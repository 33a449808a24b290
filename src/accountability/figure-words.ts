// A figure in one sentence, as it stands beside an answer: a matter of time never without how far it is above “done well”.

import { dateWords } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import type { FigureThen } from './figure-then.ts'
import { gapShown } from './public-gap.ts'

export function figureWords({ question, year, last, gap }: FigureThen): string {
  const beside = gap === undefined ? '' : `; ${besideWords(gap)}`
  const sentence = `${question} ${counted(year)} in the twelve months to ${dateWords(last)}${share(year)}`
  return `${sentence.slice(0, 300)}${beside}`
}

function besideWords(gap: NonNullable<FigureThen['gap']> | null): string {
  if (gap === null) return noGap
  const { words, over, onTime, doneWell } = gapShown(gap)
  if (over === null || onTime === null || doneWell === null) return `“on time” is ${words} “done well”`
  return `in cases of ${over} “on time” is ${words} “done well”: on time ${counted(onTime)}${share(onTime)}; files that are good ${counted(doneWell)}${share(doneWell)}`
}

const noGap = 'we cannot say whether it was done well, because too few files from the same months have been audited'

type Year = FigureThen['year']
const counted = ({ yes, n }: Year): string =>
  yes === 'not shown' ? `${shown(n)} cases, too few to show` : `${shown(yes)} of ${shown(n)}`
const shown = (count: Year['n']): string => (typeof count === 'number' ? thousands(count) : count)
const share = ({ percent, low, high }: Year): string =>
  percent === null ? '' : `, ${percent}% (95% interval ${low}% to ${high}%)`
