// What a rebuild found, as it is told: the rows by table, and the first differences column by column.
import type { Difference, Rebuilt } from './asked.ts'
import { type Found, type Rebuilding, rowsLookedAt } from './comparing.ts'
import type { Different, StateTable } from './tables.ts'

export function reported(rebuilding: Rebuilding, found: Found, applied: boolean): Rebuilt {
  const all = [...found].flatMap(([table, different]) => different.flatMap((row) => inColumns(table, row)))
  return {
    records: rebuilding.heads.size,
    facts: rebuilding.facts,
    unknownRecords: [...rebuilding.heads.values()].filter((head) => head === null).length,
    rows: Object.fromEntries([...found].map(([table, different]) => [table.name, different.length])),
    differences: all.slice(0, differencesListed),
    more: all.length > differencesListed || [...found.values()].some((rows) => rows.length === rowsLookedAt),
    applied: applied && all.length > 0,
  }
}

const differencesListed = 500

/** One difference a column, or one for a row that only one of the two has. */
function inColumns(table: StateTable, { record_id: recordId, was, is }: Different): readonly Difference[] {
  const row = table.key
    .filter((column) => column !== 'force_id' && column !== table.record)
    .map((column) => String((was ?? is)?.[column]))
    .join(' ')
  const about = { table: table.name, recordId, row }
  if (was === null || is === null) return [{ ...about, column: null, was, is }]
  return table.columns
    .filter((column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]))
    .map((column) => ({ ...about, column, was: was[column], is: is[column] }))
}
