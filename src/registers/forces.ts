// The forces of England and Wales.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'

const ForceRow = Type.Object({ force_id: Type.String(), name: Type.String(), country: Type.String() })

export const forceById = statement({
  name: 'a force by its short name',
  row: ForceRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select force_id, name, country
    from force
    where force_id = ${p.force}
    limit 1`,
})

export const allForces = statement({
  name: 'all forces by name',
  row: ForceRow,
  example: {},
  sql: (_: object) => sql`
    select force_id, name, country
    from force
    order by name
    limit 100`,
})
