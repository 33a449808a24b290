// Who may do what, as it was given and taken: for the chief officer, who gives none of it, and for administrators.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, plus } from '../../kernel/time.ts'
import { bodyOf, roles } from '../../registers/permissions.ts'
import { Id, Maybe, When } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { staffChangesAnswer, staffChangesOneAnswer } from './changes-answer.ts'

const template = 'work/staff/views/changes.njk'

const perPage = 25

/** Where the page before ended; left out at the beginning. */
const goesOn = Type.Object({
  at: Type.Optional({ ...Maybe(When), title: 'Changed before', input: 'hidden' }),
  person: Type.Optional({ ...Maybe(Id), title: 'Of this person', input: 'hidden' }),
  entry: Type.Optional({ ...Maybe(Type.Integer({ minimum: 0 })), title: 'Entry of theirs', input: 'hidden' }),
})

const afterOf = ({ at, person, entry }: Static<typeof goesOn>): After =>
  at == null || person == null || entry == null ? null : { at, person, entry }

const ofAll = page({
  path: '/staff/changes',
  permission: 'see who may do what',
  template,
  title: 'Who may do what: changes',
  query: goesOn,
  answer: staffChangesAnswer,
  load: async (world, { query }) => {
    const asked = { force: world.who.forceId }
    const after = afterOf(query)
    const mixed =
      after === null
        ? await world.db.read(contextOf(world), async (reader) => await jobsOfTwoBodies.all(reader, asked))
        : []
    return done({ ...(await changesOf(world, null, after)), mixed, one: null, first: after === null })
  },
})

const ofOne = page({
  path: '/staff/:record/changes',
  permission: 'see who may do what',
  template,
  title: 'Who may do what: changes of one person',
  area: '/staff/changes',
  query: goesOn,
  answer: staffChangesOneAnswer,
  load: async (world, { params, query }) => {
    const record = params['record'] ?? ''
    if (!isId(record)) return { kind: 'not found' }
    const after = afterOf(query)
    const { changes, more } = await changesOf(world, record, after)
    if (changes.length === 0 && after === null) return { kind: 'not found' }
    return done({ changes, more, mixed: [], one: changes[0]?.name ?? 'one person', first: after === null })
  },
})

const outside = roles.filter((role) => bodyOf(role) !== 'the force')

/** Given before it was refused. A body outside the force has one job: with any other it is not alone. */
const jobsOfTwoBodies = statement({
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

export const changesPages = [ofAll, ofOne]

const Row = Type.Object({
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

async function changesOf(world: World, staff: string | null, after: After) {
  const since = plus(world.now, hours(-24 * 366))
  const asked = { force: world.who.forceId, staff, since, after, limit: perPage }
  const rows = await world.db.read(contextOf(world), async (reader) => await staffChanges.all(reader, asked))
  const last = rows.length === perPage ? rows.at(-1) : undefined
  return {
    changes: rows.map(({ position: _, ...row }) => ({ ...row, giver: row.giver ?? 'Vigil', what: whatOf(row) })),
    more:
      last === undefined
        ? null
        : new URLSearchParams({ at: last.at, person: last.staff_id, entry: String(last.position) }).toString(),
  }
}

type Changed = Pick<Static<typeof Row>, 'kind' | 'jobs' | 'called' | 'email'>

function whatOf({ kind, jobs, called, email }: Changed): readonly string[] {
  if (kind === 'staff.left/1') return ['left, or may no longer sign in']
  if (kind === 'staff.account-released/1') return ['another account is let in as them']
  const added = kind === 'staff.joined/1'
  return [
    ...(added ? ['added'] : []),
    ...(jobs === null ? [] : [`${added ? 'jobs' : 'jobs now'}: ${jobs.join(', ') || 'none'}`]),
    ...(added || called === null ? [] : [`name now: ${called}`]),
    ...(email === null ? [] : [`${added ? 'signs in as' : 'signs in now as'} ${email}`]),
  ]
}

type After = { readonly at: string; readonly person: string; readonly entry: number } | null
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
const staffChanges = statement({
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
