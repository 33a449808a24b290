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
