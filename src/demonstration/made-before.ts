// Which episodes were made before, and about whom: a load begun again doubles nothing.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'
import type { Stage } from './carry-out.ts'

/** Which of these were made before. */
export async function madeAlready(stage: Stage, ids: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000)
    const rows = await reading(stage, now, async (reader) => await existing.all(reader, { records: some }))
    for (const row of rows) known.add(row.record_id)
  }
  return known
}

/** Whether the force has a history from before it was made: one that was loaded. */
export const hasHistory = async (stage: Stage, until: Instant): Promise<boolean> =>
  (await reading(stage, until, async (reader) => await reportedBefore.one(reader, { until }))) !== null

/** Whom the first report of a child was made about. */
export const personOfEpisode = async (stage: Stage, record: string, now: Instant): Promise<string | null> =>
  (await reading(stage, now, async (reader) => await person.one(reader, { record })))?.person_id ?? null

const reading = async <T>(stage: Stage, now: Instant, work: (reader: Reader) => Promise<T>): Promise<T> =>
  await stage.db.read({ force: stage.force, who: SYSTEM, now }, work)

const someRecords: { readonly records: readonly string[] } = { records: ['00000000-0000-7000-8000-000000000000'] }

const existing = statement({
  name: 'demonstration: records that exist',
  row: Type.Object({ record_id: Type.String() }),
  example: someRecords,
  sql: (p: typeof someRecords) => sql`
    select record_id
    from fact
    where force_id = context_force()
      and record_id = any (${[...p.records]}::uuid[])
      and position = 1
    limit 1000`,
})

const reportedBefore = statement({
  name: 'demonstration: an episode from before its force was made',
  row: Type.Object({ record_id: Type.String() }),
  example: { until: '2026-01-01T00:00:00.000Z' },
  sql: (p: { until: string }) => sql`
    select record_id
    from episode
    where force_id = context_force()
      and reported_at < ${p.until}::timestamptz - interval '1 day'
    limit 1`,
})

const person = statement({
  name: 'demonstration: whom an episode is about',
  row: Type.Object({ person_id: Type.String() }),
  example: { record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { record: string }) => sql`
    select person_id
    from episode
    where force_id = context_force()
      and record_id = ${p.record}
    limit 1`,
})
