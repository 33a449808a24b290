// The assertion gap of a frozen pack, by the definition that it was frozen by: a pack keeps its digits.
import { assertionGap, type Gap, gapWords, onTimeOf, together } from '../../practice/assertion-gap.ts'
import { gapMonths, gapOverLast } from '../../practice/gap-over-months.ts'
import { monthsInWords } from '../../practice/months-in-words.ts'
import { isAhead } from '../files-unasked.ts'
import { monthOf } from './frozen-month.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import type { Asked } from './measuring.ts'
import { goodFiles, goodFilesOfCases } from './pack.ts'

/** Of so many months a pack tells the gap. */
const monthsOfGap = 3

type Better = 'higher' | 'lower' | null
const same = (one: Asked) => (other: Asked) => one.measure === other.measure && one.part === other.part
const nothing = { yes: 0, no: 0, notEvidenced: 0 }

/** Null where no frozen month has both sides. Each side is opened month by month. */
export function gapOf(figures: readonly FrozenFigure[], asked: Asked, better: Better) {
  return figures.some(same(goodFilesOfCases))
    ? overAudited(figures, asked, better)
    : asFirstDefined(figures, asked, better)
}

function overAudited(figures: readonly FrozenFigure[], asked: Asked, better: Better) {
  const months = figures.filter(same(asked)).map(({ month }) => month)
  const of = (one: Asked) => (month: string) =>
    figures.find((each) => each.month === month && same(one)(each)) ?? nothing
  const gap = gapOverLast(monthsOfGap, months, { onTime: of(asked), files: of(goodFilesOfCases), better })
  if (gap === null) return null
  return {
    ...shown(gap, gapMonths(gap), goodFilesOfCases.measure),
    onTimeMonths: opened(figures, asked, gap.months),
    fileMonths: graded(figures, goodFilesOfCases, gap.months),
  }
}

/** Over the last three frozen months, files by the month of their draw. Packs from before files were frozen beside it have none. */
function asFirstDefined(figures: readonly FrozenFigure[], asked: Asked, better: Better) {
  const last = (one: Asked) => figures.filter(same(one)).slice(-monthsOfGap)
  const gap = assertionGap(onTimeOf(together(last(asked)), better), together(last(goodFiles)))
  if (gap === null) return null
  const months = last(asked).map(({ month }) => month)
  return {
    ...shown(gap, `${monthsInWords(months)}, files by the month in which they were drawn`, goodFiles.measure),
    onTimeMonths: opened(figures, asked, months),
    fileMonths: graded(figures, goodFiles, months),
  }
}

const shown = (gap: Gap, over: string, goodFiles: string) => ({
  words: gapWords(gap),
  points: gap.points,
  isAhead: isAhead(gap),
  onTime: gap.onTime.words,
  doneWell: gap.doneWell.words,
  over,
  goodFiles,
})

const opened = (figures: readonly FrozenFigure[], one: Asked, months: readonly string[]) =>
  figures.filter((each) => same(one)(each) && months.includes(each.month)).map(monthOf)

/** As in the gap: without the files that have no grade that stands. */
const graded = (figures: readonly FrozenFigure[], one: Asked, months: readonly string[]) =>
  opened(
    figures.map((each) => ({ ...each, notEvidenced: 0 })),
    one,
    months,
  )
