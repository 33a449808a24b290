// Opened again by a failing closure test: why, whom that is told to, and in which words. What happened is said, and not what did not.
import { canonical } from '../../kernel/canonical.ts'
import type { Folded } from '../../practice/procedure.ts'
import { queue } from '../../registers/outbox.ts'
import { append } from '../../registers/records.ts'
import type { Writing } from '../../registers/world.ts'
import type { Tested } from './approved-tests.ts'
import type { RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'
import type { Standing } from './standing/judged.ts'
import type { RecommendationState, Reopening } from './state.ts'
import type { ClosureTest } from './test.ts'

type Before = { readonly fallen: boolean; readonly test: ClosureTest } | null

/**
 * What opens it again; null where nothing does. A month too thin to say between two that fail is no second fall; a document that ended it
 * while it fails does not keep it closed.
 */
export function openedBy(
  standing: Standing,
  { test, superseded, endedByDocument }: Pick<Tested, 'test' | 'superseded' | 'endedByDocument'>,
  before: Before,
): Reopening['by'] | null {
  if (standing !== 'no longer met' || superseded) return null
  if (before?.fallen === true) return endedByDocument ? 'document' : null
  return before === null || asksTheSame(before.test, test) ? 'figures' : 'closure test'
}

/** What it is said to cover, and until when it holds, decide no figure. */
const asksTheSame = (one: ClosureTest, other: ClosureTest): boolean => asked(one) === asked(other)
const asked = ({ scope: _, expiresOn: __, criteria, ...rest }: ClosureTest): string =>
  canonical([
    criteria.map((one) => canonical(one)).sort(),
    // What is not asked may be written down as such or left out.
    Object.entries(rest)
      .flatMap(([name, value]) => (value == null || value === false ? [] : [[name, value]]))
      .sort(),
  ])

/** All at once: a regression climbs no ladder. */
const toldOfFall = ['improvement team', 'chief officer', "commissioner's office"] as const

const words: Readonly<Record<Reopening['by'], string>> = {
  figures: 'A recommendation that was met is no longer met and is open again',
  'closure test': 'A recommendation that was met is not met by its new closure test and is open again',
  document: 'A document ended a recommendation, but its closure test fails: it is open again',
}

/** In the judge's transaction: the day it fails, the stage says so by itself. */
export async function reopen(
  writing: Writing,
  folded: Folded<RecommendationState, RecommendationFact>,
  stops: readonly string[],
  by: Reopening['by'],
): Promise<void> {
  const body = { stops: stops.slice(0, 20), by }
  const { now, who } = writing.world
  const { recordId } = folded
  await append(writing, recommendation, folded, [{ kind: 'recommendation.re-opened/1', happenedAt: now, body }])
  for (const to of toldOfFall)
    writing.writer.send(
      queue(
        { forceId: who.forceId, recordId, to, channel: 'screen', interrupts: false, words: words[by], duty: null },
        now,
      ),
    )
}
