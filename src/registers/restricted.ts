// Whether a record is restricted, as every slice asks it that shows one.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'

/** Of several records those that are restricted: what is not here is erased, void or another child's, and is no secret. */
export const restrictedAmong = statement({
  name: 'registers: which of some records are restricted',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select record_id
    from restriction
    where force_id = ${p.force}
      and record_id = any (${[...p.records]}::uuid[])
    order by record_id
    limit 100`,
})

/** Named by its force even to those who may not open it, so that they know whom to ask. An unknown record, another force's and one that is not restricted answer alike. */
export const restrictionOf = statement({
  name: 'registers: whether a record is restricted',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from restriction
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** Of one person: what they broke the glass on closes to them then, the next first. */
export const glassEnds = statement({
  name: 'registers: when what somebody broke the glass on closes to them',
  row: Type.Object({ record_id: Type.String(), until: Type.String() }),
  example: {
    force: 'demonstration',
    staff: '00000000-0000-7000-8000-000000000000',
    now: '2026-01-01T00:00:00.000Z',
  },
  sql: (p: { force: string; staff: string; now: string }) => sql`
    select record_id, until
    from opening
    where force_id = ${p.force}
      and staff_id = ${p.staff}
      and basis = 'break glass'
      and until > ${p.now}
    order by until, record_id
    limit 50`,
})
