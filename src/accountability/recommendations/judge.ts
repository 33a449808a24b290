// The judge: computes the standing of every recommendation with a test, daily and on demand. The only writer of standing.
import { setTimeout } from 'node:timers/promises'
import { canonical } from '../../kernel/canonical.ts'
import { DatabaseAway, isAtOnce } from '../../kernel/database/failures.ts'
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { append, load } from '../../registers/records.ts'
import { type Reaction, SYSTEM, type World, type Writing } from '../../registers/world.ts'
import { approvedTests, type Tested, testedOf } from './approved-tests.ts'
import { countsFrom } from './counts-from.ts'
import { type Figures, figuresFor, type ReadMonths } from './figures.ts'
import { recommendation } from './procedure.ts'
import { held, ledgerSize, metBefore, readings } from './queries.ts'
import { openedBy, reopen } from './re-opening.ts'
import { type Reading, seal } from './reading.ts'
import type { Judged } from './standing/judged.ts'
import { standing } from './standing.ts'

type Judging = {
  /** The judge's own role: the only one that may write a reading. */
  readonly db: Database
  readonly read: ReadMonths
  /** The version of a measure's definition; 0 for one that nobody defines. */
  readonly versionOf: (measure: string) => number
  /** After how many days the last case of a month counts, of all these measures. */
  readonly longestWait: (measures: readonly string[]) => number
  readonly policyOf: (force: string, now: Instant) => Promise<PolicyAt>
  readonly reactions: readonly Reaction[]
}

type Judgement = {
  readonly recordId: string
  readonly reference: string
  readonly judged: Judged
  readonly changed: boolean
}

/**
 * All recommendations of a force that have a test. The fall of one is recorded in the transaction of the reading that says so. One that
 * cannot be judged holds up none behind it; it is told of at the end.
 */
export async function judge(judging: Judging, force: string, now: Instant): Promise<readonly Judgement[]> {
  const { db } = judging
  const context = { force, who: SYSTEM, now }
  const world: World = {
    db,
    now,
    who: systemPerson(force),
    policyAt: await judging.policyOf(force, now),
    reactions: judging.reactions,
  }
  const tested = await db.read(context, async (reader) => await approvedTests(reader, world))
  const figures = await figuresFor(
    judging.read,
    force,
    tested.map(({ test }) => test),
    now,
  )
  const judgements: Judgement[] = []
  const failed = new Map<string, unknown>()
  for (const one of tested) {
    try {
      const outcome = await untilAlone(
        async () =>
          await db.write(
            context,
            async (writer) =>
              await writeReading(judging, { writer, world, commandId: newId(now) }, { ...one, force, now, figures }),
          ),
      )
      if (outcome !== null) judgements.push({ recordId: one.recordId, reference: one.reference, ...outcome })
    } catch (error) {
      if (error instanceof DatabaseAway) throw error
      failed.set(one.recordId, error)
    }
  }
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      `the status of ${failed.size} recommendations could not be computed: ${[...failed.keys()].join(', ')}`,
    )
  return judgements
}

/** Somebody wrote to the recommendation at the same moment: looked at again, three times. */
const mostTries = 3

async function untilAlone<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (!isAtOnce(error) || attempt >= mostTries) throw error
      await setTimeout(20 * attempt)
    }
  }
}

type One = Pick<Tested, 'recordId' | 'test'> & {
  readonly force: string
  readonly figures: Figures
  readonly now: Instant
}

/** Null where another test was approved since the figures were read: whoever judges by that one writes its reading. */
async function writeReading(
  judging: Judging,
  writing: Writing,
  { force, recordId, test, figures, now }: One,
): Promise<{ judged: Judged; changed: boolean } | null> {
  const { writer, world } = writing
  // Whoever else judges it or writes to it goes before or after: what is decided below is decided by what stands.
  await held.one(writer, { force, record: recordId })
  const [folded, before, last, ledger] = await Promise.all([
    load(writer, world, recommendation, recordId),
    metBefore.one(writer, { force, record: recordId }),
    readings.one(writer, { force, record: recordId, limit: 1 }),
    ledgerSize.one(writer, {}),
  ])
  const asked = testedOf(folded)
  if (asked === null || canonical(asked.test) !== canonical(test)) return null
  const versions = Object.fromEntries(test.criteria.map(({ measure }) => [measure, judging.versionOf(measure)]))
  const counting = countsFrom({ ...asked, last, versions }, now)
  const months = figures.months(test)
  const audit = figures.audit(test)
  const judged = standing(test, months, before?.met === true, {
    ...counting,
    today: localDate(now),
    openConcerns: figures.openConcerns(test),
    gaps: figures.gaps(test),
    countsAfterDays: judging.longestWait(test.criteria.map(({ measure }) => measure)),
    ...(audit === null ? {} : { audit }),
  })
  const changed = last?.standing !== judged.standing
  const shown = judged.months.map((month, index) => ({ ...month, figures: months[index]?.figures ?? [] }))
  const row = {
    force_id: force,
    record_id: recordId,
    at: now,
    standing: judged.standing,
    since: changed ? now : (last?.since ?? now),
    earliest_pass: judged.earliestPass,
    stops: judged.stops,
    figures: shown,
    test,
    ledger_size: ledger?.size ?? 0,
    counts_from: counting.countsFrom,
    versions,
    audit: judged.audit,
  }
  // Judged twice at one moment is judged once; and what was computed at a later one stands.
  if (last !== null && last.at >= now) return { judged, changed }
  writer.send(insertReading(row))
  await seal(writing, row)
  const by = openedBy(judged.standing, asked, before)
  if (by !== null) await reopen(writing, folded, judged.stops, by)
  // The day it passes ends the clock; nobody's word does.
  if (judged.standing === 'met' && changed)
    await append(writing, recommendation, folded, [{ kind: 'recommendation.test-passed/1', happenedAt: now, body: {} }])
  return { judged, changed }
}

const insertReading = (row: Reading): Sql => sql`
  insert into standing_reading (force_id, record_id, at, standing, since, earliest_pass, stops, figures, test, ledger_size, counts_from, versions, audit)
  values (${row.force_id}, ${row.record_id}, ${row.at}, ${row.standing}, ${row.since}, ${row.earliest_pass}::date,
    ${JSON.stringify(row.stops)}::jsonb, ${JSON.stringify(row.figures)}::jsonb, ${JSON.stringify(row.test)}::jsonb, ${row.ledger_size},
    ${row.counts_from}, ${JSON.stringify(row.versions)}::jsonb, ${row.audit === null ? null : JSON.stringify(row.audit)}::jsonb)`
