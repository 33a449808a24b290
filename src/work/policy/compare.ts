// Two versions of a policy beside each other: which values and which rows of which table differ.
import type { Policy } from '../../practice/policy.ts'
import type { PolicyGiven } from './given.ts'

export type Side = Pick<Policy, 'version' | 'values' | 'tables'>

type ValueChange = {
  readonly name: string
  readonly words: string
  readonly unit: string
  readonly was: number | null
  readonly is: number | null
}

type RowChange = {
  readonly table: string
  readonly row: string
  readonly what: 'added' | 'taken away' | 'changed'
  readonly was: readonly string[] | null
  readonly is: readonly string[] | null
}

type Comparison = { readonly values: readonly ValueChange[]; readonly rows: readonly RowChange[] }

export function compare(given: PolicyGiven, before: Side, after: Side): Comparison {
  const values = given.settings
    .map(({ name, words, unit }) => ({
      name,
      words,
      unit,
      was: before.values[name] ?? null,
      is: after.values[name] ?? null,
    }))
    .filter(({ was, is }) => was !== is)
  const rows = given.tables.flatMap((table) =>
    rowChanges(table.title, table.rows(before.tables[table.name]), table.rows(after.tables[table.name])),
  )
  return { values, rows }
}

type Row = readonly string[]

/** A rule may stand in several rows of one name: the first of the name is compared with the first, and so on. */
function rowChanges(table: string, before: readonly Row[], after: readonly Row[]): readonly RowChange[] {
  const [old, young] = [numbered(before), numbered(after)]
  const keys = [...new Set([...old.keys(), ...young.keys()])]
  return keys.flatMap((row): readonly RowChange[] => {
    const [was, is] = [old.get(row) ?? null, young.get(row) ?? null]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ table, row, what: whatHappened(was, is), was, is }]
  })
}

function whatHappened(was: Row | null, is: Row | null): RowChange['what'] {
  if (was === null) return 'added'
  return is === null ? 'taken away' : 'changed'
}

function numbered(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const seen = new Map<string, number>()
  return new Map(
    rows.map((row) => {
      const name = row[0] ?? ''
      const count = (seen.get(name) ?? 0) + 1
      seen.set(name, count)
      return [count === 1 ? name : `${name} (${count})`, row]
    }),
  )
}
