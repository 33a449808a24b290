// Staff and units in lists: of a force by name, and those whom a form offers.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { columns, nobody, StaffRow } from './rows.ts'

/** `after` is the last row of the page before. */
type ListAsked = {
  readonly force: string
  readonly after: { readonly name: string; readonly staff: string } | null
  readonly limit: number
}

const listExample: ListAsked = { force: 'demonstration', after: { name: '', staff: nobody }, limit: 50 }

export const listStaff = statement({
  name: 'staff: by name',
  row: StaffRow,
  example: listExample,
  sql: (p: ListAsked) => sql`${columns}
    where s.force_id = ${p.force}
      and s.left_at is null
      and (s.name, s.staff_id) > (${p.after?.name ?? ''}, ${p.after?.staff ?? nobody}::uuid)
    order by s.name, s.staff_id
    limit ${Math.min(p.limit, 500)}`,
})

type InJobs = {
  readonly force: string
  /** Null for whatever job. */
  readonly jobs: readonly string[] | null
  readonly unit: string | null
  readonly listed: readonly string[]
  /** A part of the name; null for all. */
  readonly named: string | null
  readonly limit: number
}

const inJobs: InJobs = {
  force: 'demonstration',
  jobs: ['sergeant'],
  unit: null,
  listed: [nobody],
  named: 'ash',
  limit: 50,
}

/** Those whom a form offers: who is `listed` already, then who is of the unit, then by name. */
export const staffInJobs = statement({
  name: 'staff: who holds one of some jobs',
  row: StaffRow,
  example: inJobs,
  sql: (p: InJobs) => sql`${columns}
    where s.force_id = ${p.force}
      and s.left_at is null
      and (
        s.staff_id = any (${[...p.listed]}::uuid[])
        or (${p.jobs === null} or s.roles && ${[...(p.jobs ?? [])]}::text[])
          and (${p.named}::text is null or strpos(lower(s.name), lower(${p.named}::text)) > 0)
      )
    order by s.staff_id = any (${[...p.listed]}::uuid[]) desc, s.unit_id is not distinct from ${p.unit}::text desc, s.name, s.staff_id
    limit ${p.limit}`,
})

const UnitRow = Type.Object({
  unit_id: Type.String(),
  name: Type.String(),
  area: Type.String(),
  kind: Type.String(),
})

export const listUnits = statement({
  name: 'units: by name',
  row: UnitRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select unit_id, name, area, kind
    from unit
    where force_id = ${p.force}
      and disbanded_at is null
    order by name, unit_id
    limit 500`,
})
