// SQL of attached files: one of them, and those that are not what their fact says.
import Type from 'typebox'
import { statement } from '../../../../kernel/database.ts'
import { sql } from '../../../../kernel/sql.ts'

export const fileOf = statement({
  name: 'action files: one file',
  row: Type.Object({ content: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000', position: 1 },
  sql: (p: { force: string; record: string; position: number }) => sql`
    select encode(content, 'base64') as content
    from action_file
    where force_id = ${p.force}
      and record_id = ${p.record}
      and position = ${p.position}
    limit 1`,
})

/** The facts are in the ledger; their files are held against them here. */
export const filesNotAsRecorded = statement({
  name: 'action files: those that are not what their fact says, or gone without it',
  row: Type.Object({ force_id: Type.String(), record_id: Type.String(), position: Type.Integer() }),
  example: {},
  sql: (_: Record<never, never>) => sql`
    select fact.force_id, fact.record_id, fact.position
    from fact
    left join action_file using (force_id, record_id, position)
    where fact.kind = 'action.file-attached/1'
      and fact.body is not null
      and (action_file.content is null or encode(sha256(action_file.content), 'hex') <> fact.body ->> 'sha256')
    order by fact.force_id, fact.record_id, fact.position
    limit 100`,
})
