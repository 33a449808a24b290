// The assertion gap: what stands beside a measure of timeliness or of audited quality, and how far apart the two are.
import type { Instant } from '../../kernel/time.ts'
import type { Gap } from '../../practice/assertion-gap.ts'
import { filesOfCases, gapOver, gapOverWords } from '../../practice/gap-over-months.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Figures } from '../../registers/measures.ts'
import { wholeMonths } from './months.ts'
import { nothing } from './shown.ts'

/**
 * The assertion gap: being on time and doing it well are two things. A measure of timeliness never stands without what audited files
 * say, nor they without it.
 */
export function besideOf(
  { kind }: MeasureDefinition,
  definitions: readonly MeasureDefinition[],
): readonly MeasureDefinition[] {
  if (kind === 'timeliness') return definitions.filter((one) => one.id === 'A1')
  if (kind === 'audited quality') return definitions.filter((one) => one.kind === 'timeliness' && one.target !== null)
  return []
}

type MonthsOf = (id: string) => readonly Figures[]

/**
 * In words and in points, between a measure of timeliness and files that are good, over the months of these twelve whose cases were audited; null where
 * no month has both, or neither is one of the two.
 */
export function gapBetween(
  one: MeasureDefinition,
  other: MeasureDefinition,
  monthsOf: MonthsOf,
  now: Instant,
): GapSaid | null {
  const [timely, files] = one.kind === 'timeliness' ? [one, other] : [other, one]
  if (files.id !== 'A1' && files.id !== filesOfCases) return null
  const of = (id: string) => {
    const months = new Map(wholeMonths(monthsOf(id), 12, now).map((figures) => [figures.group, figures]))
    return (month: string) => months.get(month) ?? nothing(month)
  }
  const names = wholeMonths([], 12, now).map(({ group }) => group)
  const gap = gapOver(names, { onTime: of(timely.id), files: of(filesOfCases), better: timely.better })
  if (gap === null) return null
  const { points, low, high } = gap
  return { words: gapOverWords(gap), inPoints: { points, low, high } }
}

/** In points, a hundred to the whole, with its 95% interval. */
type GapSaid = { readonly words: string; readonly inPoints: Pick<Gap, 'points' | 'low' | 'high'> }

type GapInList = {
  readonly beside: readonly (GapSaid & { readonly id: string })[]
  /** Where it stands, of audited quality that is not files found good. */
  readonly at: string | null
}

/** Of one measure in a list: the gap to each that stands beside it. Null where it is neither on time nor audited; none where a side has no case. */
export function gapInList(
  one: MeasureDefinition,
  definitions: readonly MeasureDefinition[],
  monthsOf: MonthsOf,
  now: Instant,
): GapInList | null {
  if (one.kind !== 'timeliness' && one.kind !== 'audited quality') return null
  if (one.kind === 'audited quality' && one.id !== 'A1') return { beside: [], at: 'A1' }
  const beside = besideOf(one, definitions).flatMap((other) => {
    const gap = gapBetween(one, other, monthsOf, now)
    return gap === null ? [] : [{ id: other.id, ...gap }]
  })
  return { beside, at: null }
}
