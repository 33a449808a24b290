// The database's own wall between forces: what each role sees of a force when the question names none.
import type { Database } from '../src/kernel/database.ts'
import type { Sql } from '../src/kernel/sql.ts'
import type { Instant } from '../src/kernel/time.ts'
import { asAdmin } from './server.ts'

export type Table = {
  readonly name: string
  /** By which column its policy for this role closes single records; null where it closes none. */
  readonly closes: string | null
}

/** Every table that is a force's and that the role may read, by the catalogue. */
export async function readableBy(ownerUrl: string, role: string): Promise<readonly Table[]> {
  return await asAdmin(ownerUrl, async (client) => {
    const { rows } = await client.query<Table>(
      `select c.relname as name,
        (select substring(p.qual from '(\\w+) <> ALL .*closed_records') from pg_policies p
          where p.schemaname = 'public' and p.tablename = c.relname and $1 = any (p.roles) and p.qual like '%closed_records%' limit 1) as closes
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'force_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace
        and c.relkind = 'r'
        and c.relname <> 'force'
        and has_table_privilege($1, c.oid, 'select')
      order by c.relname`,
      [role],
    )
    return rows
  })
}

/** A view that asks as its owner would go round the policies of whoever asks it. */
export async function viewsOfTheirOwner(ownerUrl: string): Promise<readonly string[]> {
  return await asAdmin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name
      from pg_class
      where relnamespace = 'public'::regnamespace
        and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false))
      order by relname`,
    )
    return rows.map(({ name }) => name)
  })
}

/** Those that run with another role's rights and never look whose force it is. */
export async function functionsOfEveryForce(ownerUrl: string): Promise<readonly string[]> {
  return await asAdmin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select proname as name
      from pg_proc
      where pronamespace = 'public'::regnamespace
        and prosecdef
        and pg_get_functiondef(oid) not like '%context_force()%'
      order by proname`,
    )
    return rows.map(({ name }) => name)
  })
}

type Asker = { readonly force: string; readonly who: string; readonly now: Instant }

/** Of each table whose rows show, without any condition. */
export async function forcesSeen(
  database: Database,
  tables: readonly Table[],
  asker: Asker,
): Promise<ReadonlyMap<string, readonly string[]>> {
  return await database.read(asker, async (reader) => {
    const seen = await Promise.all(
      tables.map(async ({ name }) => {
        const { rows } = await reader.query(words(`select distinct force_id as whose from ${name} limit 100`))
        return [name, rows.map((row) => String(Object.values(row ?? {})[0]))] as const
      }),
    )
    return new Map(seen)
  })
}

/** The tables in which any row shows. */
export const withRows = (seen: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...seen].filter(([, forces]) => forces.length > 0).map(([name]) => name)

const words = (text: string): Sql => ({ texts: [text], values: [] })
