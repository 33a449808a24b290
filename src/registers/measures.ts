// Measures as they are read: from the roll-up, recounted, or as known at a ledger size. And a measure as a value, for those who judge.
import type { Database } from '../kernel/database.ts'
import type { Fact } from '../practice/fact.ts'
import type { MeasureDefinition } from '../practice/measure.ts'
import type { Procedure } from '../practice/procedure.ts'
import type { Figures, Grouping, Window } from './measures/figures.ts'
import { readAsKnownAt } from './measures/known-at.ts'
import { readMeasure } from './measures/read.ts'
import type { Policies } from './policies.ts'
import { SYSTEM } from './world.ts'

export { type After, afterWords, type Case, casesBehind, readAfter } from './measures/cases.ts'
export { readCasesKnownAt } from './measures/cases-known-at.ts'
export { readCounts } from './measures/counts.ts'
export { type Figures, type Grouping, total } from './measures/figures.ts'
export { type FoldKnownAt, foldKnownAt } from './measures/folded-known-at.ts'
export { readAsKnownAt } from './measures/known-at.ts'
export { type MonthsAsked, readMonths } from './measures/months.ts'
export { observedBy, readFigureKnownAt, readMonthsKnownAt } from './measures/months-known-at.ts'
export { countingSql, type ReadAsked, readMeasure, readMeasures } from './measures/read.ts'
export { recount } from './measures/recount.ts'
export { thenAndNow } from './measures/then-and-now.ts'
export { timesOf } from './measures/times.ts'

/** A measure as a value: what it asks, and a way to read it. Who answers it stays unknown to who asks. */
type Measure = {
  readonly definition: MeasureDefinition
  readonly read: (asked: MeasureAsked) => Promise<readonly Figures[]>
}

type MeasureAsked = Window & {
  readonly part?: string | null
  readonly by?: Grouping
  /** A ledger size: the measure as it stood when the ledger covered so many facts. Without it, as it stands. */
  readonly knownAt?: number | null
}

/** What a slice's measures are read from. The database is the measure role's: all of a force, and only figures leave. */
type MeasureSource<State, F extends Fact> = {
  readonly database: Database
  readonly procedure: Procedure<State, F>
  readonly policies: Pick<Policies, 'of'>
}

export function bindMeasure<State, F extends Fact>(
  definition: MeasureDefinition,
  source: MeasureSource<State, F>,
): Measure {
  const { database, procedure, policies } = source
  return {
    definition,
    read: async ({ knownAt, ...asked }) => {
      const context = { force: asked.force, who: SYSTEM, now: asked.now }
      const measure = definition.id
      if (knownAt == null)
        return await database.read(context, async (reader) => await readMeasure(reader, { ...asked, measure }))
      const policyAt = await policies.of(asked.force, asked.now)
      const known = { ...asked, measures: [measure], known: { ledgerSize: knownAt }, policyAt }
      const read = await database.read(context, async (reader) => await readAsKnownAt(reader, procedure, known))
      return read.get(measure) ?? []
    },
  }
}
