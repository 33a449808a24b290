// Every SQL statement about the versions of a force's policy.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { PolicyBody } from '../../registers/policies.ts'
import { Maybe } from '../../registers/schemas.ts'

export const VersionRow = Type.Object({
  record_id: Type.String(),
  version: Type.String(),
  effective_from: Type.String(),
  body: PolicyBody,
  proposed_by: Type.String(),
  proposed_by_name: Maybe(Type.String()),
  approved_by_name: Maybe(Type.String()),
  approved_at: Maybe(Type.String()),
})
export type VersionRow = Static<typeof VersionRow>

/** Two decided on at the same moment would not see each other: they go one after the other. */
export const oneVersionAtATime = statement({
  name: 'policy: versions are decided on one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('policy versions ' || ${p.force}::text, 0)) is not null as waited`,
})

/** Oldest first; a force makes a few a year. */
export const versionsOf = statement({
  name: 'policy: versions of a force',
  row: VersionRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select v.record_id, v.version, v.effective_from, v.body, v.proposed_by, proposer.name as proposed_by_name,
      approver.name as approved_by_name, v.approved_at
    from policy v
    left join staff proposer on proposer.force_id = v.force_id and proposer.staff_id = v.proposed_by
    left join staff approver on approver.force_id = v.force_id and approver.staff_id = v.approved_by
    where v.force_id = ${p.force}
    order by v.effective_from, v.version
    limit 500`,
})
