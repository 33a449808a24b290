// Reading measures as known at a ledger size: the facts that the ledger covered then, folded again and recounted.
import type { Reader } from '../../kernel/database.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Observation } from '../../practice/measure.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { fold, type Procedure } from '../../practice/procedure.ts'
import type { Figures, Grouping, Known, Window } from './figures.ts'
import { mergesKnown, type StoodFor } from './merges-known.ts'
import { recordsKnown } from './records-known.ts'
import { isWithin, recount } from './recount.ts'
import { type GoesBy, homesKnown } from './same-home.ts'

export type KnownAtAsked = Window & {
  readonly known: Known
  readonly measures: readonly string[]
  readonly part?: string | null
  readonly by?: Grouping
  /** As it is now: a version takes effect only after its approval, so none reaches back to facts that were known before it. */
  readonly policyAt: PolicyAt
  /** Records a batch. */
  readonly batch?: number
}

/** For the measure role. Equal to `readMeasures` where the ledger covers every fact; a test holds them together. */
export async function readAsKnownAt<State, F extends Fact>(
  reader: Reader,
  procedure: Procedure<State, F>,
  asked: KnownAtAsked,
): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const observed = await observedAsKnownAt(reader, procedure, asked)
  return new Map(
    [...observed].flatMap(([measure, some]) =>
      some.length === 0 ? [] : [[measure, recount(some, { ...asked, measure })]],
    ),
  )
}

export type Observed = Observation & { readonly recordId: string }

/** By measure, in every part: each record is folded once, however many figures are counted from it. */
export async function observedAsKnownAt<State, F extends Fact>(
  reader: Reader,
  procedure: Procedure<State, F>,
  asked: Pick<KnownAtAsked, 'force' | 'from' | 'until' | 'known' | 'measures' | 'policyAt' | 'batch'>,
): Promise<ReadonlyMap<string, readonly Observed[]>> {
  const observed = new Map<string, Observed[]>(asked.measures.map((measure) => [measure, []]))
  const stoodFor = await mergesKnown(reader, asked.force, asked.known)
  const goesBy = await homesKnown(reader, asked.force, asked.known)
  for await (const facts of recordsKnown(reader, procedure.record, asked)) {
    const recordId = facts[0]?.recordId ?? ''
    const folded = fold(procedure, asked.force, recordId, facts.map(procedure.read), asked.policyAt)
    for (const one of procedure.observe?.(folded) ?? [])
      if (isWithin(one, asked)) observed.get(one.measure)?.push(standing(one, recordId, { stoodFor, goesBy }))
  }
  return observed
}

type KnownAs = { readonly stoodFor: StoodFor; readonly goesBy: GoesBy }

/** With the record that stood for its child then, and the home by which its home went. */
const standing = ({ child, home, ...one }: Observation, recordId: string, as: KnownAs): Observed => ({
  ...one,
  recordId,
  ...(child === undefined ? {} : { child: as.stoodFor(child) }),
  ...(home === undefined ? {} : { home: as.goesBy(home) }),
})
