// Which alarms were rung, and when: by the facts that say so.
import type { Database } from '../src/kernel/database.ts'
import { sql } from '../src/kernel/sql.ts'
import { instant, systemNow } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'

/**
 * When the database wrote that each was told, by record. The notification that wakes the boards names no record, so the fact itself says it.
 */
export async function rangAt(app: Database, force: string): Promise<ReadonlyMap<string, number>> {
  const context = { force, who: systemPerson(force).staffId, now: instant(systemNow()) }
  const { rows } = await app.read(
    context,
    async (reader) =>
      await reader.query(
        sql`select record_id, min(written_at)::text as at from fact where force_id = ${force} and kind = 'missing.escalated/1' group by record_id limit 1000000`,
      ),
  )
  return new Map(
    rows.map((row) => {
      const fields = new Map<string, unknown>(Object.entries(row ?? {}))
      return [String(fields.get('record_id')), Date.parse(String(fields.get('at')))] as const
    }),
  )
}

export async function counted(app: Database, force: string) {
  const context = { force, who: systemPerson(force).staffId, now: instant(systemNow()) }
  const { rows } = await app.read(
    context,
    async (reader) =>
      await reader.query(
        sql`select count(*)::integer as "all", count(distinct (record_id, body ->> 'duty', body ->> 'step'))::integer as "distinct" from fact where force_id = ${force} and kind = 'missing.escalated/1' limit 1`,
      ),
  )
  const row = new Map<string, unknown>(Object.entries(rows[0] ?? {}))
  return { all: Number(row.get('all')), distinct: Number(row.get('distinct')) }
}
