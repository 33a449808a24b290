// Who is told at once when somebody opens what is closed: their supervisor, or a job that somebody else holds and is here to hear it.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Person, type Role, rolesThatMay } from './permissions.ts'
import { entriesOf } from './same-human.ts'
import { OtherEntries, PersonRow, personOfRow } from './staff.ts'

/** In this order, where there is no supervisor. Vigil default. */
const otherwise: readonly Role[] = ['duty superintendent', 'force incident manager', 'local operations inspector']

/** Whose page says what was opened and why. */
export const hearers: readonly Role[] = rolesThatMay('break glass')

/**
 * The supervisor, unless they have left, cannot sign in or may not read of it: then nobody would. Otherwise the first job that somebody
 * other than this person holds; never only oneself.
 */
export async function whoIsTold(reader: Reader, who: Person): Promise<string> {
  const { forceId: force, staffId: staff, roles } = who
  const found = await toBeTold.one(reader, { force, staff, entries: entriesOf(who), hearers, jobs: otherwise })
  return found?.told ?? otherwise.find((job) => !roles.includes(job)) ?? 'duty superintendent'
}

/** Of what somebody else opened, once it was looked at: who would have been told as they opened it. */
export async function whoIsToldOf(reader: Reader, of: { force: string; staff: string }): Promise<string> {
  const found = await whoOpened.one(reader, of)
  return found === null ? 'duty superintendent' : await whoIsTold(reader, personOfRow(found))
}

const whoOpened = statement({
  name: 'staff: somebody with their other entries',
  row: Type.Object({ ...PersonRow, also: OtherEntries }),
  example: { force: 'demonstration', staff: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; staff: string }) => sql`
    select force_id, staff_id, name, roles, unit_id, supervisor_id, other_entries(force_id, staff_id) as also
    from staff
    where force_id = ${p.force}
      and staff_id = ${p.staff}
    limit 1`,
})

type ToldAsked = {
  readonly force: string
  readonly staff: string
  /** Under which they are known too: oneself is not told by another name. */
  readonly entries: readonly string[]
  readonly hearers: readonly string[]
  readonly jobs: readonly string[]
}
const toldExample: ToldAsked = {
  force: 'demonstration',
  staff: '00000000-0000-7000-8000-000000000000',
  entries: ['00000000-0000-7000-8000-000000000000'],
  hearers: ['sergeant'],
  jobs: ['duty superintendent'],
}

const toBeTold = statement({
  name: 'staff: who is told of what somebody opens',
  row: Type.Object({ told: Type.String() }),
  example: toldExample,
  sql: (p: ToldAsked) => sql`
    with others as (
      select s.staff_id, s.roles
      from staff s
      where s.force_id = ${p.force}
        and s.staff_id <> all(${[...p.entries]}::uuid[])
        and s.left_at is null
        and s.email is not null
        and s.roles && ${[...p.hearers]}::text[]
    )
    select told
    from (
      select o.staff_id::text as told, 0 as rank
      from staff me
      join others o on o.staff_id = me.supervisor_id
      where me.force_id = ${p.force}
        and me.staff_id = ${p.staff}
      union all
      select j.job, j.rank
      from unnest(${[...p.jobs]}::text[]) with ordinality as j (job, rank)
      where exists (select from others o where j.job = any (o.roles))
    ) t
    order by rank
    limit 1`,
})
