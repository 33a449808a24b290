// The assertion gap over months: what was on time in the months whose cases were audited, beside the files of those cases. One rule for every page, test and publication.
import { assertionGap, type Counts, type Gap, gapWords, monthsTogether, onTimeOf } from './assertion-gap.ts'
import { monthsInWords } from './months-in-words.ts'
import type { PairsBack } from './statistics.ts'

/** What is frozen says by which definition: 1 held the files drawn in a window beside what was on time in the same window. */
export const gapVersion = 2

/** What audited files say of the month in which their cases ended. */
export const filesOfCases = 'A7'

/** Of a month: what counts, what is still to be counted, and its pairs of cases of one child. */
export type Counting = Counts & { readonly notYet?: number; readonly alike?: PairsBack }

export const noCases: Counting = { yes: 0, no: 0, notEvidenced: 0 }

export type GapOver = Gap & {
  /** Those whose cases were audited, in order: both sides are of them alone. */
  readonly months: readonly string[]
  /** How many months were asked about: where they are more, nothing is said of the rest. */
  readonly asked: number
}

type Sides = {
  readonly onTime: (month: string) => Counting
  readonly files: (month: string) => Counting
  readonly better: 'higher' | 'lower' | null
}

/**
 * A month's cases were audited when a file of them has a grade that stands and none is still in its time to be graded. A month with
 * something still to count on either side, or with no case on either, stands on neither.
 */
export function gapOver(window: readonly string[], sides: Sides): GapOver | null {
  const months = window.filter((month) => isAudited(month, sides))
  const sum = (of: (month: string) => Counting) => monthsTogether(months.map((month) => ({ month, ...of(month) })))
  const gap = assertionGap(onTimeOf(sum(sides.onTime), sides.better), sum(sides.files))
  return gap === null ? null : { ...gap, months, asked: window.length }
}

/**
 * Over the last so many months whose cases were audited, of those given: for a test that asks for three, while the files of the last
 * month are still in their time to be graded, the three before it.
 */
export function gapOverLast(count: number, months: readonly string[], sides: Sides): GapOver | null {
  const gap = gapOver(months.filter((month) => isAudited(month, sides)).slice(-count), sides)
  return gap === null ? null : { ...gap, asked: count }
}

function isAudited(month: string, { onTime, files }: Sides): boolean {
  const [timely, audited] = [onTime(month), files(month)]
  const settled = (timely.notYet ?? 0) === 0 && (audited.notYet ?? 0) === 0
  return settled && timely.yes + timely.no + timely.notEvidenced > 0 && audited.yes + audited.no > 0
}

/** Wherever a gap stands: its months, and both percentages with n and interval. */
export const gapOverWords = (gap: GapOver): string => `${gapWords(gap)}, ${gapMonths(gap)}: ${sidesWords(gap)}`

/** The months that it is of; where more were asked about, it claims nothing of the others. */
export const gapMonths = ({ months, asked }: Pick<GapOver, 'months' | 'asked'>): string =>
  `cases of ${monthsInWords(months)}${months.length < asked ? `, ${months.length} of ${asked} months: the others cannot be compared` : ''}`

export const sidesWords = ({ onTime, doneWell }: Pick<Gap, 'onTime' | 'doneWell'>): string =>
  `on time ${onTime.words}; files that are good ${doneWell.words}`

export const noGapWords = 'no gap can be said: no case of these months was audited and graded, or none counts yet'
