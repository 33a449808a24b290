// What is under embargo is closed to everybody but the people named, and to Vigil; a file of rows as its draft.
import { type Sql, sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import type { Register } from './items.ts'
import type { Known } from './known.ts'
import type { readFile } from './read-file.ts'

type Closed = { readonly forceId: string; readonly recordId: string; readonly since: Instant | null }

export function closedToAllBut(people: readonly string[], { forceId, recordId, since }: Closed): readonly Sql[] {
  const readers = [...new Set([...people, SYSTEM])]
  return [
    sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    select ${forceId}, ${recordId}::uuid, s.staff_id, 'involved', ${since}::timestamptz, timestamptz '9999-12-31 00:00:00+00'
    from unnest(${readers}::uuid[]) as s (staff_id)
    on conflict (force_id, record_id, staff_id, basis) do nothing`,
    sql`
    insert into restriction (force_id, record_id, reason, since)
    values (${forceId}, ${recordId}, 'a draft under embargo', ${since})
    on conflict (force_id, record_id) do nothing`,
  ]
}

/** A draft, or a row of one. */
export function holdsDraft(register: Register, known: Known): boolean {
  const { inspections, findings, files, judgments, recommendations } = register
  const isDraft = (reference: string) => known.inspections.get(reference)?.publishedOn === null
  return (
    inspections.some(({ published }) => published === null) ||
    [...findings, ...files, ...judgments, ...recommendations].some(({ inspection }) => isDraft(inspection))
  )
}

/** Or a row of which nobody can say what it is, and one whose day of publication has not come. */
export const isUnderEmbargo = (
  { register, errors }: ReturnType<typeof readFile>,
  known: Known,
  today: string,
): boolean =>
  holdsDraft(register, known) ||
  errors.some(({ column }) => column === 'item') ||
  register.inspections.some(({ published }) => published !== null && published > today)
