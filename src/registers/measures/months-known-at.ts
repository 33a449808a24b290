// Measures of whole months as known at a ledger size or a time: for a frozen pack, for whoever computes a frozen number again, and for a status of a day that has passed.
import type { Database, Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import type { Policies } from '../policies.ts'
import { SYSTEM } from '../world.ts'
import { type CaseKnown, casesAsKnownAt } from './cases-known-at.ts'
import type { Figures, Known, Window } from './figures.ts'
import { type KnownAtAsked, type Observed, observedAsKnownAt, readAsKnownAt } from './known-at.ts'
import type { MonthsAsked } from './months.ts'
import { recount } from './recount.ts'

/** Which measures come from which records. Make one of each procedure with `observedBy`. */
type Observing = {
  readonly measures: readonly string[]
  readonly read: (reader: Reader, asked: KnownAtAsked) => Promise<ReadonlyMap<string, readonly Figures[]>>
  readonly observed: (reader: Reader, asked: KnownAtAsked) => Promise<ReadonlyMap<string, readonly Observed[]>>
  readonly cases: (reader: Reader, asked: KnownAtAsked) => Promise<readonly CaseKnown[]>
}

export const observedBy = <State, F extends Fact>(
  procedure: Procedure<State, F>,
  measures: readonly string[],
): Observing => ({
  measures,
  read: async (reader, asked) => await readAsKnownAt(reader, procedure, asked),
  observed: async (reader, asked) => await observedAsKnownAt(reader, procedure, asked),
  cases: async (reader, asked) => await casesAsKnownAt(reader, procedure, asked),
})

/** As `readMonths` answers; every record of a kind that is asked about is folded again, once. */
export async function readMonthsKnownAt(
  db: Database,
  observing: readonly Observing[],
  policies: Pick<Policies, 'of'>,
  asked: MonthsAsked & { readonly known: Known },
): Promise<ReadonlyMap<string, ReadonlyMap<string, Figures>>> {
  const { force, from, until, now, known } = asked
  const policyAt = await policies.of(force, now)
  const answers = new Map<string, ReadonlyMap<string, Figures>>()
  await db.read({ force, who: SYSTEM, now }, async (reader) => {
    for (const { measures, observed } of observing) {
      const wanted = asked.measures.filter(({ measure }) => measures.includes(measure))
      if (wanted.length === 0) continue
      const names = [...new Set(wanted.map(({ measure }) => measure))]
      const found = await observed(reader, { force, from, until, now, measures: names, known, policyAt })
      for (const { measure, part } of wanted) {
        const months = recount(found.get(measure) ?? [], { from, until, now, measure, part, by: 'month' })
        if (months.length > 0) answers.set(`${measure}/${part ?? ''}`, new Map(months.map((one) => [one.group, one])))
      }
    }
  })
  return answers
}

/** One measure of a window, from the facts recorded up to a time; null where no record of the kinds it comes from says anything. */
export async function readFigureKnownAt(
  db: Database,
  observing: readonly Observing[],
  policies: Pick<Policies, 'of'>,
  asked: Window & { readonly measure: string; readonly recordedUntil: Instant },
): Promise<Figures | null> {
  const { measure, recordedUntil, ...window } = asked
  const read = observing.find(({ measures }) => measures.includes(measure))?.read
  if (read === undefined) return null
  const policyAt = await policies.of(asked.force, asked.now)
  const known = { ...window, measures: [measure], known: { recordedUntil }, policyAt }
  return await db.read({ force: asked.force, who: SYSTEM, now: asked.now }, async (reader) => {
    return (await read(reader, known)).get(measure)?.[0] ?? null
  })
}
