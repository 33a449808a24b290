// Ended episodes as cases that may be audited: what a sample is drawn from, without a name in it. Read by the measure's role: restricted ones too.
import Type from 'typebox'
import { type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { addDays, type Instant, type LocalDate, startOfLocalDay } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'

/** As accountability takes it: by value, not knowing whose it is. Voided and transferred episodes are nobody's to judge here. */
export const auditableEpisodes = (db: Database) => ({
  topic: 'missing children',
  cases: async (force: string, from: LocalDate, until: LocalDate, now: Instant) => {
    const [first, end] = [startOfLocalDay(from), startOfLocalDay(addDays(until, 1))]
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await endedEpisodes.all(reader, { force, from: first, until: end }),
    )
    return rows.map((row) => ({
      recordId: row.record_id,
      stratum: row.level ?? 'not graded',
      unit: row.owner_unit ?? row.unit,
      team: row.team,
      area: row.area,
      involved: row.involved,
    }))
  },
  address: (recordId: string) => `/missing/${recordId}`,
})

/** Those who recorded something, and the owner: more than 500 in one case is a fault. */
export const endedEpisodes = statement({
  name: 'missing: episodes that ended between two times, for an audit',
  row: Type.Object({
    record_id: Type.String(),
    level: Type.Union([Type.String(), Type.Null()]),
    unit: Type.String(),
    owner_unit: Type.Union([Type.String(), Type.Null()]),
    team: Type.String(),
    area: Type.String(),
    involved: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select e.record_id, e.level, e.unit, e.owner_unit, coalesce(u.name, e.owner_unit, e.unit) as team, e.area, f.involved
    from episode e
    left join unit u on u.force_id = e.force_id and u.unit_id = coalesce(e.owner_unit, e.unit)
    cross join lateral (
      select coalesce(array_agg(distinct recorded_by::text), '{}') as involved
      from fact
      where fact.force_id = e.force_id
        and fact.record_id = e.record_id
    ) f
    where e.force_id = ${p.force}
      and e.phase = 'closed'
      and e.closed_at >= ${p.from}
      and e.closed_at < ${p.until}
    order by e.record_id
    limit 10000`,
})
