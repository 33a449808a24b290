// SQL of contacts that were not opened as missing.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** Contacts that were not opened as missing, with how many people found each right or not since it was drawn, by the last word of each: as `looksAt` has it. */
export const contactsNotOpened = statement({
  name: 'missing: contacts not opened as missing',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    age: Maybe(Type.Integer()),
    path: Type.String(),
    phase: Type.String(),
    reported_at: Type.String(),
    last_seen_place: Type.String(),
    harm: Maybe(Type.String()),
    lost_at: Maybe(Type.String()),
    right: Type.Integer(),
    wrong: Type.Integer(),
    /** By the reader, whose finding stays. */
    looked: Type.Boolean(),
    /** The child's record as it stands for them now; the contact where it names none. */
    child: Type.String(),
  }),
  example: { force: 'demonstration', records: [nobody], reader: [nobody] },
  sql: (p: { force: string; records: readonly string[]; reader: readonly string[] }) => sql`
    select e.record_id, e.name, e.age, e.path, e.phase, e.reported_at, e.last_seen_place, e.harm, l.lost_at, a.looked_right as right, a.looked_wrong as wrong, a.looked,
      coalesce(merged.child_id, e.person_id, e.record_id) as child
    from episode e
    left join merged_people(${p.force}) as merged on merged.person_id = e.person_id
    left join lateral (
      select min(case f.kind when 'missing.repeated/1' then (f.body ->> 'reportedAt')::timestamptz else f.happened_at end) as lost_at
      from fact f
      where f.force_id = e.force_id and f.record_id = e.record_id
        and (f.kind = 'missing.contact-lost/1' or (f.kind = 'missing.repeated/1' and not exists (
          select from fact u
          where u.force_id = f.force_id and u.record_id = f.record_id and u.kind = 'missing.repeat-undone/1' and u.position > f.position
            and u.body ->> 'recordId' = f.body ->> 'recordId')))
    ) l on true
    cross join lateral (
      select
        (count(*) filter (where said.right = 'yes'))::integer as looked_right,
        (count(*) filter (where said.right = 'no'))::integer as looked_wrong,
        coalesce(bool_or(said.recorded_by = any (${[...p.reader]}::uuid[])), false) as looked
      from (
        select distinct on (f.recorded_by) f.recorded_by, f.body ->> 'right' as right
        from fact f
        join fact d on d.force_id = f.force_id and d.record_id = f.record_id and d.kind = 'missing.contact-drawn/1' and d.position < f.position
        where f.force_id = e.force_id and f.record_id = e.record_id and f.kind = 'missing.contact-audited/1'
        order by f.recorded_by, f.position desc
      ) said
    ) a
    where e.force_id = ${p.force}
      and e.record_id = any (${[...p.records]}::uuid[])
    order by e.record_id
    limit 10000`,
})
