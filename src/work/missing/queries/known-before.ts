// SQL of what was known of a child from before at a past minute: the plan in force then, and the standing part of the carer's form.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const someTime = '2026-01-01T00:00:00.000Z'

type Asked = {
  readonly force: string
  readonly record: string
  readonly person: string
  readonly earlier: readonly string[]
  readonly at: string
}

/**
 * The last of each that was on record by then: with an episode under the child's own record, or one that was known then to be the same child's,
 * since a merge of a later day was not known. Not of a record that was void by then.
 */
export const knownBefore = statement({
  name: 'missing: the plan and the carer’s form as they stood',
  row: Type.Object({
    kind: Type.String(),
    record_id: Type.String(),
    happened_at: Type.String(),
    recorded_at: Type.String(),
    plan: Maybe(Type.String()),
    review_by: Maybe(Type.String()),
    by: Maybe(Type.String()),
    standing: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', record: nobody, person: nobody, earlier: [nobody], at: someTime },
  sql: (p: Asked) => sql`
    select distinct on (f.kind) f.kind, f.record_id, f.happened_at, f.recorded_at, f.body ->> 'plan' as plan, f.body ->> 'reviewBy' as review_by,
      f.body ->> 'by' as by, f.body ->> 'standing' as standing
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    where e.force_id = ${p.force}
      and (e.person_id = ${p.person} or e.record_id = any (${[...p.earlier]}::uuid[]))
      and (
        (f.kind = 'missing.trigger-plan-recorded/1' and f.body is not null)
        or (f.kind = 'missing.carer-form-received/1' and f.body ->> 'standing' is not null and f.record_id <> ${p.record}))
      and f.recorded_at <= ${p.at}
      and not exists (
        select from fact v
        where v.force_id = f.force_id
          and v.record_id = f.record_id
          and v.kind = 'missing.voided/1'
          and v.recorded_at <= ${p.at})
    order by f.kind, f.recorded_at desc, f.position desc
    limit 2`,
})
