// The assertion gap: what stands beside a measure of timeliness or of audited quality, and how far apart the two are.
import { assertionGap, type Gap, gapWords, onTimeOf } from '../../practice/assertion-gap.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Figures } from '../../registers/measures.ts'

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

/** Between a measure of timeliness and files that are good; null where either has no case, or neither is one of the two. */
export function gapBetween(
  one: MeasureDefinition,
  figure: Figures,
  other: MeasureDefinition,
  beside: Figures,
): GapSaid | null {
  const [timely, onTime, files] = one.kind === 'timeliness' ? [one, figure, beside] : [other, beside, figure]
  if (timely === other && one.id !== 'A1') return null
  const gap = assertionGap(onTimeOf(onTime, timely.better), files)
  if (gap === null) return null
  const { points, low, high } = gap
  return { words: gapWords(gap), inPoints: { points, low, high } }
}

/** In points, a hundred to the whole, with its 95 % interval. */
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
  figureOf: (id: string) => Figures,
): GapInList | null {
  if (one.kind !== 'timeliness' && one.kind !== 'audited quality') return null
  if (one.kind === 'audited quality' && one.id !== 'A1') return { beside: [], at: 'A1' }
  const beside = besideOf(one, definitions).flatMap((other) => {
    const gap = gapBetween(one, figureOf(one.id), other, figureOf(other.id))
    return gap === null ? [] : [{ id: other.id, ...gap }]
  })
  return { beside, at: null }
}
