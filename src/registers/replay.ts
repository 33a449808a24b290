// Replay: what would have been owed, met and breached under another policy, beside what was. The facts stay as they are.
import type { Database } from '../kernel/database.ts'
import type { Instant } from '../kernel/time.ts'
import { dutiesOf } from '../practice/duties.ts'
import { type Compliance, compliance, type Duty } from '../practice/duty.ts'
import type { Fact } from '../practice/fact.ts'
import type { Policy, PolicyAt } from '../practice/policy.ts'
import { fold, type Procedure } from '../practice/procedure.ts'
import { recordsOf } from './ledger-stream.ts'
import { SYSTEM } from './world.ts'

/** `owed` is met, breached, not evidenced and running together; what ceased to be owed in time is not among it. */
type Counts = {
  readonly owed: number
  readonly met: number
  readonly breached: number
  readonly notEvidenced: number
  readonly running: number
  readonly noLongerOwed: number
}

type ReplayedDuty = {
  readonly name: string
  readonly words: string
  readonly owner: string
  readonly source: string
  /** As judged by the policies in force when each was started. */
  readonly today: Counts
  /** As it would have been judged by the one policy asked about, throughout. */
  readonly other: Counts
}

export type Replayed = {
  readonly records: number
  readonly facts: number
  /** In the order of the procedure's rules; only duties that either policy gave. */
  readonly duties: readonly ReplayedDuty[]
}

type ReplayAsked = {
  readonly force: string
  /** Episodes whose first fact happened from then (included) until then (not included). */
  readonly from: Instant
  readonly until: Instant
  readonly today: PolicyAt
  readonly policy: Policy
  readonly now: Instant
  readonly progress?: (records: number) => void
}

/**
 * For the measure role. What people wrote into facts by the policy of their day, the time of a next review for example, is a
 * fact and stays: only what a policy decides is decided again.
 */
export async function replay<State, F extends Fact>(
  database: Database,
  procedure: Procedure<State, F>,
  asked: ReplayAsked,
): Promise<Replayed> {
  const { force, from, until, now } = asked
  const [today, other] = [new Map<string, Tally>(), new Map<string, Tally>()]
  let [records, facts] = [0, 0]
  await database.read({ force, who: SYSTEM, now }, async (reader) => {
    for await (const batch of recordsOf(reader, { force, kind: procedure.record, from, until })) {
      for (const record of batch) {
        const folded = fold(procedure, force, record.recordId, record.facts.map(procedure.read), asked.today)
        // The history is the same under either policy, so it is folded once.
        const others = dutiesOf(folded.steps, procedure.rules, () => asked.policy)
        count([today, other], folded.duties, others, now)
        records += 1
        facts += record.facts.length
      }
      asked.progress?.(records)
    }
  })
  const duties = procedure.rules
    .filter(({ name }) => today.has(name) || other.has(name))
    .map(({ name, words, owner, source }) => ({
      name,
      words,
      owner,
      source,
      today: countsOf(today.get(name)),
      other: countsOf(other.get(name)),
    }))
  return { records, facts, duties }
}

type Tally = Record<Compliance, number>

const nothing = (): Tally => ({ running: 0, met: 0, breached: 0, 'not evidenced': 0, 'no longer owed': 0 })

function count(
  [today, other]: readonly [Map<string, Tally>, Map<string, Tally>],
  duties: readonly Duty[],
  others: readonly Duty[],
  now: Instant,
): void {
  const kept = duties.map((duty) => compliance(duty, now))
  duties.forEach((duty, index) => {
    add(today, duty.name, kept[index])
  })
  others.forEach((duty, index) => {
    // Nearly all are the same under both: what was worked out for the one holds for the other.
    const same = duties[index] !== undefined && sameTimes(duties[index], duty)
    add(other, duty.name, same ? kept[index] : compliance(duty, now))
  })
}

const sameTimes = (a: Duty, b: Duty): boolean =>
  a.dueAt === b.dueAt &&
  a.toleranceMinutes === b.toleranceMinutes &&
  a.metAt === b.metAt &&
  a.metRecordedAt === b.metRecordedAt &&
  a.notDoneAt === b.notDoneAt &&
  a.endedAt === b.endedAt

function add(tallies: Map<string, Tally>, name: string, kept: Compliance | undefined): void {
  if (kept === undefined) return
  const tally = tallies.get(name) ?? nothing()
  tally[kept] += 1
  tallies.set(name, tally)
}

function countsOf(tally: Tally = nothing()): Counts {
  const { met, breached, running } = tally
  const notEvidenced = tally['not evidenced']
  return {
    owed: met + breached + notEvidenced + running,
    met,
    breached,
    notEvidenced,
    running,
    noLongerOwed: tally['no longer owed'],
  }
}
