// Versions of plans that answer a report: those that are approved, and the reports that one answers.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { contextOf, type World } from '../../../registers/world.ts'

/** Why the version itself says that no action is planned. */
const reasons = Type.Array(Type.Object({ reference: Type.String(), because: Type.String() }))

const nobody = '00000000-0000-7000-8000-000000000000'

export const approvedVersions = statement({
  name: 'inspections: approved versions of plans that answer one',
  row: Type.Object({
    plan_id: Type.String(),
    number: Type.Integer(),
    title: Type.String(),
    answered: Type.Array(Type.String()),
    reasons,
  }),
  example: { force: 'demonstration', inspection: nobody },
  sql: (p: { force: string; inspection: string }) => sql`
    select v.record_id as plan_id, v.number, v.title, coalesce(a.answered, '{}') as answered, coalesce(a.reasons, '[]') as reasons
    from plan_version_now v
    left join plan_version_actions a on a.force_id = v.force_id and a.record_id = v.record_id and a.number = v.number
    where v.force_id = ${p.force}
      and v.approved_at is not null
      and exists (
        select from recommendation_now r
        where r.force_id = v.force_id
          and r.inspection_id = ${p.inspection}::uuid
          and r.record_id = any (v.recommendations)
      )
    order by v.title, v.number desc
    limit 100`,
})

export const answeredBy = statement({
  name: 'inspections: those that a plan answers',
  row: Type.Object({
    record_id: Type.String(),
    sent_to: Type.String(),
    answered: Type.Array(Type.String()),
    reasons,
  }),
  example: { force: 'demonstration', plan: nobody, version: 1 },
  sql: (p: { force: string; plan: string; version: number }) => sql`
    select distinct r.inspection_id as record_id, v.sent_to, coalesce(a.answered, '{}') as answered, coalesce(a.reasons, '[]') as reasons
    from plan_version_now v
    join recommendation_now r on r.force_id = v.force_id and r.record_id = any (v.recommendations)
    left join plan_version_actions a on a.force_id = v.force_id and a.record_id = v.record_id and a.number = v.number
    where v.force_id = ${p.force}
      and v.record_id = ${p.plan}::uuid
      and v.number = ${p.version}
      and r.inspection_id is not null
    limit 50`,
})

export const nameOf = (one: { readonly plan_id: string; readonly number: number }) => `${one.plan_id} ${one.number}`

export const versionsToSend = async (world: World, recordId: string) =>
  (
    await world.db.read(
      contextOf(world),
      async (reader) => await approvedVersions.all(reader, { force: world.who.forceId, inspection: recordId }),
    )
  ).map((one) => ({ value: nameOf(one), text: `${one.title}, version ${one.number}` }))
