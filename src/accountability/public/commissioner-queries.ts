// SQL statements about what the commissioner's office says in public. They read the schema `published` alone.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'

/** The newest first; the parts of one record in their order. */
export const commissionerSaid = statement({
  name: 'public: what the commissioner’s office says',
  row: Type.Object({
    force_id: Type.String(),
    record_id: Type.String(),
    part: Type.String(),
    number: Type.Integer(),
    at: Type.String(),
    body: Type.Unknown(),
  }),
  example: {},
  sql: (_: object) => sql`
    select force_id, record_id, part, number, at, body
    from published.commissioner
    order by at desc, record_id, part, number desc
    limit 20000`,
})
