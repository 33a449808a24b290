// The data dictionary, from the comments of the database: `bin/node docs/make-data-dictionary.ts` writes docs/data-dictionary.md.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { databaseUrl } from '../src/kernel/roles.ts'
import { makeTemplate, startTestServer } from '../test/server.ts'

export const file = join(import.meta.dirname, 'data-dictionary.md')

/** The whole document; the database is one that has just been migrated. */
export async function dictionary(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const [tables, columns] = [await client.query<Table>(tablesSql), await client.query<Column>(columnsSql)]
    return written(
      tables.rows,
      Map.groupBy(columns.rows, (column) => column.of_table),
    )
  } finally {
    await client.end()
  }
}

type Table = {
  readonly name: string
  readonly says: string | null
  readonly key: readonly string[]
  readonly secured: boolean
  readonly grants: readonly string[]
}
type Column = {
  readonly of_table: string
  readonly name: string
  readonly type: string
  readonly may_be_null: boolean
  readonly says: string | null
}

const tablesSql = `
  select c.relname as name, obj_description(c.oid) as says, c.relforcerowsecurity or coalesce('security_invoker=true' = any (c.reloptions), false) as secured,
    coalesce((
      select array_agg(a.attname::text order by k.ordinality)
      from pg_index i, unnest(i.indkey) with ordinality as k (attnum, ordinality)
      join pg_attribute a on a.attnum = k.attnum
      where i.indrelid = c.oid and a.attrelid = c.oid and i.indisprimary), '{}') as key,
    coalesce((
      select array_agg(r.rolname || ': ' || lower(string_agg) order by r.rolname)
      from (
        select grantee, string_agg(distinct privilege_type, ', ' order by privilege_type)
        from (
          select x.grantee, x.privilege_type from aclexplode(c.relacl) x
          union
          select x.grantee, x.privilege_type from pg_attribute a, aclexplode(a.attacl) x where a.attrelid = c.oid
        ) as each
        group by grantee
      ) as granted
      join pg_roles r on r.oid = granted.grantee
      where r.rolname like 'vigil\\_%' and r.oid <> c.relowner), '{}') as grants
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"
  limit 500`

const columnsSql = `
  select c.relname as of_table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as may_be_null,
    col_description(c.oid, a.attnum) as says
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C", a.attnum
  limit 5000`

function written(tables: readonly Table[], columns: ReadonlyMap<string, readonly Column[]>): string {
  return [
    '# Data dictionary',
    '',
    'Made from the comments of the database by `bin/node docs/make-data-dictionary.ts`; do not edit. A test fails when it is out of date.',
    '',
    `${tables.length} tables and views. *Secured* means row-level security that binds the owner too: a row shows only inside a transaction about its force. A view is, where it is read under its reader's own.`,
    '',
    ...tables.map(({ name }) => `- [${name}](#${name})`),
    ...tables.flatMap((table) => section(table, columns.get(table.name) ?? [])),
    '',
  ].join('\n')
}

const section = (table: Table, columns: readonly Column[]): readonly string[] => [
  '',
  `## ${table.name}`,
  '',
  table.says ?? missing,
  '',
  `Key: ${table.key.length === 0 ? 'none' : table.key.join(', ')}. ${table.secured ? 'Secured' : 'Not secured: it belongs to no force'}. ${granted(table.grants)}`,
  '',
  '| column | type | may be null | what it is |',
  '|---|---|---|---|',
  ...columns.map(
    (column) =>
      `| ${column.name} | ${column.type} | ${column.may_be_null ? 'yes' : ''} | ${(column.says ?? missing).replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  ),
]

/** A test looks for it. */
export const missing = '**not described**'

const granted = (grants: readonly string[]): string =>
  grants.length === 0 ? 'No role of the application may touch it.' : `Granted to ${grants.join('; ')}.`

if (import.meta.main) {
  const server = await startTestServer()
  try {
    writeFileSync(file, await dictionary(databaseUrl(server.adminUrl, await makeTemplate(server.adminUrl))))
    console.log(file)
  } finally {
    await server.stop()
  }
}
