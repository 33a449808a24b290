// The forces of England and Wales.
import Type from 'typebox'
import { type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import forces from './forces-of-england-and-wales.json' with { type: 'json' }
import { SYSTEM } from './world.ts'

const ForceRow = Type.Object({ force_id: Type.String(), name: Type.String(), country: Type.String() })

export const forceById = statement({
  name: 'a force by its short name',
  row: ForceRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select force_id, name, country
    from force
    where force_id = ${p.force}
    limit 1`,
})

export const allForces = statement({
  name: 'all forces by name',
  row: ForceRow,
  example: {},
  sql: (_: object) => sql`
    select force_id, name, country
    from force
    order by name
    limit 100`,
})

export type Force = { readonly id: string; readonly name: string; readonly country: string }

/** The official list (../../docs/data-sources.md says whose), by its short names. */
export const officialForces: readonly Force[] = forces.map((one) => ({
  id: one.slug,
  name: one.forceName,
  country: one.country,
}))

/** Whether a force goes by that name on the official list; a demonstration goes by that of the force whose published history it has. */
export const isForce = (forceId: string, name: string): boolean =>
  officialForces.some((one) => one.name === name && [one.id, `${one.id}-demonstration`].includes(forceId))

/** Records the forces that are not there yet; done at every start. */
export async function recordForces(db: Database, more: readonly Force[], now: Instant): Promise<void> {
  await db.write({ force: '', who: SYSTEM, now }, async (writer) => {
    const known = new Set((await allForces.all(writer, {})).map((force) => force.force_id))
    for (const force of [...officialForces, ...more].filter((one) => !known.has(one.id)))
      writer.send(
        sql`insert into force (force_id, name, country) values (${force.id}, ${force.name}, ${force.country}) on conflict do nothing`,
      )
  })
}
