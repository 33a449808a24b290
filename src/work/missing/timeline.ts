// The timeline: every fact in words, when it happened, how late it was recorded, and what was put right since.
import { earlierFirst } from '../../kernel/order.ts'
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
  /** Whether what it corrects, and what corrects it, stand in the same part, so that a link finds them. */
  readonly otherShown: boolean
  readonly correctable: boolean
  /** Words in it that may blame the child, and what an auditor said of them. */
  readonly wording: readonly Judged[]
}

/** Vigil's default: a search of a week has fewer. What one page shows and computes does not grow with what is recorded. */
const mostShown = 200

type Part = {
  readonly part: readonly MissingFact[]
  /** After which entry the next part begins; null where this is the last. */
  readonly timelineBefore: number | null
  readonly timelineLeft: number
  /** Newer ones, which are not on this page. */
  readonly timelineLater: number
}

/** By when it happened, whenever it was recorded. */
export const newestFirst = (facts: readonly MissingFact[]): readonly MissingFact[] =>
  facts.toSorted((a, b) => earlierFirst(b.happenedAt, a.happenedAt) || b.position - a.position)

/** Those that come after the entry at `before`; from the newest where it is null. */
export function partOf(facts: readonly MissingFact[], before: number | null): Part {
  const sorted = newestFirst(facts)
  const from = before === null ? 0 : sorted.findIndex((fact) => fact.position === before) + 1
  const part = sorted.slice(from, from + mostShown)
  const timelineLeft = sorted.length - from - part.length
  return {
    part,
    timelineLeft,
    timelineLater: from,
    timelineBefore: timelineLeft === 0 ? null : (part.at(-1)?.position ?? null),
  }
}

/** In words, in the order given. A corrected fact and its correction both stand, the original marked. */
export function told(
  folded: Pick<Folded<EpisodeState, MissingFact>, 'facts'>,
  nameOf: ReadonlyMap<string, string>,
  toleranceMinutes: number,
  part: readonly MissingFact[],
  judged: readonly Judged[] = [],
): Told[] {
  const correctedBy = new Map(folded.facts.map((fact) => [fact.corrects, fact.position]))
  const here = new Set(part.map((fact) => fact.position))
  return part.map((fact): Told => {
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
      otherShown: [correctedBy.get(fact.position) ?? null, fact.corrects].every((one) => one === null || here.has(one)),
      correctable: isCorrectable(fact),
      wording: judged.filter((one) => one.position === fact.position),
    }
  })
}
