// A case is restricted while it is audited: the auditors it fell to go on opening it; restricted no longer, nobody is let in any more.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { load } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import { openingsOf } from './file-row.ts'
import { auditedFile } from './procedure.ts'

/** After the reaction of the work itself, which says what is restricted. */
export const caseRestricted: Reaction = {
  kinds: ['person.restricted/1', 'person.unrestricted/1', 'person.merged/1', 'person.split/1'],
  react: async ({ writing: { writer }, world }) => {
    const force = world.who.forceId
    writer.send(sql`
      delete from opening o
      where o.force_id = ${force}
        and o.basis = 'audit'
        and not exists (select from restriction r where r.force_id = o.force_id and r.record_id = o.record_id)`)
    for (const { record_id: file } of await restrictedFiles.all(writer, { force }))
      for (const change of openingsOf(await load(writer, world, auditedFile, file))) writer.send(change)
  },
}

const restrictedFiles = statement({
  name: 'audits: files of restricted cases whose audit may not be over',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select f.record_id
    from audited_file f
    join restriction r on r.force_id = f.force_id and r.record_id = f.about
    where f.force_id = ${p.force}
      and f.first_auditor is not null
      and (f.final_grade is null or f.final_grade = 'inadequate' or f.remedied_at is not null)
    order by f.record_id
    limit 500`,
})
