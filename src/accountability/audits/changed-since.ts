// What changed between the root that draws and the draw: said beside the sample, and without effect on it.
import { changedBetween } from '../../practice/audit.ts'
import { itemName } from './draw.ts'
import type { AuditBodies } from './facts.ts'

type Place = AuditBodies['audit.drawn/1']['population'][number]
export type Since = NonNullable<AuditBodies['audit.drawn/1']['since']>

export const changedSince = (known: readonly Place[], now: readonly Place[]): Since => {
  const { left, joined, moved } = changedBetween(known, now, ({ recordId, question }) => itemName(recordId, question))
  return { left: [...left], joined: [...joined], moved: [...moved] }
}
