// The cases behind a frozen number: the records that made it, as the ledger held them at that size, and how each counted then.
import type { Database, Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Counted, counted } from '../../practice/measure.ts'
import { fold, type Procedure } from '../../practice/procedure.ts'
import type { Policies } from '../policies.ts'
import { SYSTEM } from '../world.ts'
import type { Window } from './figures.ts'
import type { KnownAtAsked } from './known-at.ts'
import { recordsKnown } from './records-known.ts'
import { isWithin } from './recount.ts'

export type CaseKnown = { readonly recordId: string; readonly at: Instant; readonly how: Counted }

export async function casesAsKnownAt<State, F extends Fact>(
  reader: Reader,
  procedure: Procedure<State, F>,
  asked: KnownAtAsked,
): Promise<readonly CaseKnown[]> {
  const cases: CaseKnown[] = []
  for await (const facts of recordsKnown(reader, procedure.record, asked)) {
    const recordId = facts[0]?.recordId ?? ''
    const folded = fold(procedure, asked.force, recordId, facts.map(procedure.read), asked.policyAt)
    for (const one of procedure.observe?.(folded) ?? [])
      if (asked.measures.includes(one.measure) && isWithin(one, asked) && (asked.part ?? one.part) === one.part)
        cases.push({ recordId, at: one.at, how: counted(one, asked.now) })
  }
  return cases
}

/** For the measure role: all of a force. Which of them a reader may open is asked in the reader's own role. */
export async function readCasesKnownAt(
  db: Database,
  observing: readonly {
    readonly measures: readonly string[]
    readonly cases: (reader: Reader, asked: KnownAtAsked) => Promise<readonly CaseKnown[]>
  }[],
  policies: Pick<Policies, 'of'>,
  asked: Window & {
    readonly measure: string
    readonly part: string | null
    readonly knownAt: number
    readonly recordedUntil?: Instant | null
  },
): Promise<readonly CaseKnown[]> {
  const { measure, knownAt, recordedUntil = null, ...window } = asked
  const source = observing.find(({ measures }) => measures.includes(measure))
  if (source === undefined) return []
  const policyAt = await policies.of(asked.force, asked.now)
  const known = { ...window, measures: [measure], known: { ledgerSize: knownAt, recordedUntil }, policyAt }
  return await db.read(
    { force: asked.force, who: SYSTEM, now: asked.now },
    async (reader) => await source.cases(reader, known),
  )
}
