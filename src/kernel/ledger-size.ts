// How large the signed ledger is now: what a freeze, a reading and a release say they were known at.
import Type from 'typebox'
import { statement } from './database.ts'
import { sql } from './sql.ts'

/** Facts covered by the newest signed checkpoint; none before the first. */
export const ledgerSize = statement({
  name: 'the size of the signed ledger',
  row: Type.Object({ size: Type.Integer() }),
  example: {},
  sql: (_: object) => sql`
    select coalesce(max(tree_size), 0) as size
    from checkpoint
    limit 1`,
})
