// The timeline: every fact in words, when it happened, how late it was recorded, and what was put right since.
import { type Instant, minutesBetween } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { isCorrectable } from './corrections.ts'
import { detailOf } from './details.ts'
import type { MissingFact } from './facts.ts'
import type { EpisodeState } from './state.ts'
import type { Judged } from './wording.ts'
import { factWords } from './words.ts'

type Told = {
  readonly position: number
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly words: string
  readonly detail: string
  /** Minutes by which it was recorded after it happened, where that is beyond the tolerance. */
  readonly lateMinutes: number | null
  readonly corrects: number | null
  /** The entry that puts this one right. */
  readonly correctedBy: number | null
  readonly correctable: boolean
  /** Words in it that may blame the child, and what an auditor said of them. */
  readonly wording: readonly Judged[]
}

/** Newest first, by when it happened. A corrected fact and its correction both stand, the original marked. */
export function told(
  folded: Pick<Folded<EpisodeState, MissingFact>, 'facts'>,
  nameOf: ReadonlyMap<string, string>,
  toleranceMinutes: number,
  judged: readonly Judged[] = [],
): Told[] {
  const correctedBy = new Map(folded.facts.map((fact) => [fact.corrects, fact.position]))
  return folded.facts
    .map((fact): Told => {
      const delay = minutesBetween(fact.happenedAt, fact.recordedAt)
      return {
        position: fact.position,
        happenedAt: fact.happenedAt,
        recordedAt: fact.recordedAt,
        by: nameOf.get(fact.recordedBy) ?? 'Vigil',
        words: factWords(fact.kind),
        detail: detailOf(fact),
        lateMinutes: delay > toleranceMinutes ? delay : null,
        corrects: fact.corrects,
        correctedBy: correctedBy.get(fact.position) ?? null,
        correctable: isCorrectable(fact),
        wording: judged.filter((one) => one.position === fact.position),
      }
    })
    .sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : a.happenedAt > b.happenedAt ? -1 : 0) || b.position - a.position)
}
