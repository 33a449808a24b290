// How far the local policing body says that it is assured of a recommendation, beside the computed status.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { disagrees } from '../assurance.ts'

export async function assuredOf(reader: Reader, force: string, record: string, standing: string | null) {
  const one = await assurance.one(reader, { force, record })
  return one === null ? null : { ...one, disagrees: disagrees({ assurance: one.assurance, standing }) }
}

const assurance = statement({
  name: 'recommendations: how far the local policing body is assured',
  row: Type.Object({
    record_id: Type.String(),
    assurance: Type.String(),
    decided_on: Type.String(),
    standing_then: Maybe(Type.String()),
    because: Type.String(),
  }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select record_id, assurance, decided_on, standing_then, because
    from assurance_now
    where force_id = ${p.force}
      and recommendation_id = ${p.record}
    limit 1`,
})
