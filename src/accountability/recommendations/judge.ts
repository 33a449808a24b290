// The judge: computes the standing of every recommendation with a test, daily and on demand. The only writer of standing.
import { type Database, type Writer } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { ledgerSize, metBefore, readings, recommendationById, recommendations } from './queries.ts'
import { type Figure, type Judged, type Month, standing } from './standing.ts'
import type { ClosureTest } from './test.ts'

/** A measure as a value: whoever answers it. */
export type ReadMeasure = (asked: {
  readonly force: string
  readonly measure: string
  readonly part: string | null
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<Figure>

/** Records the fall in the transaction of the reading that says so. */
export type Reopen = (writer: Writer, recordId: string, stops: readonly string[]) => Promise<void>

export type Judgement = {
  readonly recordId: string
  readonly reference: string
  readonly judged: Judged
  readonly changed: boolean
}

/** All recommendations of a force that have a test. `reopen` records the fall of one in the same breath. */
export async function judgeAll(
  db: Database,
  read: ReadMeasure,
  force: string,
  now: Instant,
  reopen: Reopen,
): Promise<readonly Judgement[]> {
  const context = { force, who: SYSTEM, now }
  const all = await db.read(context, async (reader) => await recommendations.all(reader, { force, limit: 500 }))
  const judgements: Judgement[] = []
  for (const one of all) {
    if (one.test !== null) judgements.push(await judgeOne(db, read, force, one.record_id, now, reopen))
  }
  return judgements
}

export async function judgeOne(
  db: Database,
  read: ReadMeasure,
  force: string,
  recordId: string,
  now: Instant,
  reopen: Reopen,
): Promise<Judgement> {
  const context = { force, who: SYSTEM, now }
  const known = await db.read(
    context,
    async (reader) => await recommendationById.one(reader, { force, record: recordId }),
  )
  if (known?.test == null) throw new Error(`recommendation ${recordId} has no test`)
  const { test, reference } = known
  const months = await monthsOf(read, force, test, now)
  const outcome = await db.write(
    context,
    async (writer) => await writeReading(writer, { force, recordId, test, months, now }, reopen),
  )
  return { recordId, reference, ...outcome }
}

/** The whole months a test looks at, and as many before them as the page draws. */
const shownMonths = 12

async function monthsOf(read: ReadMeasure, force: string, test: ClosureTest, now: Instant): Promise<readonly Month[]> {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const months: Month[] = []
  for (let back = shownMonths; back >= 1; back--) {
    const start = addMonths(first, -back)
    const [from, until] = [startOfLocalDay(start), startOfLocalDay(addMonths(start, 1))]
    const figures = await Promise.all(
      test.criteria.map(async ({ measure, part }) => await read({ force, measure, part, from, until, now })),
    )
    months.push({ month: start.slice(0, 7), figures })
  }
  return months
}

type Judging = {
  readonly force: string
  readonly recordId: string
  readonly test: ClosureTest
  readonly months: readonly Month[]
  readonly now: Instant
}

async function writeReading(
  writer: Writer,
  asked: Judging,
  reopen: Reopen,
): Promise<{ judged: Judged; changed: boolean }> {
  const { force, recordId, test, months, now } = asked
  const [before, last, ledger] = await Promise.all([
    metBefore.one(writer, { force, record: recordId, test: JSON.stringify(test) }),
    readings.one(writer, { force, record: recordId, limit: 1 }),
    ledgerSize.one(writer, {}),
  ])
  const judged = standing(test, months, before?.met === true)
  const changed = last?.standing !== judged.standing
  const figures = judged.months.map((month, index) => ({ ...month, figures: months[index]?.figures ?? [] }))
  writer.send(sql`
    insert into standing_reading (force_id, record_id, at, standing, since, earliest_pass, stops, figures, test, ledger_size)
    values (${force}, ${recordId}, ${now}, ${judged.standing}, ${changed ? now : (last?.since ?? now)}, ${judged.earliestPass}::date,
      ${JSON.stringify(judged.stops)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(test)}::jsonb, ${ledger?.size ?? 0})
    on conflict (force_id, record_id, at) do nothing`)
  if (judged.standing === 'no longer met' && changed) await reopen(writer, recordId, judged.stops)
  return { judged, changed }
}
