// Every named statement of the product, which is all that answers rows, is executed, and its columns are those its row schema names; of what is only written, the end of a whole run asks it. And what every table owes.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import '../src/app.ts'
import { statements } from '../src/kernel/database.ts'
import { text } from '../src/kernel/sql.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const url = new URL(database.ownerUrl.replace(/@\//, '@localhost/'))
const host = url.searchParams.get('host')
const port = Number(url.searchParams.get('port') ?? 5432)
const client = new pg.Client(
  host === null
    ? database.ownerUrl
    : { host, port, user: decodeURIComponent(url.username), database: url.pathname.slice(1) },
)
client.on('error', () => undefined)
await client.connect()
after(async () => await client.end().catch(() => undefined))

test('there are many statements, each with a name of its own', () => {
  assert.ok(statements.length >= 40, `${statements.length} statements`)
  assert.equal(new Set(statements.map((one) => one.name)).size, statements.length)
})

for (const one of statements) {
  test(`${one.name}: runs, answers the columns it says, and has a limit`, async () => {
    await client.query('begin')
    try {
      await client.query(
        "select set_config('vigil.force', 'demonstration', true), set_config('vigil.who', '00000000-0000-7000-8000-000000000001', true), set_config('vigil.now', '2026-11-23T09:00:00.000Z', true)",
      )
      const query = one.exampleQuery()
      const answer = await client.query(text(query), [...query.values])
      assert.deepEqual(answer.fields.map((field) => field.name).sort(), [...one.columns].sort())
      const words = text(query)
      if (/(?<!delete )\bfrom [a-z_]+\b/i.test(words)) assert.match(words, /\blimit\b/i)
      assert.doesNotMatch(words, /select \*/)
    } finally {
      await client.query('rollback')
    }
  })
}

/** These belong to no force, or hold nothing of a case. */
const withoutForce = ['force', 'checkpoint', 'migration', 'sequencer_turn']

test('every table forces row-level security, but those that belong to no force', async () => {
  const open = await client.query<{ relname: string }>(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity) order by relname",
  )
  assert.deepEqual(
    open.rows.map((row) => row.relname),
    [...withoutForce].sort(),
  )
})

test('every table and every column says what it is', async () => {
  const silent = await client.query<{ place: string }>(`
    select c.relname || coalesce('.' || a.attname, '') as place
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r'
      and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
    order by 1`)
  assert.deepEqual(
    silent.rows.map((row) => row.place),
    [],
  )
})

test('no role of the application may change or remove a fact, or bypass row-level security', async () => {
  const may = await client.query<{ role: string; may: boolean }>(`
    select r.rolname as role,
      has_table_privilege(r.rolname, 'fact', 'update') or has_table_privilege(r.rolname, 'fact', 'delete') or has_table_privilege(r.rolname, 'fact', 'truncate') or r.rolbypassrls or r.rolsuper as may
    from pg_roles r
    where r.rolname like 'vigil\\_%' and r.rolname <> current_user`)
  assert.ok(may.rows.length >= 6)
  assert.deepEqual(
    may.rows.filter((row) => row.may),
    [],
  )
})
