// One recommendation judged: in one transaction its reading is written and sealed, and its fall or its passing recorded.

import { canonical } from '../../../kernel/canonical.ts'
import type { Database } from '../../../kernel/database.ts'
import { ledgerSize } from '../../../kernel/ledger-size.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { gapVersion } from '../../../practice/gap-over-months.ts'
import type { PolicyAt } from '../../../practice/policy.ts'
import { append, load } from '../../../registers/records.ts'
import type { Reaction, Writing } from '../../../registers/world.ts'
import { type Tested, testedOf } from '../approved-tests.ts'
import { countsFrom, withGap } from '../counts-from.ts'
import type { Figures, ReadMonths } from '../figures.ts'
import { recommendation } from '../procedure.ts'
import { held, metBefore, readings } from '../queries/readings.ts'
import { openedBy, reopen } from '../re-opening.ts'
import { type Reading, seal } from '../reading.ts'
import type { Judged } from '../standing/judged.ts'
import { standing } from '../standing.ts'

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

type One = Pick<Tested, 'recordId' | 'test'> & {
  readonly force: string
  readonly figures: Figures
  readonly now: Instant
}

/** Null where another test was approved since the figures were read: whoever judges by that one writes its reading. */
export async function writeReading(
  judging: Judging,
  writing: Writing,
  { force, recordId, test, figures, now }: One,
): Promise<{ judged: Judged; changed: boolean } | null> {
  const { writer, world } = writing
  // Whoever else judges it or writes to it goes before or after: what is decided below is decided by what stands. It is held first, since
  // the database carries out what is sent together in its order.
  const [, folded, before, last, ledger] = await Promise.all([
    held.one(writer, { force, record: recordId }),
    load(writer, world, recommendation, recordId),
    metBefore.one(writer, { force, record: recordId }),
    readings.one(writer, { force, record: recordId, limit: 1 }),
    ledgerSize.one(writer, {}),
  ])
  const asked = testedOf(folded)
  if (asked === null || canonical(asked.test) !== canonical(test)) return null
  const measured = Object.fromEntries(test.criteria.map(({ measure }) => [measure, judging.versionOf(measure)]))
  const versions = withGap(measured, (test.mostGapPoints ?? null) !== null, gapVersion)
  const lastBy = last === null ? null : { ...last, versions: withGap(last.versions, last.gap_asked, 1) }
  const counting = countsFrom({ ...asked, last: lastBy, versions }, now)
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
