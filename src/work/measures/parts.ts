// The parts of one measure, each with what share of the whole it is.
import type { Figures } from '../../registers/measures.ts'
import { ofWhole, shown } from './shown.ts'

/** None where every case is in no part. */
export const partsOf = (parts: readonly Figures[], whole: Figures) =>
  parts.some(({ group }) => group !== 'no part') ? parts.map((part) => ofAll(part, parts, whole)) : []

function ofAll(part: Figures, parts: readonly Figures[], whole: Figures) {
  const share = ofWhole(part, parts, whole)
  const { proportion, low, high } = share ?? {}
  return {
    group: part.group,
    ...shown(part),
    ofWhole: share?.words ?? null,
    shareOfWhole:
      proportion === undefined || low === undefined || high === undefined ? null : { proportion, low, high },
  }
}
