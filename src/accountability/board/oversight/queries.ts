// Causes of concern, read through their contract, and the packs frozen of them.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'

const ConcernRow = Type.Object({
  finding_id: Type.String(),
  theme: Type.String(),
  again: Maybe(Type.String()),
  ended_how: Maybe(Type.String()),
  inspection: Type.String(),
  published_on: Maybe(LocalDate),
})
const columns = sql`finding_id, theme, again, ended_how, inspection, published_on`

export const concerns = statement({
  name: 'oversight: causes of concern, those that stand first',
  row: ConcernRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select ${columns}
    from cause_of_concern_now
    where force_id = ${p.force}
    order by ended_how is not null, published_on desc nulls last, theme
    limit 200`,
})

export const concernById = statement({
  name: 'oversight: one cause of concern',
  row: Type.Object({ ...ConcernRow.properties, measures: Type.Array(Type.String()) }),
  example: { force: 'demonstration', finding: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; finding: string }) => sql`
    select c.finding_id, c.theme, c.again, c.ended_how, c.inspection, c.published_on, coalesce(m.measures, '{}') as measures
    from cause_of_concern_now c
    left join cause_of_concern_measures m on m.force_id = c.force_id and m.record_id = c.record_id and m.finding_id = c.finding_id
    where c.force_id = ${p.force}
      and c.finding_id = ${p.finding}
    limit 1`,
})

export const packs = statement({
  name: 'oversight: packs, the newest first',
  row: Type.Object({
    record_id: Type.String(),
    theme: Type.String(),
    frozen_at: Type.String(),
    as_at: Maybe(Type.String()),
    ledger_size: Type.Integer(),
    presented_on: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, theme, frozen_at, as_at, ledger_size, presented_on
    from oversight_pack
    where force_id = ${p.force}
    order by frozen_at desc
    limit 100`,
})
