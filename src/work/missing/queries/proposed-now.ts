// SQL of what was proposed of a child's record and needs a second person: a lower grade, and that the record is void.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Moment } from '../../../registers/schemas.ts'

/** By the last fact that proposed it; the oldest first. */
export const proposedNow = statement({
  name: 'missing: what was proposed and waits for a second person',
  row: Type.Object({ record_id: Type.String(), decision: Type.String(), by: Type.String(), at: Moment }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select e.record_id, w.decision, f.recorded_by as by, f.recorded_at as at
    from episode e
    join (values ('lowering', 'missing.lowering-proposed/1'), ('void', 'missing.void-proposed/1')) as w (decision, kind)
      on w.decision = 'void' and e.void_proposed or w.decision = 'lowering' and e.lowering_proposed and e.phase = 'open'
    join lateral (
      select recorded_by, recorded_at
      from fact
      where force_id = e.force_id
        and record_id = e.record_id
        and kind = w.kind
      order by position desc
      limit 1) f on true
    where e.force_id = ${p.force}
      and (e.lowering_proposed or e.void_proposed)
      and e.phase not in ('voided', 'transferred')
    order by f.recorded_at, e.record_id
    limit 100`,
})
