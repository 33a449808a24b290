// SQL of who may do what: every change of it, a page at a time, and who holds jobs of two bodies.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { bodyOf, roles } from '../../registers/permissions.ts'
import { Maybe } from '../../registers/schemas.ts'

const outside = roles.filter((role) => bodyOf(role) !== 'the force')

/** Given before it was refused. A body outside the force has one job: with any other it is not alone. */
export const jobsOfTwoBodies = statement({
  name: 'staff: who holds jobs of two bodies',
  row: Type.Object({ staff_id: Type.String(), name: Type.String(), roles: Type.Array(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select staff_id, name, roles
    from staff
    where force_id = ${p.force}
      and left_at is null
      and roles && ${[...outside]}::text[]
      and cardinality(roles) > 1
    order by name, staff_id
    limit 50`,
})

export const Row = Type.Object({
  staff_id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  position: Type.Integer(),
  at: Type.String(),
  giver: Maybe(Type.String()),
  jobs: Maybe(Type.Array(Type.String())),
  called: Maybe(Type.String()),
  email: Maybe(Type.String()),
  because: Maybe(Type.String()),
})

export type After = { readonly at: string; readonly person: string; readonly entry: number } | null
type Asked = {
  readonly force: string
  readonly staff: string | null
  readonly since: string
  readonly after: After
  readonly limit: number
}
const example: Asked = {
  force: 'demonstration',
  staff: null,
  since: '2026-01-01T00:00:00.000Z',
  after: { at: '2026-06-01T00:00:00.000Z', person: '00000000-0000-7000-8000-000000000000', entry: 2 },
  limit: 25,
}

/** Jobs, names, addresses and accounts: not telephones and units. Read by way of the staff, of whom there are thousands and not millions. */
export const staffChanges = statement({
  name: 'staff: changes of who may do what',
  row: Row,
  example,
  sql: (p: Asked) => sql`
    select s.staff_id, s.name, f.kind, f.position, f.recorded_at as at, b.name as giver,
      case when f.body ? 'roles' then array(select jsonb_array_elements_text(f.body -> 'roles')) end as jobs,
      f.body ->> 'name' as called, f.body ->> 'email' as email, coalesce(f.body ->> 'because', f.body ->> 'anotherPerson') as because
    from staff s
    join fact f on f.force_id = s.force_id and f.record_id = s.staff_id
    left join staff b on b.force_id = f.force_id and b.staff_id = f.recorded_by
    where s.force_id = ${p.force}
      and (${p.staff}::uuid is null or s.staff_id = ${p.staff})
      and f.recorded_at > ${p.since}
      and (f.kind in ('staff.joined/1', 'staff.left/1', 'staff.account-released/1')
        or (f.kind = 'staff.changed/1' and f.body ?| array['roles', 'name', 'email', 'anotherPerson']))
      and (${p.after?.at ?? null}::timestamptz is null
        or f.recorded_at < ${p.after?.at ?? null}
        or (f.recorded_at = ${p.after?.at ?? null} and s.staff_id > ${p.after?.person ?? null}::uuid)
        or (f.recorded_at = ${p.after?.at ?? null} and s.staff_id = ${p.after?.person ?? null}::uuid and f.position < ${p.after?.entry ?? null}))
    order by f.recorded_at desc, s.staff_id, f.position desc
    limit ${p.limit}`,
})
