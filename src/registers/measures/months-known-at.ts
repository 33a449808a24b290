// Measures of whole months as known at a ledger size: for a frozen pack, and for whoever computes a frozen number again.
import type { Database, Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import type { Policies } from '../policies.ts'
import { SYSTEM } from '../world.ts'
import { type CaseKnown, casesAsKnownAt } from './cases-known-at.ts'
import type { Figures, Window } from './figures.ts'
import { type KnownAtAsked, readAsKnownAt } from './known-at.ts'
import type { MonthsAsked } from './months.ts'

/** Which measures come from which records. Make one of each procedure with `observedBy`. */
type Observing = {
  readonly measures: readonly string[]
  readonly read: (reader: Reader, asked: KnownAtAsked) => Promise<ReadonlyMap<string, readonly Figures[]>>
  readonly cases: (reader: Reader, asked: KnownAtAsked) => Promise<readonly CaseKnown[]>
}

export const observedBy = <State, F extends Fact>(
  procedure: Procedure<State, F>,
  measures: readonly string[],
): Observing => ({
  measures,
  read: async (reader, asked) => await readAsKnownAt(reader, procedure, asked),
  cases: async (reader, asked) => await casesAsKnownAt(reader, procedure, asked),
})

/** As `readMonths` answers; every record is folded again, once for each kind of record and part asked. */
export async function readMonthsKnownAt(
  db: Database,
  observing: readonly Observing[],
  policies: Pick<Policies, 'of'>,
  asked: MonthsAsked & { readonly knownAt: number },
): Promise<ReadonlyMap<string, ReadonlyMap<string, Figures>>> {
  const { force, from, until, now } = asked
  const policyAt = await policies.of(force, now)
  const answers = new Map<string, ReadonlyMap<string, Figures>>()
  await db.read({ force, who: SYSTEM, now }, async (reader) => {
    for (const { measures, read } of observing)
      for (const part of new Set(asked.measures.map((one) => one.part))) {
        const wanted = asked.measures.filter((one) => one.part === part && measures.includes(one.measure))
        if (wanted.length === 0) continue
        const names = wanted.map(({ measure }) => measure)
        const known = {
          force,
          from,
          until,
          now,
          part,
          measures: names,
          by: 'month',
          known: { ledgerSize: asked.knownAt },
          policyAt,
        } as const
        for (const [measure, months] of await read(reader, known))
          answers.set(`${measure}/${part ?? ''}`, new Map(months.map((one) => [one.group, one])))
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
