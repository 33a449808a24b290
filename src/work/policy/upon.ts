// One version for rows that need each other: a row proposed upon a version that waits to be decided on brings what that brings too.
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import type { Policy } from '../../practice/policy.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Choice } from '../../web/fields.ts'
import type { PolicyTable } from './given.ts'
import { type VersionRow, versionsOf } from './queries.ts'
import { stillOpen } from './still-open.ts'

export const uponField = {
  ...Maybe(Id),
  title: 'Together with which proposed version?',
  description:
    'Only if this row needs what that version brings, for example a programme that names a new grade scale. This version then brings both, and that one need not be approved',
  input: 'select',
}

/** Null where it stands alone; a version that is decided on, or is none, is refused. */
export type Upon = Awaited<ReturnType<typeof stillOpen>>[number] | 'none' | null

export async function uponOf(
  reader: Reader,
  world: World,
  all: readonly VersionRow[],
  asked: string | null,
): Promise<Upon> {
  if (asked === null) return null
  const open = await stillOpen(world, reader, all)
  return open.find(({ record_id }) => record_id === asked) ?? 'none'
}

export async function uponChoices(world: World): Promise<readonly Choice[]> {
  const open = await world.db.read(
    contextOf(world),
    async (reader) => await stillOpen(world, reader, await versionsOf.all(reader, { force: world.who.forceId })),
  )
  return open.map(({ record_id, version }) => ({ value: record_id, text: version }))
}

type Base = Pick<Policy, 'values' | 'tables'>

/** What the row is added to. */
export const baseOf = (upon: Upon, inForce: Base): Base =>
  upon === null || upon === 'none' ? inForce : { ...inForce, ...upon.body }

/** Its rows are counted as in force, so the other version may not have changed the same table; and what was approved since it was made would be undone. */
export function uponRefusals(
  table: PolicyTable,
  { upon, inForce, all }: { readonly upon: Upon; readonly inForce: Base; readonly all: readonly VersionRow[] },
): readonly Refusal[] {
  if (upon === null) return []
  if (upon === 'none') return [refusal('upon', 'This version has been decided on, or its day has passed.')]
  const since = all.find((one) => one.approved_at !== null && one.approved_at > upon.at)
  if (since !== undefined)
    return [refusal('upon', `Version “${since.version}” was approved after this was proposed. Propose it again first.`)]
  const rows = (base: Base) => JSON.stringify(table.rows(base.tables[table.name]))
  const changed = rows(upon.body) !== rows(inForce)
  return changed ? [refusal('upon', `“${upon.version}” changes this table too. Propose both rows as tables.`)] : []
}
