// The judge: computes the standing of every recommendation with a test, daily and on demand. The only writer of standing.
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { type Reaction, SYSTEM, type World, type Writing } from '../../registers/world.ts'
import { approvedTests, type Tested } from './approved-tests.ts'
import { countsFrom } from './counts-from.ts'
import { type Figures, figuresFor, type ReadMonths } from './figures.ts'
import { recommendation } from './procedure.ts'
import { ledgerSize, metBefore, readings } from './queries.ts'
import { openedBy, reopen } from './re-opening.ts'
import { type Reading, seal } from './reading.ts'
import type { Judged } from './standing/judged.ts'
import { standing } from './standing.ts'

export type Judging = {
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

export type Judgement = {
  readonly recordId: string
  readonly reference: string
  readonly judged: Judged
  readonly changed: boolean
}

/** All recommendations of a force that have a test. The fall of one is recorded in the transaction of the reading that says so. */
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
  for (const one of tested) {
    const outcome = await db.write(
      context,
      async (writer) =>
        await writeReading(judging, { writer, world, commandId: newId(now) }, { ...one, force, now, figures }),
    )
    judgements.push({ recordId: one.recordId, reference: one.reference, ...outcome })
  }
  return judgements
}

type One = Tested & {
  readonly force: string
  readonly figures: Figures
  readonly now: Instant
}

async function writeReading(
  judging: Judging,
  writing: Writing,
  asked: One,
): Promise<{ judged: Judged; changed: boolean }> {
  const { writer } = writing
  const { force, recordId, test, figures, now } = asked
  const [before, last, ledger] = await Promise.all([
    metBefore.one(writer, { force, record: recordId }),
    readings.one(writer, { force, record: recordId, limit: 1 }),
    ledgerSize.one(writer, {}),
  ])
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
  // Judged twice at one moment is judged once.
  if (last?.at === now) return { judged, changed }
  writer.send(insertReading(row))
  await seal(writing, row)
  const by = openedBy(judged.standing, asked, before)
  if (by !== null) await reopen(writing, recordId, judged.stops, by)
  if (judged.standing === 'met' && changed) await pass(writing, recordId)
  return { judged, changed }
}

const insertReading = (row: Reading): Sql => sql`
  insert into standing_reading (force_id, record_id, at, standing, since, earliest_pass, stops, figures, test, ledger_size, counts_from, versions, audit)
  values (${row.force_id}, ${row.record_id}, ${row.at}, ${row.standing}, ${row.since}, ${row.earliest_pass}::date,
    ${JSON.stringify(row.stops)}::jsonb, ${JSON.stringify(row.figures)}::jsonb, ${JSON.stringify(row.test)}::jsonb, ${row.ledger_size},
    ${row.counts_from}, ${JSON.stringify(row.versions)}::jsonb, ${row.audit === null ? null : JSON.stringify(row.audit)}::jsonb)`

/** The day it passes ends the clock; nobody's word does. */
async function pass(writing: Writing, recordId: string): Promise<void> {
  await appendTo(writing, recommendation, recordId, () => [
    { kind: 'recommendation.test-passed/1', happenedAt: writing.world.now, body: {} },
  ])
}
