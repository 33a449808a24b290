// SQL of what must be published: how it began to be owed, and the last look at each.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const checks = statement({
  name: 'scrutiny: the last look at each thing to be published',
  row: Type.Object({
    item: Type.String(),
    address: Type.String(),
    prominent: Type.Boolean(),
    refreshed_on: Maybe(Type.String()),
    newest_on: Maybe(Type.String()),
    checked_at: Type.String(),
    available: Type.Boolean(),
    unavailable_since: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct on (item) item, address, prominent, refreshed_on, newest_on, checked_at, available, unavailable_since
    from publication_check
    where force_id = ${p.force}
    order by item, checked_at desc, record_id desc
    limit 50`,
})

/** What must be published, as begun by Vigil, with the record that a first look settles. */
export const firstLooks = statement({
  name: 'scrutiny: what must be published, as it began to be owed',
  row: Type.Object({ record_id: Type.String(), item: Type.String(), begun_on: Type.String(), looked: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, item, begun_on, looked
    from publication_duty
    where force_id = ${p.force}
    order by item
    limit 50`,
})

/** Looks at one thing after which nobody has looked yet: one, and those of before looks followed one another. */
export const looksToFollow = statement({
  name: 'scrutiny: looks that nobody has followed',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', item: 'plans' },
  sql: (p: { force: string; item: string }) => sql`
    select record_id
    from publication_check
    where force_id = ${p.force}
      and item = ${p.item}
      and not followed
    order by record_id
    limit 50`,
})
