// SQL of a child's other returns whose return interview is outstanding, for one interview that covers several.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'

/** More than anybody ticks at once. */
export const mostReturns = 12

/** Neither held nor declined, of every record of the child, the latest first. `open`: none that is restricted, for whoever is outside the force. */
export const otherReturns = statement({
  name: 'missing: other returns of the same child, the interview outstanding',
  row: Type.Object({ record_id: Type.String(), returned_at: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000', open: true },
  sql: (p: { force: string; record: string; open: boolean }) => sql`
    select e.record_id, e.returned_at
    from episode own
    cross join lateral (select records_of_person(own.force_id, own.person_id) as ids offset 0) same
    join episode e on e.force_id = own.force_id and e.person_id = any (same.ids)
    where own.force_id = ${p.force}
      and own.record_id = ${p.record}
      and e.record_id <> own.record_id
      and e.returned_at is not null
      and e.phase in ('returned', 'closed')
      and coalesce(e.return_interview, 'offered') in ('offered', 'missed')
      and (not ${p.open}::boolean or not exists (
        select from restriction r where r.force_id = e.force_id and r.record_id in (e.record_id, e.person_id)))
    order by e.returned_at desc, e.record_id
    limit ${mostReturns}`,
})
