// Every SQL statement about improvement programmes.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'

export const programmes = statement({
  name: 'programme: those of a force',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id
    from programme
    where force_id = ${p.force}
    order by title, record_id
    limit 20`,
})

export const postsHeldBy = statement({
  name: 'programme: programmes in which one person holds a command post',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', staff: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; staff: string }) => sql`
    select distinct record_id
    from command_post
    where force_id = ${p.force}
      and staff_id = ${p.staff}
    order by record_id
    limit 100`,
})
