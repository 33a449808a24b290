// What changed between the root that draws and the draw: said beside the sample, and without effect on it.
import { itemName } from './draw.ts'
import type { AuditBodies } from './facts.ts'

type Place = AuditBodies['audit.drawn/1']['population'][number]
export type Since = NonNullable<AuditBodies['audit.drawn/1']['since']>

/** A case reopened has left, one closed late has joined, one graded anew stands in another stratum now. */
export function changedSince(known: readonly Place[], now: readonly Place[]): Since {
  const keyOf = ({ recordId, question }: Place) => itemName(recordId, question)
  const before = new Map(known.map((one) => [keyOf(one), one]))
  const after = new Map(now.map((one) => [keyOf(one), one]))
  return {
    left: known.filter((one) => !after.has(keyOf(one))),
    joined: now.filter((one) => !before.has(keyOf(one))),
    moved: now.filter((one) => (before.get(keyOf(one))?.stratum ?? one.stratum) !== one.stratum),
  }
}
