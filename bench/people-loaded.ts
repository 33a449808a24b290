// People put into a force as they are given, and looked for as the duty superintendent would.
import type { Database } from '../src/kernel/database.ts'
import { sql } from '../src/kernel/sql.ts'
import { instant } from '../src/kernel/time.ts'
import type { Loaded } from './generated-people.ts'

export const contextOf = (force: string) => ({
  force,
  who: '00000000-0000-7000-8000-000000000001',
  now: instant('2026-01-01T00:00:00.000Z'),
})

export async function load(clock: Database, force: string, people: readonly Loaded[]): Promise<void> {
  for (let start = 0; start < people.length; start += 5_000) {
    const batch = people
      .slice(start, start + 5_000)
      .map((one) => ({ ...one, dateOfBirth: dateOf(one.dateOfBirth ?? null) }))
    await clock.write(
      contextOf(force),
      async (writer) =>
        await writer.query(sql`
      insert into person (force_id, person_id, canonical_id, name, date_of_birth, address, postcode, phones)
      select ${force}::text, p.id, p.id, coalesce(p.name, ''), p."dateOfBirth", p.address, p.postcode, array_remove(array[p.phone], null)
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
        as p (id uuid, name text, "dateOfBirth" date, address text, postcode text, phone text)`),
    )
  }
}

/** Eight digits as a date, where they are one. */
function dateOf(digits: string | null): string | null {
  const text = (digits ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}
