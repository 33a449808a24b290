// SQL of drafts under embargo that nobody is left to open, and of who is asked for to read them.
import Type from 'typebox'
import { statement } from '../../../../kernel/database.ts'
import { sql } from '../../../../kernel/sql.ts'
import { rolesThatMay } from '../../../../registers/permissions.ts'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'

/** A reader whose jobs open no register any more is no reader. */
const jobs = [...rolesThatMay('see recommendations')]

export const unreadDrafts = statement({
  name: 'inspections: drafts that nobody in post may open',
  row: Type.Object({ record_id: Id, reference: Type.String(), since: Moment }),
  example: {},
  sql: () => sql`
    select record_id, reference, since
    from drafts_nobody_reads(${jobs}::text[])
    order by since, record_id
    limit 100`,
})

export const requests = statement({
  name: 'inspections: requests for readers of a draft',
  row: Type.Object({
    record_id: Id,
    about: Id,
    reference: Type.String(),
    names: Type.Array(Type.String()),
    because: Type.String(),
    asked_by: Id,
    asked_by_name: Maybe(Type.String()),
    asked_at: Moment,
    decided: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select d.record_id, d.about, d.reference, d.because, d.asked_by, a.name as asked_by_name, d.asked_at, d.decided,
      array(select s.name from staff s where s.force_id = d.force_id and s.staff_id = any (d.readers) order by s.name) as names
    from draft_readers d
    left join staff a on a.force_id = d.force_id and a.staff_id = d.asked_by
    where d.force_id = ${p.force}
    order by d.asked_at desc, d.record_id
    limit 50`,
})
