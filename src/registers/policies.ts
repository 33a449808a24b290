// The policies of each force, kept in memory as approved versions; the default stands until a force approves its own.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import { type Policy, type PolicyAt, policyAt } from '../practice/policy.ts'
import { SYSTEM } from './world.ts'

/** What a force may change; the holiday calendar and the default come with the product. */
export const PolicyBody = Type.Object({
  values: Type.Record(Type.String(), Type.Number()),
  tables: Type.Record(Type.String(), Type.Unknown()),
})

export type Policies = {
  /** The policies of a force; read once and kept until `forget`. */
  readonly of: (force: string, now: Instant) => Promise<PolicyAt>
  /** Of one force, or of all. */
  readonly forget: (force?: string) => void
}

export function keepPolicies(db: Database, standing: Policy): Policies {
  const kept = new Map<string, Promise<PolicyAt>>()
  const load = async (force: string, now: Instant): Promise<PolicyAt> => {
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await approvedPolicies.all(reader, { force }),
    )
    return policyAt([standing, ...rows.map((row) => asPolicy(row, standing))])
  }
  return {
    of: async (force, now) => {
      const known = kept.get(force)
      if (known) return await known
      const loading = load(force, now)
      kept.set(force, loading)
      // A failed reading is not kept: the next request tries again.
      loading.catch(() => kept.delete(force))
      return await loading
    },
    forget: (force) => void (force === undefined ? kept.clear() : kept.delete(force)),
  }
}

/** A force's version over the default: what it does not mention stays as the default has it. */
export function asPolicy(
  row: {
    version: string
    effective_from: string
    body: { values: Record<string, number>; tables: Record<string, unknown> }
  },
  standing: Policy,
): Policy {
  const values = { ...standing.values, ...row.body.values }
  return {
    version: row.version,
    effectiveFrom: instant(row.effective_from),
    recordingToleranceMinutes: values['recording.tolerance'] ?? standing.recordingToleranceMinutes,
    values,
    tables: { ...standing.tables, ...row.body.tables },
    holidays: standing.holidays,
  }
}

const approvedPolicies = statement({
  name: 'approved policies of a force',
  row: Type.Object({ version: Type.String(), effective_from: Type.String(), body: PolicyBody }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select version, effective_from, body
    from policy
    where force_id = ${p.force}
      and approved_by is not null
    order by effective_from, version
    limit 500`,
})
