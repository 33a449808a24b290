// The tables of current state for a rebuild: empty copies to fold into, and the comparison of a copy with what stands.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'

/** A table of current state, as the database itself describes it. */
export type StateTable = {
  readonly name: string
  /** The columns of its key, the force's first. */
  readonly key: readonly string[]
  /** Which column holds the record it comes from: a person's row calls it person_id. */
  readonly record: string
  readonly columns: readonly string[]
  /** Columns that the database computes from the others: never compared, for a set as an array has no order of its own. */
  readonly computed: readonly string[]
}

/** Reads the catalogue. Throws where a procedure names a table that is not there. */
export async function describeTables(reader: Reader, names: readonly string[]): Promise<readonly StateTable[]> {
  const rows = await tableColumns.all(reader, { names })
  return names.map((name) => {
    const own = rows.filter((row) => row.name === name)
    const key = own.filter((row) => row.key_place !== null).sort((a, b) => (a.key_place ?? 0) - (b.key_place ?? 0))
    const columns = own.filter((row) => !row.generated).map((row) => row.column)
    const record = own.some((row) => row.column === 'record_id') ? 'record_id' : key[1]?.column
    if (key[0]?.column !== 'force_id' || record === undefined)
      throw new Error(`table ${name} has no key of a force and a record`)
    const computed = own.filter((row) => row.generated).map((row) => row.column)
    return { name, key: key.map((row) => row.column), record, columns, computed }
  })
}

/**
 * An empty copy under the same name, for this transaction only. Names are looked up among temporary tables first, so every
 * statement of a projection now writes to the copy: what stands is neither changed nor locked.
 */
export const copyOf = (table: StateTable): Sql =>
  plain(`create temporary table ${name(table.name)}
    (like public.${name(table.name)} including defaults including generated including indexes) on commit drop`)

/** What stands of all other records, for a copy that only some are folded into: what theirs is made of may stand in the row of another. */
export const othersOf = (table: StateTable, force: string, records: readonly string[]): Sql => {
  const [t, columns] = [name(table.name), table.columns.map(name).join(', ')]
  return {
    texts: [
      `insert into pg_temp.${t} (${columns}) select ${columns} from public.${t} where force_id = `,
      ` and ${name(table.record)} <> all (`,
      '::uuid[])',
    ],
    values: [force, [...records]],
  }
}

/** Statements prepared before the copies were made still mean the tables that stand. */
export const forgetPlans: Sql = sql`discard plans`

const Row = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()])
export const Different = Type.Object({ record_id: Type.String(), was: Row, is: Row, head: Type.Integer() })
export type Different = Static<typeof Different>
const different = Compile(Different)

/** Rows that differ between what stands and the copy, with the record's last position at the same moment. */
export async function differing(
  reader: Reader,
  table: StateTable,
  force: string,
  limit: number,
): Promise<readonly Different[]> {
  const [t, key] = [name(table.name), table.key.map(name)]
  const record = name(table.record)
  const query: Sql = {
    texts: [
      `select coalesce(was.${record}, made.${record})::text as record_id, to_jsonb(was) as was, to_jsonb(made) as is,
        coalesce((select max(position) from public.fact where force_id = `,
      ` and record_id = coalesce(was.${record}, made.${record})), 0) as head
      from (select * from public.${t} where force_id = `,
      `) as was
      full join pg_temp.${t} as made on ${key.map((column) => `made.${column} = was.${column}`).join(' and ')}
      where to_jsonb(was) - `,
      `::text[] is distinct from to_jsonb(made) - `,
      `::text[]
      order by 1, ${key.map((column) => `coalesce(was.${column}, made.${column})`).join(', ')}
      limit `,
      '',
    ],
    values: [force, force, [...table.computed], [...table.computed], limit],
  }
  return (await reader.query(query)).rows.map((row) => different.Parse(row))
}

export const forgetRecords = (table: StateTable, records: readonly string[]): Sql => ({
  texts: [`delete from pg_temp.${name(table.name)} where ${name(table.record)} = any (`, '::uuid[])'],
  values: [[...records]],
})

const plain = (text: string): Sql => ({ texts: [text], values: [] })

/** Names come from procedures and from the catalogue, never from a person; quoted all the same. */
export const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

const namesExample: { readonly names: readonly string[] } = { names: ['duty'] }

const tableColumns = statement({
  name: 'columns and keys of the tables of current state',
  row: Type.Object({
    name: Type.String(),
    column: Type.String(),
    generated: Type.Boolean(),
    key_place: Type.Union([Type.Integer(), Type.Null()]),
  }),
  example: namesExample,
  sql: (p: typeof namesExample) => sql`
    select c.relname::text as name, a.attname::text as "column", a.attgenerated <> '' as generated,
      array_position(i.indkey::int[], a.attnum::int) as key_place
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relname = any (${[...p.names]}::text[])
    order by c.relname, a.attnum
    limit 2000`,
})
