// SQL of photographs: one picture, the last of a child's earlier episodes, and those that are not what their fact says.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const photographOf = statement({
  name: 'photographs: one picture',
  row: Type.Object({ picture: Type.String() }),
  example: { force: 'demonstration', record: nobody, position: 1 },
  sql: (p: { force: string; record: string; position: number }) => sql`
    select encode(picture, 'base64') as picture
    from photograph
    where force_id = ${p.force}
      and record_id = ${p.record}
      and position = ${p.position}
    limit 1`,
})

/** Of the episodes given, those not withdrawn; the newest. */
export const lastOfEarlier = statement({
  name: 'photographs: the last of a child’s earlier episodes',
  row: Type.Object({ record_id: Type.String(), position: Type.Integer(), added_at: Type.String() }),
  example: { force: 'demonstration', records: [nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select record_id, position, added_at
    from photograph
    where force_id = ${p.force}
      and record_id = any (${[...p.records]}::uuid[])
      and not exists (
        select from fact
        where fact.force_id = photograph.force_id
          and fact.record_id = photograph.record_id
          and fact.kind = 'missing.photograph-withdrawn/1'
          and (fact.body ->> 'photographPosition')::integer = photograph.position
      )
    order by added_at desc, position desc
    limit 1`,
})

/** The facts are in the ledger; their pictures are held against them here. */
export const photographsNotAsRecorded = statement({
  name: 'photographs: those that are not what their fact says, or gone without it',
  row: Type.Object({ force_id: Type.String(), record_id: Type.String(), position: Type.Integer() }),
  example: {},
  sql: (_: Record<never, never>) => sql`
    select fact.force_id, fact.record_id, fact.position
    from fact
    left join photograph using (force_id, record_id, position)
    where fact.kind = 'missing.photograph-added/1'
      and fact.body is not null
      and (photograph.picture is null or encode(sha256(photograph.picture), 'hex') <> fact.body ->> 'sha256')
    order by fact.force_id, fact.record_id, fact.position
    limit 100`,
})
