// SQL of the office’s drafts.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const drafts = statement({
  name: 'scrutiny: decisions saved as drafts',
  row: Type.Object({
    record_id: Type.String(),
    topic: Maybe(Type.String()),
    saved_at: Type.String(),
    saved_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select d.record_id, d.topic, d.saved_at, s.name as saved_by
    from scrutiny_draft d
    left join staff s on s.force_id = d.force_id and s.staff_id = d.saved_by
    where d.force_id = ${p.force}
      and d.is_open
    order by d.saved_at desc, d.record_id
    limit 100`,
})
