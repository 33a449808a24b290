// What stands made equal to the copy of a rebuild, row by row.
import type { Sql } from '../../kernel/sql.ts'
import { name, type StateTable } from './tables.ts'

/**
 * Makes what stands equal to the copy, for these records; with `keep`, rows that the copy lacks are left. Rows stay the rows that they are: whoever
 * waits to change one would not find one that was put in anew.
 */
export function putRight(table: StateTable, force: string, records: readonly string[], keep: boolean): readonly Sql[] {
  const [t, record, columns] = [name(table.name), name(table.record), table.columns.map(name).join(', ')]
  const same = table.key.map(name).map((column) => `made.${column} = stands.${column}`)
  const others = table.columns.filter((column) => !table.key.includes(column)).map(name)
  const change = others.map((column) => `${column} = excluded.${column}`).join(', ')
  const gone: Sql = {
    texts: [
      `delete from public.${t} as stands where force_id = `,
      ` and ${record} = any (`,
      `::uuid[]) and not exists (select from pg_temp.${t} as made where ${same.join(' and ')})`,
    ],
    values: [force, [...records]],
  }
  const made: Sql = {
    texts: [
      `insert into public.${t} (${columns}) select ${columns} from pg_temp.${t} where ${record} = any (`,
      `::uuid[]) on conflict (${table.key.map(name).join(', ')}) do ${change === '' ? 'nothing' : `update set ${change}`}`,
    ],
    values: [[...records]],
  }
  return keep ? [made] : [gone, made]
}

/**
 * Who may open a record, and that it is searched for, hangs on other records too, which are not folded with it: only what rests on a
 * restriction that the fold no longer gives is taken away.
 */
export const whoMayOpen = ['restriction', 'opening']
export const noLongerRestricted = (table: StateTable, force: string, records: readonly string[]): Sql => ({
  texts: [
    `delete from public.${name(table.name)} as stands where force_id = `,
    ' and record_id = any (',
    `::uuid[]) and not exists (select from pg_temp.restriction as made where made.record_id = stands.record_id)${table.name === 'opening' ? " and basis = 'involved'" : ''}`,
  ],
  values: [force, [...records]],
})

/** So that nobody changes what is being put right; readers are not held up. */
export const lock = (table: StateTable): Sql => ({
  texts: [`lock table public.${name(table.name)} in share row exclusive mode`],
  values: [],
})
